package io.densimeter.experiments.run;

import io.densimeter.experiments.spec.ExpectationSpec;
import io.densimeter.experiments.spec.Experiment;
import io.densimeter.experiments.spec.Scenario;
import io.densimeter.model.stats.ConfidenceInterval;
import io.densimeter.reports.result.RunResult;
import io.densimeter.reports.result.ScenarioResult;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * An expectation of an experiment held against one scenario.
 *
 * @param scenario identifier of the scenario
 * @param metric name of the metric
 * @param statement the bound and what was found
 * @param verdict what came of it
 */
public record Gate(String scenario, String metric, String statement, Verdict verdict) {
  private static final double LEVEL = 0.95;

  /** What came of an expectation. */
  public enum Verdict {
    /** It holds. */
    HELD,
    /** It does not. */
    FAILED,
    /** The interval over replications includes the bound: more replications would tell. */
    INCONCLUSIVE
  }

  /** Returns every expectation held against every scenario that it concerns. */
  public static List<Gate> of(Experiment experiment, RunResult result) {
    var gates = new ArrayList<Gate>();
    for (var expectation : experiment.spec().expect()) {
      for (int i = 0; i < experiment.scenarios().size(); i++) {
        Scenario scenario = experiment.scenarios().get(i);
        if (expectation.concerns(scenario)) {
          gates.add(of(expectation, result.scenarios().get(i)));
        }
      }
    }
    return gates;
  }

  private static Gate of(ExpectationSpec expectation, ScenarioResult scenario) {
    var metric = expectation.declaration();
    if (scenario.infeasible() != null) {
      return new Gate(
          scenario.id(), metric.name(), "infeasible: " + scenario.infeasible(), Verdict.FAILED);
    }
    double[] values =
        scenario.replications().stream()
            .mapToDouble(replication -> value(replication.values().get(metric), metric.name()))
            .toArray();
    var interval = ConfidenceInterval.student(values, LEVEL);
    var least = expectation.least();
    var most = expectation.most();
    var bounds = new ArrayList<String>();
    least.ifPresent(bound -> bounds.add("at least " + bound));
    most.ifPresent(bound -> bounds.add("at most " + bound));
    String statement =
        String.join(", ", bounds)
            + " "
            + metric.unit()
            + " expected, "
            + interval.mean()
            + (interval.known() ? " ± " + interval.halfWidth() : "")
            + " found";
    return new Gate(scenario.id(), metric.name(), statement, verdict(interval, least, most));
  }

  private static double value(@Nullable Double value, String metric) {
    if (value == null) {
      throw new IllegalStateException("The result has no " + metric + ".");
    }
    return value;
  }

  private static Verdict verdict(
      ConfidenceInterval interval, OptionalDouble least, OptionalDouble most) {
    double half = interval.known() ? interval.halfWidth() : 0;
    double below = least.orElse(Double.NEGATIVE_INFINITY) - interval.mean();
    double above = interval.mean() - most.orElse(Double.POSITIVE_INFINITY);
    double excess = Math.max(below, above);
    if (excess > half) {
      return Verdict.FAILED;
    }
    return excess > -half && half > 0 ? Verdict.INCONCLUSIVE : Verdict.HELD;
  }
}

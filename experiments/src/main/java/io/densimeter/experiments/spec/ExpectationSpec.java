package io.densimeter.experiments.spec;

import io.densimeter.experiments.yaml.Default;
import io.densimeter.experiments.yaml.Doc;
import io.densimeter.experiments.yaml.NameOf;
import io.densimeter.experiments.yaml.Node;
import io.densimeter.experiments.yaml.Validated;
import io.densimeter.model.stats.AvailabilityMetrics;
import io.densimeter.model.stats.Metric;
import io.densimeter.model.stats.Metrics;
import io.densimeter.model.units.Dimension;
import io.densimeter.model.units.Money;
import io.densimeter.model.units.Nearest;
import io.densimeter.model.units.Numbers;
import io.densimeter.model.units.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * A gate: a bound on a metric, in the scenarios that it concerns.
 *
 * @param where the technique's label and swept values of these scenarios; empty for all
 * @param metric name of the metric
 * @param atMost the upper bound as written; null for none
 * @param atLeast the lower bound as written; null for none
 */
@Doc("A gate: a bound on a metric, in the scenarios that it concerns.")
public record ExpectationSpec(
    @Doc("The technique, and swept paths with a value; left out, all scenarios.") @Default("{}")
        Map<String, Node.Scalar> where,
    @Doc("The metric.") @NameOf("metric") String metric,
    @Doc("Upper bound, with the unit of the metric.") Node.@Nullable Scalar atMost,
    @Doc("Lower bound, with the unit of the metric.") Node.@Nullable Scalar atLeast)
    implements Validated {
  private static final String TECHNIQUE = "technique";
  private static final double JOULES_PER_KWH = 3_600_000;
  private static final double NANOS_PER_SECOND = 1e9;

  /** Returns the metric's declaration. */
  public Metric declaration() {
    return Metrics.named(metric).orElseThrow(() -> new IllegalStateException(metric));
  }

  /** Returns the upper bound in the unit of the metric. */
  public OptionalDouble most() {
    return atMost == null ? OptionalDouble.empty() : OptionalDouble.of(value(atMost));
  }

  /** Returns the lower bound in the unit of the metric. */
  public OptionalDouble least() {
    return atLeast == null ? OptionalDouble.empty() : OptionalDouble.of(value(atLeast));
  }

  /** Returns whether this gate is about that scenario. */
  public boolean concerns(Scenario scenario) {
    return where.entrySet().stream()
        .allMatch(
            entry ->
                entry
                    .getValue()
                    .text()
                    .equals(
                        entry.getKey().equals(TECHNIQUE)
                            ? scenario.technique().label()
                            : scenario.axes().get(entry.getKey())));
  }

  @Override
  public List<Problem> validate() {
    List<Problem> problems = new ArrayList<>();
    if (atMost == null && atLeast == null) {
      problems.add(new Problem("", "needs at-most or at-least."));
    }
    if (Metrics.named(metric).isPresent()) {
      check("at-most", atMost, problems);
      check("at-least", atLeast, problems);
    }
    if (problems.isEmpty() && atMost != null && atLeast != null && value(atLeast) > value(atMost)) {
      problems.add(new Problem("at-least", "must not be above at-most."));
    }
    return problems;
  }

  /** Returns what does not go with the rest of the experiment, with paths relative to this. */
  List<Problem> validateIn(ExperimentSpec experiment) {
    List<Problem> problems = new ArrayList<>();
    where.forEach(
        (key, value) -> {
          var known = known(key, experiment);
          if (known.isEmpty()) {
            List<String> keys = new ArrayList<>(List.of(TECHNIQUE));
            keys.addAll(experiment.sweep().keySet());
            String message = Nearest.sentence("is neither technique nor swept", key, keys);
            problems.add(new Problem("where." + key, message));
          } else if (!known.contains(value.text())) {
            String statement =
                key.equals(TECHNIQUE)
                    ? "no technique is called " + Numbers.clip(value.text())
                    : Numbers.clip(value.text()) + " is not among the swept values";
            problems.add(
                new Problem("where." + key, Nearest.sentence(statement, value.text(), known)));
          }
        });
    if (experiment.memory() == null && isAmong(Metrics.OF_PROMISED_MEMORY)) {
      problems.add(new Problem("metric", metric + " needs the section memory."));
    }
    if (!experiment.interferes() && isAmong(Metrics.OF_INTERFERENCE)) {
      problems.add(new Problem("metric", metric + " needs workload.guest.memory-profile."));
    }
    if (experiment.carbon() == null && isAmong(Metrics.OF_CARBON)) {
      problems.add(new Problem("metric", metric + " needs carbon: {grid: …}."));
    }
    if (metric.equals(Metrics.CARBON_REQUEST.name())
        && experiment.tco().requestsPerMonth() == null) {
      problems.add(new Problem("metric", metric + " needs tco.requests-per-month."));
    }
    if (experiment.failures() == null && isAmong(Metrics.OF_FAILURES)) {
      problems.add(new Problem("metric", metric + " needs the section failures."));
    }
    if (experiment.failures() == null && isAmong(AvailabilityMetrics.OF_FAILURES)) {
      problems.add(new Problem("metric", metric + " needs the section failures."));
    }
    if (experiment.patching() == null && isAmong(AvailabilityMetrics.OF_PATCHES)) {
      problems.add(new Problem("metric", metric + " needs the section patching."));
    }
    if (experiment.failures() == null
        && experiment.patching() == null
        && isAmong(AvailabilityMetrics.OF_EITHER)) {
      problems.add(new Problem("metric", metric + " needs the section failures or patching."));
    }
    if (experiment.consolidation() == null && isAmong(Metrics.OF_CONSOLIDATION)) {
      problems.add(new Problem("metric", metric + " needs the section consolidation."));
    }
    requireCurrency("at-most", atMost, experiment.currency(), problems);
    requireCurrency("at-least", atLeast, experiment.currency(), problems);
    return problems;
  }

  private boolean isAmong(List<Metric> metrics) {
    return metrics.stream().anyMatch(each -> each.name().equals(metric));
  }

  private static List<String> known(String key, ExperimentSpec experiment) {
    if (key.equals(TECHNIQUE)) {
      return experiment.techniques().stream().map(TechniqueSpec::label).toList();
    }
    return experiment.sweep().getOrDefault(key, List.of()).stream().map(Node::flow).toList();
  }

  private void check(String key, Node.@Nullable Scalar bound, List<Problem> problems) {
    if (bound != null) {
      try {
        value(bound);
      } catch (IllegalArgumentException refused) {
        problems.add(new Problem(key, String.valueOf(refused.getMessage())));
      }
    }
  }

  private double value(Node.Scalar bound) {
    String text = bound.text();
    return switch (declaration().unit()) {
      case "fraction" -> Dimension.SHARE.real(text);
      case "kWh" -> Dimension.ENERGY.real(text) / JOULES_PER_KWH;
      case "currency" -> money(text).amount();
      case "s" -> Dimension.TIME.real(text) / NANOS_PER_SECOND;
      default -> Numbers.real(text);
    };
  }

  private void requireCurrency(
      String key, Node.@Nullable Scalar bound, String currency, List<Problem> problems) {
    if (bound == null || !declaration().unit().equals("currency")) {
      return;
    }
    try {
      String written = money(bound.text()).currency();
      if (!written.equals(currency)) {
        problems.add(
            new Problem(
                key,
                "is in " + written + ", but the prices of this file are in " + currency + "."));
      }
    } catch (IllegalArgumentException refused) {
      // validate() has said so
    }
  }

  private static Money money(String text) {
    return Money.parse(text, List.of(Money.Per.ONCE));
  }
}

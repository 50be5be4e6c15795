package io.densimeter.experiments.spec;

import io.densimeter.experiments.yaml.Node;
import io.densimeter.model.stats.Metrics;
import io.densimeter.model.stats.RequestMetrics;
import io.densimeter.model.units.Problem;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What an experiment must say, and may ask for, at its fidelity. */
final class FidelityRules {
  private static final String FIDELITY = "fidelity";

  private FidelityRules() {}

  /** Returns what does not go together. */
  static List<Problem> problems(ExperimentSpec spec) {
    var problems = new LinkedHashSet<Problem>();
    boolean operation = spec.fidelity() == Fidelity.OPERATION;
    if (operation && spec.workload().requests() == null) {
      problems.add(
          new Problem(
              FIDELITY, "operation needs workload.requests: a trace has none. Maybe interval?"));
    }
    if (operation && spec.consolidation() != null) {
      problems.add(
          new Problem(
              "consolidation",
              "needs fidelity: interval; leave it out, as guests stay in seconds."));
    }
    if (spec.failures() != null && (operation || spec.consolidation() != null)) {
      problems.add(
          new Problem(
              "failures",
              operation
                  ? "need fidelity: interval; leave them out, as little fails in seconds."
                  : "are for guests that stay. Maybe leave out consolidation?"));
    }
    if (spec.failures() != null
        && spec.placement().emptyHosts() == PlacementSpec.EmptyHosts.ASLEEP) {
      problems.add(
          new Problem(
              "failures", "need hosts that are on or off; a host that failed is not asleep."));
    }
    for (var host : spec.hosts()) {
      var pcpus = spec.operation().pcpus();
      for (var problem : pcpus.problems(host.cores(), spec.workload().guest().vcpus())) {
        problems.add(problem.under("operation.pcpus"));
      }
    }
    for (int i = 0; i < spec.expect().size(); i++) {
      var expectation = spec.expect().get(i);
      var only = onlyAt(expectation.metric());
      if (only != null && !concerns(expectation, spec, only)) {
        problems.add(
            new Problem(
                "expect[" + i + "].metric",
                expectation.metric() + " needs fidelity: " + word(only) + "."));
      }
    }
    return new ArrayList<>(problems);
  }

  /** Returns the only fidelity that has a metric, or null. */
  private static @Nullable Fidelity onlyAt(String metric) {
    if (RequestMetrics.ALL.stream().anyMatch(each -> each.name().equals(metric))) {
      return Fidelity.OPERATION;
    }
    return metric.equals(Metrics.SLA_VIOLATION.name()) ? Fidelity.INTERVAL : null;
  }

  /** Where the fidelity is swept, an expectation says which of them it is about. */
  private static boolean concerns(ExpectationSpec expectation, ExperimentSpec spec, Fidelity only) {
    if (!spec.sweep().containsKey(FIDELITY)) {
      return spec.fidelity() == only;
    }
    Node.Scalar where = expectation.where().get(FIDELITY);
    return where != null && where.text().equals(word(only));
  }

  private static String word(Fidelity fidelity) {
    return fidelity.name().toLowerCase(Locale.ROOT);
  }
}

package io.densimeter.reports.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.densimeter.model.stats.Metric;
import io.densimeter.reports.figures.Finite;
import io.densimeter.reports.figures.MetricUnit;
import io.densimeter.reports.figures.RunSummary;
import io.densimeter.reports.figures.ScenarioFigures;
import io.densimeter.reports.figures.Spread;
import java.util.Locale;

/**
 * The verdict of a run for programs. Additions keep the schema version; a renamed or removed field
 * raises it.
 */
final class SummaryJson {
  private static final int SCHEMA_VERSION = 1;

  private SummaryJson() {}

  static String of(RunSummary summary) {
    var run = summary.run();
    var root = Json.object();
    root.put("schemaVersion", SCHEMA_VERSION);
    root.put("densimeter", run.version());
    root.put("name", run.name());
    root.put("question", run.question());
    root.put("verdict", summary.verdict().answer());
    var notes = root.putArray("notes");
    summary.verdict().notes().forEach(notes::add);
    root.put("currency", run.currency());
    root.put("replications", run.replications());
    root.put("confidence", 0.95);
    var warnings = root.putArray("warnings");
    run.warnings().forEach(warnings::add);
    var scenarios = root.putArray("scenarios");
    for (var scenario : summary.scenarios()) {
      scenario(scenarios.addObject(), scenario, run.currency());
    }
    return Json.text(root);
  }

  private static void scenario(ObjectNode node, ScenarioFigures figures, String currency) {
    var scenario = figures.scenario();
    node.put("id", scenario.id());
    node.put("technique", scenario.technique());
    node.put("implementation", scenario.implementation());
    var axes = node.putObject("axes");
    scenario.axes().forEach(axes::put);
    node.put("feasible", figures.feasible());
    node.put("infeasible", scenario.infeasible());
    node.put("placesAll", figures.placesAll());
    node.put("limitedBy", scenario.limitedBy());
    var metrics = node.putObject("metrics");
    figures
        .spreads()
        .forEach(
            (metric, spread) -> metric(metrics.putObject(metric.name()), metric, spread, currency));
    var warnings = node.putArray("warnings");
    scenario.warnings().forEach(warnings::add);
  }

  private static void metric(ObjectNode node, Metric metric, Spread spread, String currency) {
    node.put("mean", Finite.check(metric.name(), spread.mean()));
    if (spread.replicated()) {
      node.put("lower", Finite.check(metric.name(), spread.low()));
      node.put("upper", Finite.check(metric.name(), spread.high()));
    } else {
      node.putNull("lower");
      node.putNull("upper");
    }
    node.put("unit", MetricUnit.of(metric, currency));
    node.put("better", metric.better().name().toLowerCase(Locale.ROOT));
  }
}

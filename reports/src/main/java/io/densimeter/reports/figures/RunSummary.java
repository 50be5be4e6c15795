package io.densimeter.reports.figures;

import io.densimeter.reports.result.RunResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A run as every report presents it.
 *
 * @param run the run
 * @param scenarios the figures of each scenario, in the order of the sweep
 * @param verdict the answer to the question
 * @param warnings those of the run, then those of scenarios, equal ones together
 */
public record RunSummary(
    RunResult run, List<ScenarioFigures> scenarios, Verdict verdict, List<Warning> warnings) {
  /** Returns the summary of a run. */
  public static RunSummary of(RunResult run) {
    if (run.scenarios().isEmpty()) {
      throw new IllegalStateException("The run of " + run.name() + " has no scenario.");
    }
    var scenarios = run.scenarios().stream().map(ScenarioFigures::of).toList();
    return new RunSummary(
        run, scenarios, Verdict.of(scenarios, run.currency()), warnings(run, scenarios));
  }

  private static List<Warning> warnings(RunResult run, List<ScenarioFigures> scenarios) {
    Map<String, List<String>> about = new LinkedHashMap<>();
    for (var figures : scenarios) {
      for (var text : figures.scenario().warnings()) {
        about.computeIfAbsent(text, key -> new ArrayList<>()).add(figures.label());
      }
    }
    var warnings = new ArrayList<Warning>();
    run.warnings().forEach(text -> warnings.add(new Warning(text, List.of())));
    about.forEach((text, labels) -> warnings.add(new Warning(text, List.copyOf(labels))));
    return List.copyOf(warnings);
  }
}

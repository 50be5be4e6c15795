package io.densimeter.experiments.run;

import io.densimeter.experiments.catalog.Catalog;
import io.densimeter.experiments.cost.CostNames;
import io.densimeter.experiments.spec.Experiment;
import io.densimeter.experiments.uncertainty.UncertainValues;
import io.densimeter.experiments.yaml.ExperimentException;
import io.densimeter.experiments.yaml.PlacedProblem;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Whether an experiment can answer anything. Some techniques may be infeasible, with the reason in
 * the report; when all of them are in every scenario, the experiment itself is wrong.
 */
public final class Feasibility {
  private Feasibility() {}

  /**
   * Requires a scenario whose technique can run on some of its hosts, rules of placement that name
   * guests of the trace and do not contradict each other, editions and models that exist, and
   * distributions within the bounds of what they stand for.
   *
   * @throws ExperimentException with a problem for each rule, and for each technique when none can
   * @throws io.densimeter.workloads.trace.TraceException when rules name guests of a broken trace
   */
  public static void require(Experiment experiment, Catalog catalog) throws ExperimentException {
    CostNames.require(experiment, catalog);
    FigureShares.require(experiment, catalog);
    UncertainValues.require(experiment, catalog);
    requireRules(experiment);
    Set<PlacedProblem> problems = new LinkedHashSet<>();
    for (var scenario : experiment.scenarios()) {
      var estate = Estate.of(scenario, catalog);
      if (!estate.groups().isEmpty()) {
        return;
      }
      int index = scenario.spec().techniques().indexOf(scenario.technique());
      problems.add(
          experiment.problem(
              "techniques[" + index + "]",
              "cannot run here: " + String.join("; ", estate.obstacles()) + "."));
    }
    throw new ExperimentException(new ArrayList<>(problems));
  }

  private static void requireRules(Experiment experiment) throws ExperimentException {
    Set<PlacedProblem> problems = new LinkedHashSet<>();
    var traces = new Traces();
    for (var scenario : experiment.scenarios()) {
      var spec = scenario.spec();
      if (spec.placement().hasRules()) {
        var trace = traces.demand(spec, 0).trace();
        var names = IntStream.range(0, trace.guests()).mapToObj(trace::guestName).toList();
        problems.addAll(new GuestRules(spec.placement(), names).problems(experiment));
      }
    }
    if (!problems.isEmpty()) {
      throw new ExperimentException(new ArrayList<>(problems));
    }
  }
}

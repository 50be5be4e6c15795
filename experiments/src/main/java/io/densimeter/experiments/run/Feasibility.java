package io.densimeter.experiments.run;

import io.densimeter.experiments.catalog.Catalog;
import io.densimeter.experiments.spec.Experiment;
import io.densimeter.experiments.yaml.ExperimentException;
import io.densimeter.experiments.yaml.PlacedProblem;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Whether an experiment can answer anything. Some techniques may be infeasible, with the reason in
 * the report; when all of them are in every scenario, the experiment itself is wrong.
 */
public final class Feasibility {
  private Feasibility() {}

  /**
   * Requires a scenario whose technique can run on some of its hosts.
   *
   * @throws ExperimentException when there is none, with a problem for each technique
   */
  public static void require(Experiment experiment, Catalog catalog) throws ExperimentException {
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
}

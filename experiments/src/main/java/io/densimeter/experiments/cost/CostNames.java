package io.densimeter.experiments.cost;

import io.densimeter.experiments.catalog.Catalog;
import io.densimeter.experiments.spec.EnergySpec;
import io.densimeter.experiments.spec.Experiment;
import io.densimeter.experiments.spec.ExperimentSpec;
import io.densimeter.experiments.yaml.ExperimentException;
import io.densimeter.experiments.yaml.PlacedProblem;
import io.densimeter.model.units.Nearest;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.Set;

/** Whether the editions and models that an experiment names exist, and have a rate of exchange. */
public final class CostNames {
  private final Experiment experiment;
  private final Catalog catalog;
  private final Set<PlacedProblem> problems = new LinkedHashSet<>();

  private CostNames(Experiment experiment, Catalog catalog) {
    this.experiment = experiment;
    this.catalog = catalog;
  }

  /**
   * Requires that they do.
   *
   * @throws ExperimentException with a problem for each that does not
   */
  public static void require(Experiment experiment, Catalog catalog) throws ExperimentException {
    var names = new CostNames(experiment, catalog);
    experiment.scenarios().forEach(scenario -> names.check(scenario.spec()));
    if (!names.problems.isEmpty()) {
      throw new ExperimentException(new ArrayList<>(names.problems));
    }
  }

  private void check(ExperimentSpec spec) {
    var tco = spec.tco();
    if (tco.energy() instanceof EnergySpec.Named) {
      requireRate("tco.energy", EnergyPrices.currency(EnergyPrices.tariff(tco, catalog)), spec);
    }
    Set<String> offers = new LinkedHashSet<>(tco.offers().keySet());
    offers.addAll(catalog.licenceNames());
    for (int i = 0; i < tco.licences().size(); i++) {
      var named = tco.licences().get(i).offers();
      for (int k = 0; k < named.size(); k++) {
        String path = "tco.licences[" + i + "].offers[" + k + "]";
        if (!offers.contains(named.get(k))) {
          unknown(path, "no edition is called " + named.get(k), named.get(k), offers);
        } else {
          requireRate(path, Editions.named(named.get(k), tco, catalog).price().currency(), spec);
        }
      }
    }
    for (int i = 0; i < spec.hosts().size(); i++) {
      var model = spec.hosts().get(i).model();
      String path = "hosts[" + i + "].model";
      if (model != null && !catalog.hostModelNames().contains(model)) {
        unknown(path, "no model is called " + model, model, catalog.hostModelNames());
      } else if (model != null) {
        requireRate(path, catalog.hostModel(model).currency(), spec);
      }
    }
  }

  private void unknown(String path, String statement, String word, Set<String> known) {
    problems.add(experiment.problem(path, Nearest.sentence(statement, word, known)));
  }

  private void requireRate(String path, String currency, ExperimentSpec spec) {
    try {
      CostPlans.rates(spec).toBill(1, currency);
    } catch (IllegalArgumentException none) {
      problems.add(
          experiment.problem(
              path,
              "is priced in "
                  + currency
                  + ". Maybe tco.exchange: {"
                  + currency
                  + ": 1 "
                  + spec.currency()
                  + "} with the right rate?"));
    }
  }
}

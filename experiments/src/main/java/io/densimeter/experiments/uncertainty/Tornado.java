package io.densimeter.experiments.uncertainty;

import io.densimeter.experiments.yaml.ExperimentException;
import io.densimeter.reports.result.CostAnalysis.Swing;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The strongest assumptions of a scenario: each goes from low to high, all others stay. */
final class Tornado {
  private static final int MOST = 10;
  private static final double LESS = 0.9;
  private static final double MORE = 1.1;

  private Tornado() {}

  /**
   * Returns the swings of values with a distribution, between the ends of their intervals, the
   * others at their medians.
   *
   * @param level probability that an interval covers
   */
  static List<Swing> ofDistributions(UncertainCosts costs, double level)
      throws ExperimentException {
    Map<UncertainValue, Double> middle = new LinkedHashMap<>();
    costs.values().list().forEach(value -> middle.put(value, value.number(0.5)));
    List<Swing> swings = new ArrayList<>();
    var atMiddle = costs.totals(middle, Map.of());
    if (atMiddle.isEmpty()) {
      return swings;
    }
    for (var value : costs.values().list()) {
      double low = value.number((1 - level) / 2);
      double high = value.number((1 + level) / 2);
      var atLow = costs.totals(with(middle, value, low), Map.of());
      var atHigh = costs.totals(with(middle, value, high), Map.of());
      if (atLow.isPresent() && atHigh.isPresent()) {
        swings.add(
            new Swing(
                costs.scenario().id(),
                value.path(),
                value.read(low),
                value.read(high),
                atMiddle.get().plan(),
                atLow.get().plan(),
                atHigh.get().plan()));
      }
    }
    return strongest(swings);
  }

  private static Map<UncertainValue, Double> with(
      Map<UncertainValue, Double> middle, UncertainValue value, double number) {
    var changed = new LinkedHashMap<>(middle);
    changed.put(value, number);
    return changed;
  }

  /** Returns the swings of all prices and assumptions of the bill, each a tenth less and more. */
  static List<Swing> ofTenths(UncertainCosts costs) throws ExperimentException {
    List<Swing> swings = new ArrayList<>();
    for (var parameter : costs.values().parameters().entrySet()) {
      if (parameter.getValue() > 0) {
        swings.add(
            new Swing(
                costs.scenario().id(),
                parameter.getKey(),
                "90 %",
                "110 %",
                total(costs, Map.of()),
                totalAt(costs, parameter, LESS),
                totalAt(costs, parameter, MORE)));
      }
    }
    return strongest(swings);
  }

  private static double totalAt(
      UncertainCosts costs, Map.Entry<String, Double> parameter, double factor)
      throws ExperimentException {
    try {
      return total(costs, Map.of(parameter.getKey(), factor * parameter.getValue()));
    } catch (IllegalArgumentException outOfBounds) {
      return total(costs, Map.of()); // a PUE of 1.05 cannot be a tenth less
    }
  }

  private static double total(UncertainCosts costs, Map<String, Double> changed)
      throws ExperimentException {
    return costs
        .totals(Map.of(), changed)
        .orElseThrow(() -> new IllegalStateException("The plan of the file was feasible."))
        .plan();
  }

  private static List<Swing> strongest(List<Swing> swings) {
    return swings.stream()
        .filter(swing -> swing.width() > 0)
        .sorted(Comparator.comparingDouble(Swing::width).reversed())
        .limit(MOST)
        .toList();
  }
}

package io.densimeter.experiments.calibrate;

import io.densimeter.model.calibration.Measurement;
import io.densimeter.model.calibration.Unknown;
import io.densimeter.model.platform.CostTable;
import io.densimeter.model.platform.Price;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * The unknowns of a calibration and how each measurement depends on them.
 *
 * <p>The dependence is found by executing the cost kernels with one price doubled at a time, so
 * that it is the kernels', whatever they become. They are linear in each price as long as no
 * threshold lies between.
 */
final class Design {
  /** The prior's standard deviation: a price is within a factor of a few of the base's. */
  private static final double PRIOR_DEVIATIONS = 3;

  /** Smaller effects are the tolerance of the steady state. */
  private static final double LEAST_EFFECT = 2e-4;

  private record Trial(Price price, CostTable doubled) {}

  private final Map<String, Trial> trials = new LinkedHashMap<>();
  private final CostTable costs;

  /**
   * Creates the design.
   *
   * @param costs the base's prices
   * @param prices the prices that may be fitted, by name
   * @param with the base with one price changed
   */
  Design(
      CostTable costs,
      Map<String, Price> prices,
      Function<Map.Entry<String, Price>, CostTable> with) {
    this.costs = costs;
    prices.forEach(
        (name, price) -> {
          var twice = new Price(price.amount() + step(price), price.unit(), price.source());
          trials.put(name, new Trial(price, with.apply(Map.entry(name, twice))));
        });
  }

  private static double step(Price price) {
    return price.amount() > 0 ? price.amount() : 1;
  }

  /** Returns prices as unknowns, with themselves as priors. */
  static List<Unknown> unknowns(Map<String, Price> prices) {
    return prices.entrySet().stream()
        .map(
            entry ->
                new Unknown(
                    entry.getKey(),
                    entry.getValue().amount(),
                    PRIOR_DEVIATIONS * step(entry.getValue())))
        .toList();
  }

  /** Returns a measurement; without counts when no unknown changes it. */
  Measurement measurement(
      String name, ToDoubleFunction<CostTable> cost, double measuredCycles, double deviation) {
    double plain = cost.applyAsDouble(costs);
    var counts = new LinkedHashMap<String, Double>();
    double fixed = plain;
    for (var entry : trials.entrySet()) {
      var price = entry.getValue().price();
      double effect = cost.applyAsDouble(entry.getValue().doubled()) - plain;
      if (Math.abs(effect) > LEAST_EFFECT * plain) {
        double count = effect / step(price);
        counts.put(entry.getKey(), count);
        fixed -= count * price.amount();
      }
    }
    return new Measurement(name, counts, fixed, measuredCycles, deviation);
  }
}

package io.densimeter.experiments.calibrate;

import io.densimeter.model.calibration.Measurement;
import io.densimeter.model.calibration.Unknown;
import io.densimeter.model.platform.CostTable;
import io.densimeter.model.platform.Price;
import java.util.ArrayList;
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
public final class Design {
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
  public Design(
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

  /**
   * Returns prices as unknowns, with themselves as priors. A prior is as wide as the price, or as
   * the least change of it that one of its measurements asks for by itself: a base that is far off
   * must not hold what was measured back.
   */
  public static List<Unknown> unknowns(Map<String, Price> prices, List<Measurement> measurements) {
    var unknowns = new ArrayList<Unknown>();
    prices.forEach(
        (name, price) -> {
          double change =
              measurements.stream()
                  .filter(measurement -> measurement.counts().containsKey(name))
                  .mapToDouble(measurement -> excess(measurement, name, prices))
                  .min()
                  .orElse(0);
          unknowns.add(
              new Unknown(name, price.amount(), PRIOR_DEVIATIONS * Math.max(step(price), change)));
        });
    return unknowns;
  }

  /** Returns by how much one price would have to change for the whole of what was measured. */
  private static double excess(Measurement measurement, String name, Map<String, Price> prices) {
    double excess = measurement.value() - measurement.fixed();
    double count = 1;
    for (var entry : measurement.counts().entrySet()) {
      var price = prices.get(entry.getKey());
      excess -= price == null ? 0 : entry.getValue() * price.amount();
      count = entry.getKey().equals(name) ? entry.getValue() : count;
    }
    return Math.abs(excess / count);
  }

  /** Returns a measurement; without counts when no unknown changes it. */
  public Measurement measurement(
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

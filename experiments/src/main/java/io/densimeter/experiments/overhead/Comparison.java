package io.densimeter.experiments.overhead;

import java.util.ArrayList;
import java.util.List;

/**
 * Implementations side by side: the overheads of those that can run, and why the others cannot.
 *
 * @param overheads one for each that can run, in the order asked for
 * @param priceHalfWidths for each of them, half the width of the 95 % interval of the slowdown that
 *     the uncertainty of prices makes
 * @param infeasible the others
 */
public record Comparison(
    List<Overhead> overheads, List<Double> priceHalfWidths, List<Infeasible> infeasible) {
  /**
   * An implementation that cannot run.
   *
   * @param at where it was to run
   * @param reasons why not, a sentence each
   */
  public record Infeasible(OperatingPoint at, List<String> reasons) {}

  public Comparison {
    overheads = List.copyOf(overheads);
    priceHalfWidths = List.copyOf(priceHalfWidths);
    infeasible = List.copyOf(infeasible);
  }

  /**
   * Returns half the width of the 95 % interval of a slowdown, from sampling and from prices, which
   * are independent.
   *
   * @param index of the overhead
   */
  public double halfWidth(int index) {
    return Math.hypot(overheads.get(index).slowdownHalfWidth(), priceHalfWidths.get(index));
  }

  /** Executes those of the points that are feasible. */
  public static Comparison of(List<OperatingPoint> points) {
    var overheads = new ArrayList<Overhead>();
    var priceHalfWidths = new ArrayList<Double>();
    var infeasible = new ArrayList<Infeasible>();
    for (var point : points) {
      var reasons = point.obstacles();
      if (reasons.isEmpty()) {
        overheads.add(point.execute());
        priceHalfWidths.add(PriceUncertainty.ofSlowdown(point));
      } else {
        infeasible.add(new Infeasible(point, reasons));
      }
    }
    return new Comparison(overheads, priceHalfWidths, infeasible);
  }
}

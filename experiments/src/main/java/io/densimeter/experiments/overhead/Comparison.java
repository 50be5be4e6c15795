package io.densimeter.experiments.overhead;

import java.util.ArrayList;
import java.util.List;

/**
 * Implementations side by side: the overheads of those that can run, and why the others cannot.
 *
 * @param overheads one for each that can run, in the order asked for
 * @param infeasible the others
 */
public record Comparison(List<Overhead> overheads, List<Infeasible> infeasible) {
  /**
   * An implementation that cannot run.
   *
   * @param at where it was to run
   * @param reasons why not, a sentence each
   */
  public record Infeasible(OperatingPoint at, List<String> reasons) {}

  public Comparison {
    overheads = List.copyOf(overheads);
    infeasible = List.copyOf(infeasible);
  }

  /** Executes those of the points that are feasible. */
  public static Comparison of(List<OperatingPoint> points) {
    var overheads = new ArrayList<Overhead>();
    var infeasible = new ArrayList<Infeasible>();
    for (var point : points) {
      var reasons = point.obstacles();
      if (reasons.isEmpty()) {
        overheads.add(point.execute());
      } else {
        infeasible.add(new Infeasible(point, reasons));
      }
    }
    return new Comparison(overheads, infeasible);
  }
}

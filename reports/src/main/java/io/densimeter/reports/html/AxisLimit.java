package io.densimeter.reports.html;

import java.util.Arrays;

/**
 * Where an axis ends when some values dwarf the others, as the hosts of bare metal do: beyond the
 * values that are at most five times the median. A chart marks what it cuts.
 */
final class AxisLimit {
  private static final double DWARFED = 5;
  private static final double ROOM = 1.25;

  private AxisLimit() {}

  /** Returns the end of the axis, or zero when every value fits. */
  static double of(double... values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    if (sorted.length < 3) {
      return 0;
    }
    double bound = DWARFED * sorted[(sorted.length - 1) / 2];
    double kept = Arrays.stream(sorted).filter(value -> value <= bound).max().orElse(0);
    return kept > 0 && sorted[sorted.length - 1] > bound ? kept * ROOM : 0;
  }
}

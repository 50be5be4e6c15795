package io.densimeter.model.sim;

import java.util.Arrays;

/**
 * The largest values of each of some series, for exact upper percentiles without keeping the
 * series: a heap with the least of them on top for each.
 */
final class LargestValues {
  private final int kept;
  private final double[] least; // by series; next to each other, since most values stop here
  private final double[] heaps;

  /**
   * Creates it for the 95th percentile.
   *
   * @param series number of series
   * @param length number of values that each will be offered
   */
  static LargestValues forP95(int series, int length) {
    return new LargestValues(series, length / 20 + 1); // rank ceil(0.95 length) from below
  }

  private LargestValues(int series, int kept) {
    this.kept = kept;
    least = new double[series];
    heaps = new double[Math.multiplyExact(series, kept)];
    Arrays.fill(least, Double.NEGATIVE_INFINITY);
    Arrays.fill(heaps, Double.NEGATIVE_INFINITY);
  }

  /** Takes the next value of a series. */
  void offer(int series, double value) {
    if (value > least[series]) {
      int top = series * kept;
      replaceLeast(top, value);
      least[series] = heaps[top];
    }
  }

  /** Returns the percentile of a series by nearest rank, once all its values were offered. */
  double percentile(int series) {
    return least[series];
  }

  private void replaceLeast(int top, double value) {
    int position = 0;
    while (true) {
      int child = 2 * position + 1;
      if (child >= kept) {
        break;
      }
      if (child + 1 < kept && heaps[top + child + 1] < heaps[top + child]) {
        child++;
      }
      if (value <= heaps[top + child]) {
        break;
      }
      heaps[top + position] = heaps[top + child];
      position = child;
    }
    heaps[top + position] = value;
  }
}

package io.densimeter.model.sim;

import java.util.Arrays;

/**
 * The largest values of each of some series, for exact upper percentiles without keeping the
 * series.
 *
 * <p>Values above a bar are noted; when the notes of a series are full, the largest are kept and
 * the least of them becomes the bar. So most values cost a comparison.
 */
final class LargestValues {
  private final int kept;
  private final int noted;
  private final double[] bars; // by series; next to each other, since most values stop here
  private final int[] sizes;
  private final double[] notes;

  /**
   * Creates it for the 95th percentile.
   *
   * @param series number of series
   * @param length most values that each will be offered
   */
  static LargestValues forP95(int series, int length) {
    return new LargestValues(series, length / 20 + 1); // rank ceil(0.95 length) from below
  }

  private LargestValues(int series, int kept) {
    this.kept = kept;
    noted = 2 * kept + 8;
    bars = new double[series];
    sizes = new int[series];
    notes = new double[Math.multiplyExact(series, noted)];
    Arrays.fill(bars, Double.NEGATIVE_INFINITY);
  }

  /** Takes the next value of a series. */
  void offer(int series, double value) {
    int size = sizes[series];
    notes[series * noted + size] = value; // there is always room for one more
    size += value > bars[series] ? 1 : 0; // no branch: it would be mispredicted
    sizes[series] = size;
    if (size == noted) {
      raise(series);
    }
  }

  /**
   * Returns the 95th percentile of a series by nearest rank.
   *
   * @param offered how many values it was offered, one or more
   */
  double percentile(int series, int offered) {
    int start = series * noted;
    Arrays.sort(notes, start, start + sizes[series]);
    int fromAbove = offered / 20 + 1;
    return notes[start + sizes[series] - fromAbove];
  }

  /** Keeps the largest notes of a series, in front, and raises its bar. */
  private void raise(int series) {
    int start = series * noted;
    int last = start + kept - 1;
    int low = start;
    int high = start + noted - 1;
    while (low < high) { // quickselect, the largest in front
      double pivot = notes[(low + high) >>> 1];
      int i = low;
      int j = high;
      while (i <= j) {
        while (notes[i] > pivot) {
          i++;
        }
        while (notes[j] < pivot) {
          j--;
        }
        if (i <= j) {
          double swapped = notes[i];
          notes[i++] = notes[j];
          notes[j--] = swapped;
        }
      }
      if (last <= j) {
        high = j;
      } else if (last >= i) {
        low = i;
      } else {
        break;
      }
    }
    sizes[series] = kept;
    bars[series] = notes[last];
  }
}

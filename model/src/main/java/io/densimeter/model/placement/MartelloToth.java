package io.densimeter.model.placement;

import java.util.Arrays;

/**
 * The lower bound L2 on the number of bins of one size.
 *
 * <p>For a threshold a of at most half a bin, with a bin of size c: items above c − a each need a
 * bin that takes no item of a or more beside them, items above c / 2 each need a bin of their own,
 * and the items from a to c / 2 fill what those leave before they open more.
 *
 * <pre>L(a) = n1 + n2 + max(0, ⌈(sum3 − (n2 · c − sum2)) / c⌉), L2 = max over a</pre>
 *
 * @see <a href="https://doi.org/10.1016/0166-218X(90)90094-S">Martello and Toth, Lower bounds and
 *     reduction procedures for the bin packing problem, Discrete Applied Mathematics 28, 1990</a>
 */
final class MartelloToth {
  private MartelloToth() {}

  /**
   * Returns the fewest bins.
   *
   * @param sizes zero or more each, at most the capacity
   * @param capacity of a bin
   */
  static int fewest(long[] sizes, long capacity) {
    long[] sorted = sizes.clone();
    Arrays.sort(sorted);
    int n = sorted.length;
    long[] sumBelow = new long[n + 1]; // of the i smallest
    for (int i = 0; i < n; i++) {
      sumBelow[i + 1] = Math.addExact(sumBelow[i], sorted[i]);
    }
    if (capacity == 0 || n == 0 || sumBelow[n] == 0) {
      return 0;
    }
    int small = firstAbove(sorted, capacity / 2); // 2 size > c is size > ⌊c / 2⌋, in whole numbers
    long best = 0;
    for (int i = 0; i <= small; i++) {
      boolean repeated = i > 0 && i < small && sorted[i] == sorted[i - 1];
      if (!repeated) {
        // The threshold is the i-th size; behind the last small one, only large items count.
        long threshold = i < small ? sorted[i] : capacity / 2 + 1;
        int big = Math.max(small, firstAbove(sorted, capacity - threshold));
        long left = (big - small) * capacity - (sumBelow[big] - sumBelow[small]);
        long over = sumBelow[small] - sumBelow[Math.min(i, small)] - left;
        best = Math.max(best, n - small + (over > 0 ? 1 + (over - 1) / capacity : 0));
      }
    }
    return Math.toIntExact(best);
  }

  /** Returns the index of the first value above a limit. */
  private static int firstAbove(long[] sorted, long limit) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] > limit) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }
}

package io.densimeter.model.stats;

/**
 * Counts of whole numbers in buckets whose width grows with the number: quantiles within 0.2 % of
 * the number itself, in storage that never grows.
 *
 * <p>Numbers below 512 have a bucket each; above, each power of two has 256 buckets (as in Gil
 * Tene's HdrHistogram).
 */
public final class LogHistogram {
  private static final int BITS = 8;
  private static final int BUCKETS = 1 << BITS;

  private final long[] counts = new long[(Long.SIZE - BITS + 1) * BUCKETS];
  private long count;
  private long sum;
  private long max;

  /**
   * Counts a number.
   *
   * @throws IllegalArgumentException when it is negative
   * @throws ArithmeticException when the sum does not fit a long any more
   */
  public void add(long value) {
    if (value < 0) {
      throw new IllegalArgumentException("The value (" + value + ") must be zero or more.");
    }
    counts[bucket(value)]++;
    count++;
    sum = Math.addExact(sum, value);
    max = Math.max(max, value);
  }

  /** Counts what another histogram has counted. */
  public void addAll(LogHistogram other) {
    for (int b = 0; b < counts.length; b++) {
      counts[b] += other.counts[b];
    }
    count += other.count;
    sum = Math.addExact(sum, other.sum);
    max = Math.max(max, other.max);
  }

  /** Returns how many numbers were counted. */
  public long count() {
    return count;
  }

  /** Returns the exact sum of the numbers. */
  public long sum() {
    return sum;
  }

  /** Returns the largest of the numbers, exactly; 0 when there is none. */
  public long max() {
    return max;
  }

  /** Returns the mean of the numbers. */
  public double mean() {
    requireNotEmpty();
    return (double) sum / count;
  }

  /**
   * Returns the smallest number that is not exceeded by that share of all, within 0.2 %.
   *
   * @param fraction more than 0, at most 1
   */
  public double quantile(double fraction) {
    if (!(fraction > 0 && fraction <= 1)) {
      throw new IllegalArgumentException(
          "The fraction (" + fraction + ") must be more than 0 and at most 1.");
    }
    requireNotEmpty();
    long rank = Math.max(1, (long) Math.ceil(fraction * count));
    if (rank >= count) {
      return (double) max;
    }
    long below = 0;
    int b = 0;
    while (below + counts[b] < rank) {
      below += counts[b++];
    }
    return Math.min((double) max, middle(b));
  }

  private void requireNotEmpty() {
    if (count == 0) {
      throw new IllegalStateException("Nothing was counted.");
    }
  }

  private static int bucket(long value) {
    int shift = Math.max(0, Long.SIZE - 1 - BITS - Long.numberOfLeadingZeros(value));
    return shift * BUCKETS + (int) (value >>> shift);
  }

  private static double middle(int bucket) {
    if (bucket < 2 * BUCKETS) {
      return bucket;
    }
    int shift = bucket / BUCKETS - 1;
    long least = (long) (bucket - shift * BUCKETS) << shift;
    return least + 0.5 * ((1L << shift) - 1);
  }
}

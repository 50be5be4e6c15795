package io.densimeter.model.sim;

/**
 * Counts of shares from 0 to 1, rounded to the nearest 0.001, for percentiles in constant memory.
 *
 * <p>0 and 1 have a bin of their own. A percentile is that of the rounded values, by nearest rank:
 * at most 0.0005 from that of the exact ones.
 */
final class FractionHistogram {
  private static final int BINS = 1_001;

  private final long[] counts = new long[BINS];

  /** Counts a share, which must be 0 to 1, once. */
  void add(double fraction) {
    counts[bin(fraction)]++;
  }

  /** Counts a share several times. */
  void add(double fraction, long times) {
    counts[bin(fraction)] += times;
  }

  /** Returns the 95th percentile by nearest rank; at least one share must have been counted. */
  double p95() {
    long total = 0;
    for (long count : counts) {
      total += count;
    }
    long before = total - total / 20 - 1; // rank ceil(0.95 total), counted from 0
    for (int bin = 0; bin < BINS; bin++) {
      before -= counts[bin];
      if (before < 0) {
        return (double) bin / (BINS - 1);
      }
    }
    throw new IllegalStateException("A percentile of nothing was asked.");
  }

  private static int bin(double fraction) {
    return (int) (fraction * (BINS - 1) + 0.5);
  }
}

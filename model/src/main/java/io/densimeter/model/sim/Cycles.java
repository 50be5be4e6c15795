package io.densimeter.model.sim;

import java.math.BigInteger;

/** Cycles of a clock. */
final class Cycles {
  private static final BigInteger NANOS_PER_SECOND = BigInteger.valueOf(1_000_000_000);

  private Cycles() {}

  /**
   * Returns the whole cycles that a clock makes in a time.
   *
   * @throws IllegalArgumentException when they do not fit a long
   */
  static long during(long hertz, long nanos) {
    BigInteger cycles =
        BigInteger.valueOf(hertz).multiply(BigInteger.valueOf(nanos)).divide(NANOS_PER_SECOND);
    if (cycles.bitLength() >= Long.SIZE) {
      throw new IllegalArgumentException(
          "%d Hz for %d ns are %d cycles, more than the counters hold (%d)."
              .formatted(hertz, nanos, cycles, Long.MAX_VALUE));
    }
    return cycles.longValue();
  }
}

package io.densimeter.model.sim;

import java.math.BigInteger;

/** Cycles of a clock. */
final class Cycles {
  private static final long NANOS_PER_SECOND = 1_000_000_000;

  private Cycles() {}

  /**
   * Returns the whole cycles that a clock makes in a time.
   *
   * @throws IllegalArgumentException when they do not fit a long
   */
  static long during(long hertz, long nanos) {
    long seconds = nanos / NANOS_PER_SECOND;
    if (nanos % NANOS_PER_SECOND == 0
        && Math.multiplyHigh(hertz, seconds) == 0
        && hertz * seconds >= 0) {
      return hertz * seconds;
    }
    BigInteger cycles =
        BigInteger.valueOf(hertz)
            .multiply(BigInteger.valueOf(nanos))
            .divide(BigInteger.valueOf(NANOS_PER_SECOND));
    if (cycles.bitLength() >= Long.SIZE) {
      throw new IllegalArgumentException(
          "%d Hz for %d ns are %d cycles, more than the counters hold (%d)."
              .formatted(hertz, nanos, cycles, Long.MAX_VALUE));
    }
    return cycles.longValue();
  }
}

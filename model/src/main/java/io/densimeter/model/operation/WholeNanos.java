package io.densimeter.model.operation;

import io.densimeter.model.units.Require;

/**
 * Where cycles and fractions of a nanosecond become whole nanoseconds: the remainder is carried, so
 * that nothing is lost over many.
 */
final class WholeNanos {
  private final double nanosPerUnit;
  private double remainder;

  private WholeNanos(double nanosPerUnit) {
    this.nanosPerUnit = nanosPerUnit;
  }

  static WholeNanos ofCycles(long clockHertz) {
    return new WholeNanos(1e9 / Require.positive("clockHertz", clockHertz));
  }

  static WholeNanos ofNanos() {
    return new WholeNanos(1);
  }

  /** Returns the whole nanoseconds of an amount, 0 or more, and of what was left before. */
  long take(double amount) {
    double nanos = remainder + amount * nanosPerUnit;
    if (!(nanos < 0x1p62)) {
      throw new IllegalArgumentException(
          "A time of " + nanos + " ns is not to be simulated; 146 years are the most.");
    }
    long whole = (long) Math.max(0, nanos);
    remainder = nanos - whole;
    return whole;
  }
}

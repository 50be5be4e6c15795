package io.densimeter.model.tco;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Amounts of money in whole hundredths, so that the lines of a bill add up to its total. */
final class Cents {
  private Cents() {}

  /** Returns the amount to the nearest cent, halves up, of its shortest decimal form. */
  static long of(double amount) {
    if (!(Math.abs(amount) < Long.MAX_VALUE / 100.0)) {
      throw new IllegalArgumentException("The amount (" + amount + ") is too large for a bill.");
    }
    return BigDecimal.valueOf(amount)
        .movePointRight(2)
        .setScale(0, RoundingMode.HALF_UP)
        .longValueExact();
  }

  static double toAmount(long cents) {
    return BigDecimal.valueOf(cents, 2).doubleValue();
  }
}

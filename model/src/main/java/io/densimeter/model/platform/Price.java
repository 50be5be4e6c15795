package io.densimeter.model.platform;

import io.densimeter.model.units.Require;

/**
 * A price with its source.
 *
 * @param amount zero or more, in {@code unit}
 * @param unit what the amount counts
 * @param source paper and table, or how it was computed from them; never blank
 */
public record Price(double amount, Unit unit, String source) {
  /** What the amount of a price counts. */
  public enum Unit {
    /** Cycles of the platform's clock. */
    CYCLES,
    /** Instructions of hypervisor path; the platform says what one costs. */
    INSTRUCTIONS,
    /** Nanoseconds, for paths whose cost does not follow the clock. */
    NANOSECONDS
  }

  public Price {
    Require.notNegative("amount", amount);
    if (source.isBlank()) {
      throw new IllegalArgumentException("A price of " + amount + " has no source.");
    }
  }
}

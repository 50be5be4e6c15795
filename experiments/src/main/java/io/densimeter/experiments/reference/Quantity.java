package io.densimeter.experiments.reference;

import io.densimeter.model.units.Dimension;
import io.densimeter.model.units.Numbers;

/** What a reference case compares. */
public enum Quantity {
  /** Cycles of an iteration of a micro program, such as {@code 1427 cycles}. */
  CYCLES("cycles"),
  /** Time of an iteration of a micro program, such as {@code 12.4 us}; here in nanoseconds. */
  TIME("ns"),
  /** Time under the technique over native time, a plain number such as {@code 1.06}. */
  SLOWDOWN("x");

  private final String unit;

  Quantity(String unit) {
    this.unit = unit;
  }

  /** Returns the unit that values are in. */
  public String unit() {
    return unit;
  }

  /**
   * Returns a value as written in a file, in {@link #unit()}.
   *
   * @throws IllegalArgumentException with the message for the file's reader
   */
  double parse(String text) {
    double value =
        switch (this) {
          case CYCLES -> Dimension.CYCLES.real(text);
          case TIME -> Dimension.TIME.real(text);
          case SLOWDOWN -> Numbers.real(text);
        };
    if (value <= 0) {
      throw new IllegalArgumentException("must be above zero, was " + text + ".");
    }
    return value;
  }
}

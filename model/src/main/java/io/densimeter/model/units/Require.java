package io.densimeter.model.units;

/** Argument checks whose message names the argument and its value. */
public final class Require {
  private Require() {}

  /** Returns {@code value} when it is finite and zero or more. */
  public static double notNegative(String name, double value) {
    if (!(value >= 0) || value == Double.POSITIVE_INFINITY) {
      throw new IllegalArgumentException(
          "The " + name + " (" + value + ") must be zero or more and finite.");
    }
    return value;
  }

  /** Returns {@code value} when it is finite and more than zero. */
  public static double positive(String name, double value) {
    if (!(value > 0) || value == Double.POSITIVE_INFINITY) {
      throw new IllegalArgumentException(
          "The " + name + " (" + value + ") must be positive and finite.");
    }
    return value;
  }

  /** Returns {@code value} when it is more than zero. */
  public static long positive(String name, long value) {
    if (value <= 0) {
      throw new IllegalArgumentException("The " + name + " (" + value + ") must be positive.");
    }
    return value;
  }

  /** Returns {@code value} when it is a share, 0 to 1. */
  public static double fraction(String name, double value) {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException("The " + name + " (" + value + ") must be 0 to 1.");
    }
    return value;
  }

  /** Returns {@code value} when it is zero or more. */
  public static long notNegative(String name, long value) {
    if (value < 0) {
      throw new IllegalArgumentException("The " + name + " (" + value + ") must be zero or more.");
    }
    return value;
  }
}

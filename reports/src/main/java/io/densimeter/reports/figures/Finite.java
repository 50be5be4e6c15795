package io.densimeter.reports.figures;

/** The check that every figure passes before it is printed: NaN and infinity are bugs of ours. */
public final class Finite {
  private Finite() {}

  /**
   * Returns {@code value} when it is finite.
   *
   * @param figure what the value is, for the message, such as {@code energy of paravirtual}
   * @throws IllegalStateException when it is NaN or infinite
   */
  public static double check(String figure, double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalStateException(
          "The " + figure + " is " + value + "; a figure in a report must be finite.");
    }
    return value;
  }
}

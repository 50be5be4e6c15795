package io.densimeter.model.uncertainty;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** Where two plans cost the same. */
public final class BreakEven {
  /** Sections that are searched for a change of sign: roots closer than one are missed in pairs. */
  private static final int SECTIONS = 32;

  private static final int HALVINGS = 50;

  private BreakEven() {}

  /**
   * Returns the values between two at which a difference is zero or changes its sign, in rising
   * order; none when it does not.
   *
   * @param difference cost of one plan less that of the other, as a function of a parameter; not a
   *     number where there is no such plan
   * @param least where to begin
   * @param most where to end, more than {@code least}
   */
  public static List<Double> of(DoubleUnaryOperator difference, double least, double most) {
    if (!(least < most) || most == Double.POSITIVE_INFINITY) {
      throw new IllegalArgumentException(
          "A break-even is searched between two values, not from " + least + " to " + most + ".");
    }
    List<Double> found = new ArrayList<>();
    double from = least;
    double before = difference.applyAsDouble(from);
    for (int section = 1; section <= SECTIONS; section++) {
      double to = least + (most - least) * section / SECTIONS;
      double after = difference.applyAsDouble(to);
      if (before * after < 0 || (before != 0 && after == 0)) {
        found.add(between(difference, from, to, before));
      }
      from = to;
      before = after;
    }
    return found;
  }

  private static double between(
      DoubleUnaryOperator difference, double from, double to, double atFrom) {
    double low = from;
    double high = to;
    for (int i = 0; i < HALVINGS && low < high; i++) {
      double middle = low + (high - low) / 2;
      if (Math.signum(difference.applyAsDouble(middle)) == Math.signum(atFrom)) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }
}

package io.densimeter.model.tco;

import io.densimeter.model.units.Require;

/** What flows of money over years are worth at year 0. */
public final class PresentValue {
  /** When in its year a flow falls due. */
  public enum Timing {
    /** The first flow is at year 0 and is not discounted. */
    START_OF_YEAR(0),
    /** The first flow is at year 1. */
    END_OF_YEAR(1);

    private final int firstYear;

    Timing(int firstYear) {
      this.firstYear = firstYear;
    }
  }

  private PresentValue() {}

  /**
   * Returns the net present value of one flow for each year.
   *
   * <pre>value = Σ flows[k] / (1 + discount)^(k + first)</pre>
   *
   * @param flows amounts of year 1, 2, …
   * @param discountPerYear discount as a fraction, zero or more
   * @param timing whether the first flow is at year 0 or 1
   */
  public static double of(double[] flows, double discountPerYear, Timing timing) {
    Require.notNegative("discountPerYear", discountPerYear);
    double value = 0;
    for (int k = 0; k < flows.length; k++) {
      value += flows[k] * discounted(discountPerYear, k + timing.firstYear);
    }
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("The sum of flows (" + value + ") must be finite.");
    }
    return value;
  }

  /**
   * Returns the present value of the same amount for every year of a horizon, due at the end of
   * each year. A last year that is not whole counts pro rata and is due at the end of the horizon:
   * 42 months are three whole amounts at years 1, 2 and 3, and half of one at year 3.5.
   *
   * @param perYear the amount of a year, zero or more
   * @param discountPerYear discount as a fraction, zero or more
   * @param years the horizon, more than zero
   */
  public static double ofLevel(double perYear, double discountPerYear, double years) {
    Require.notNegative("perYear", perYear);
    Require.notNegative("discountPerYear", discountPerYear);
    Require.positive("years", years);
    double whole = Math.floor(years);
    double wholeYears = whole == 0 ? 0 : Annuity.worth(discountPerYear, whole);
    return perYear * (wholeYears + (years - whole) * discounted(discountPerYear, years));
  }

  private static double discounted(double discountPerYear, double year) {
    return StrictMath.pow(1 + discountPerYear, -year);
  }
}

package io.densimeter.model.tco;

import io.densimeter.model.units.Require;

/** Level payments that are worth the same as an amount today. */
public final class Annuity {
  private static final int MONTHS_PER_YEAR = 12;

  private Annuity() {}

  /**
   * Returns the level payment at the end of each month that pays off an amount.
   *
   * <pre>payment = present · i / (1 - (1 + i)^-months), i = ratePerYear / 12</pre>
   *
   * <p>The monthly rate is the nominal one, a twelfth of the yearly rate, as a loan and a
   * spreadsheet's PMT have it. Without interest it is {@code present / months}.
   *
   * @param present the amount, zero or more
   * @param ratePerYear interest as a fraction, zero or more
   * @param months number of payments, more than zero; a fraction is a last payment pro rata
   */
  public static double payment(double present, double ratePerYear, double months) {
    Require.notNegative("ratePerYear", ratePerYear);
    return Require.notNegative("present", present) / worth(ratePerYear / MONTHS_PER_YEAR, months);
  }

  /**
   * Returns the share of an amount that a level payment at the end of each year is.
   *
   * <pre>factor = d · (1 + d)^years / ((1 + d)^years - 1)</pre>
   *
   * @param discountPerYear discount as a fraction, zero or more; at zero the factor is 1 / years
   * @param years number of payments, more than zero
   */
  public static double capitalRecoveryFactor(double discountPerYear, double years) {
    return 1 / worth(Require.notNegative("discountPerYear", discountPerYear), years);
  }

  /** Returns the present value of a payment of 1 at the end of each period. */
  static double worth(double rate, double periods) {
    Require.positive("number of payments", periods);
    if (rate == 0) {
      return periods;
    }
    // 1 - (1 + rate)^-periods, without the cancellation that makes it 0 for a small rate.
    return -StrictMath.expm1(-periods * StrictMath.log1p(rate)) / rate;
  }
}

package io.densimeter.model.tco;

import io.densimeter.model.units.Require;

/**
 * The conventions of a bill.
 *
 * @param currency ISO 4217 code of every amount
 * @param horizonYears the time over which cost is counted; 42 months are 3.5
 * @param discountPerYear discount as a fraction, 0 to 1
 * @param due when in its year what is paid through a year falls due
 * @param hoursPerMonth what a month is taken to be: 730 h of a year of 365 days, 720 h of 30 days,
 *     744 h of 31. A year is twelve of them
 */
public record CostTerms(
    String currency,
    double horizonYears,
    Parameter discountPerYear,
    PresentValue.Timing due,
    double hoursPerMonth) {
  /** Months of a year. */
  public static final int MONTHS_PER_YEAR = 12;

  private static final double LONGEST_YEARS = 100;

  public CostTerms {
    Require.positive("horizonYears", horizonYears);
    if (horizonYears > LONGEST_YEARS) {
      throw new IllegalArgumentException(
          "The horizonYears (" + horizonYears + ") must be at most " + LONGEST_YEARS + ".");
    }
    Require.fraction(discountPerYear.name(), discountPerYear.value());
    Require.positive("hoursPerMonth", hoursPerMonth);
  }

  /** Returns the hours that a year is taken to have. */
  public double hoursPerYear() {
    return MONTHS_PER_YEAR * hoursPerMonth;
  }

  /** Returns the months of the horizon. */
  public double horizonMonths() {
    return MONTHS_PER_YEAR * horizonYears;
  }

  /** Returns the years that the horizon touches; 42 months touch 4. */
  public int years() {
    return (int) Math.ceil(horizonYears);
  }

  /** Returns how much of a year lies in the horizon; 42 months hold half of year 4. */
  double shareOf(int year) {
    return Math.min(1, horizonYears - (year - 1));
  }
}

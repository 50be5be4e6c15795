package io.densimeter.model.tco;

import io.densimeter.model.units.Require;

/**
 * A month of so many hours, twelve to a year. Conventions differ: 730 h (Azure; Hennessy and
 * Patterson), 744 h (31 days), 720 h (30 days; Barroso and Hölzle), 730.5 h (a year of 8,766 h;
 * IBM).
 *
 * @param hours hours of a month
 */
public record BillingMonth(double hours) {
  public BillingMonth {
    Require.positive("hours", hours);
  }

  /** Returns what a year costs at a price by the hour. */
  public double yearOfHours(double perHour) {
    return perHour * hours * CostTerms.MONTHS_PER_YEAR;
  }

  /** Returns the price by the hour of what costs so much a year. */
  public double hourOfYear(double perYear) {
    return perYear / CostTerms.MONTHS_PER_YEAR / hours;
  }

  /** Returns the price by the hour of what costs so much a month. */
  public double hourOfMonth(double perMonth) {
    return perMonth / hours;
  }
}

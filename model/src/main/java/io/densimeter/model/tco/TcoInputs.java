package io.densimeter.model.tco;

import io.densimeter.model.units.Require;
import java.util.List;

/**
 * What a bill is made from, beside the estate.
 *
 * @param currency ISO 4217 code of every price
 * @param horizonYears the time over which cost is counted; 42 months are 3.5
 * @param discountPerYear discount as a fraction, 0 to 1
 * @param energyPricePerKwh price of a kilowatt-hour
 * @param pue power usage effectiveness: energy of the site over energy of the servers, 1 or more
 * @param hoursPerMonth what a month is taken to be: 730 h of a year of 365 days, 720 h of 30 days,
 *     744 h of 31. A year is twelve of them
 * @param licences software licences, in the order of the bill
 */
public record TcoInputs(
    String currency,
    double horizonYears,
    double discountPerYear,
    double energyPricePerKwh,
    double pue,
    double hoursPerMonth,
    List<Licence> licences) {
  private static final int MONTHS_PER_YEAR = 12;

  public TcoInputs {
    Require.positive("horizonYears", horizonYears);
    Require.fraction("discountPerYear", discountPerYear);
    Require.notNegative("energyPricePerKwh", energyPricePerKwh);
    Energy.requirePue(pue);
    Require.positive("hoursPerMonth", hoursPerMonth);
    licences = List.copyOf(licences);
  }

  /** Returns the hours that a year is taken to have. */
  public double hoursPerYear() {
    return MONTHS_PER_YEAR * hoursPerMonth;
  }

  /** Returns the months of the horizon. */
  public double horizonMonths() {
    return MONTHS_PER_YEAR * horizonYears;
  }
}

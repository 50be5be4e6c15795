package io.densimeter.model.tco;

import java.util.ArrayList;
import java.util.List;

/** The flows of money of one line, over the years of a horizon. */
final class Flows {
  private final CostTerms terms;
  private final double discountPerYear;
  private final double[] byYear;
  private double present;

  Flows(CostTerms terms, double discountPerYear) {
    this.terms = terms;
    this.discountPerYear = discountPerYear;
    byYear = new double[terms.years() + 1];
  }

  /**
   * Adds an amount that is paid at a moment, and discounted from there.
   *
   * @param years the moment; 0 is the start, and a moment in the middle of a year shows in it
   */
  void at(double years, double amount) {
    byYear[(int) Math.ceil(years)] += amount;
    present += amount * discounted(years);
  }

  /**
   * Adds an amount that is paid through a year, and discounted from when such amounts fall due.
   *
   * @param year 1 for the first
   * @param perYear the amount of a whole year; one that the horizon cuts counts pro rata
   */
  void during(int year, double perYear) {
    double amount = perYear * terms.shareOf(year);
    byYear[year] += amount;
    present +=
        amount
            * discounted(
                switch (terms.due()) {
                  case START_OF_YEAR -> year - 1;
                  case END_OF_YEAR -> Math.min(year, terms.horizonYears());
                });
  }

  CostLine line(CostCategory category, String item, String basis) {
    List<Long> cents = new ArrayList<>();
    double sum = 0;
    long before = 0;
    for (double amount : byYear) {
      // What a year's rounding leaves goes into the next year, so that years add up to their sum.
      sum += amount;
      long upTo = Cents.of(sum);
      cents.add(upTo - before);
      before = upTo;
    }
    long presentCents = Cents.of(present);
    double level = Cents.toAmount(Math.abs(presentCents));
    long month =
        Cents.of(Annuity.payment(level, discountPerYear, terms.horizonMonths()))
            * Long.signum(presentCents);
    return new CostLine(category, item, cents, presentCents, month, basis);
  }

  private double discounted(double years) {
    return StrictMath.pow(1 + discountPerYear, -years);
  }
}

package io.densimeter.model.tco;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** What an item is priced with: the estate, the conventions, and the values of parameters. */
public final class Pricing {
  private final CostTerms terms;
  private final Values values;
  private final CostedEstate estate;
  private final List<Double> shareByYear;
  private final String prefix;
  private final boolean explained;

  Pricing(CostTerms terms, Values values, CostPart part, boolean explained) {
    this.terms = terms;
    this.values = values;
    this.estate = part.estate();
    this.shareByYear = part.shareByYear();
    this.prefix = part.label();
    this.explained = explained;
  }

  CostTerms terms() {
    return terms;
  }

  CostedEstate estate() {
    return estate;
  }

  double of(Parameter parameter) {
    return values.of(parameter);
  }

  double discountPerYear() {
    return of(terms.discountPerYear());
  }

  Flows flows() {
    return new Flows(terms, discountPerYear());
  }

  /** Returns a line; its basis is asked for only when somebody reads it. */
  CostLine line(Flows flows, CostCategory category, String item, Supplier<String> basis) {
    if (!explained) {
      return flows.line(category, item, "");
    }
    String label = prefix.isEmpty() ? item : item.isEmpty() ? prefix : prefix + " " + item;
    return flows.line(category, label, basis.get() + inPlace());
  }

  /** Returns the share of the estate that is in place in a year, 1 for the first. */
  double share(int year) {
    return shareByYear.get(Math.min(year, shareByYear.size()) - 1);
  }

  /** Returns the share that comes into place at the start of a year, 1 for the first. */
  double added(int year) {
    return Math.max(0, share(year) - (year == 1 ? 0 : share(year - 1)));
  }

  /** Returns an amount as bills write it: {@code 7,000.00 USD}. */
  String money(double amount) {
    // Prices such as 0.0699 a kilowatt-hour keep their digits.
    boolean exact = BigDecimal.valueOf(amount).stripTrailingZeros().scale() <= 2;
    return (exact || Math.abs(amount) >= 10
            ? String.format(Locale.ROOT, "%,.2f", amount)
            : plain(amount))
        + " "
        + terms.currency();
  }

  /** Returns a fraction as bills write it: {@code 7 %}. */
  static String percent(double fraction) {
    return plain(BigDecimal.valueOf(fraction).movePointRight(2)) + " %";
  }

  static String plain(double number) {
    return plain(BigDecimal.valueOf(number));
  }

  private static String plain(BigDecimal number) {
    var six = number.setScale(Math.min(6, number.scale()), RoundingMode.HALF_UP);
    return (number.scale() > 6 ? six : number).stripTrailingZeros().toPlainString();
  }

  /** Returns the horizon and the discount in words. */
  String horizon() {
    return plain(terms.horizonYears()) + " years at " + percent(discountPerYear()) + "/year";
  }

  private String inPlace() {
    return shareByYear.stream().allMatch(each -> each == 1)
        ? ""
        : "; in place by year: "
            + String.join(", ", shareByYear.stream().map(Pricing::percent).toList());
  }
}

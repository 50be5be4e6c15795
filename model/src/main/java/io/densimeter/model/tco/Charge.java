package io.densimeter.model.tco;

import java.util.ArrayList;
import java.util.List;

/**
 * Something that is paid by count: rent, support, labour, a migration project, downtime.
 *
 * <pre>amount = units · Π factors / Π divisors</pre>
 *
 * @param category what is paid for
 * @param name which of its kind
 * @param per what it counts
 * @param factors what one costs, as a product
 * @param divisors what the product is divided by; at least one of each is more than zero
 * @param when when it is paid
 * @param growthPerYear growth of the amount, as a fraction a year; year 1 is without
 * @param words the factors and divisors in words, with {@code %s} for each value
 */
public record Charge(
    CostCategory category,
    String name,
    CostDriver per,
    List<Parameter> factors,
    List<Parameter> divisors,
    When when,
    Parameter growthPerYear,
    String words)
    implements CostItem {
  /** When a charge is paid. */
  public enum When {
    /** When what it counts comes into place. */
    ONCE(1, ""),
    /** Each year. */
    YEARLY(1, " a year"),
    /** Each month: twelve times a year. */
    MONTHLY(CostTerms.MONTHS_PER_YEAR, " a month");

    private final int perYear;
    private final String phrase;

    When(int perYear, String phrase) {
      this.perYear = perYear;
      this.phrase = phrase;
    }
  }

  public Charge {
    factors = List.copyOf(factors);
    divisors = List.copyOf(divisors);
  }

  /** Returns a charge that is one price. */
  public static Charge of(
      CostCategory category, String name, CostDriver per, Parameter price, When when) {
    return new Charge(
        category,
        name,
        per,
        List.of(price),
        List.of(),
        when,
        new Parameter(price.name() + ".growth", 0),
        "%s");
  }

  @Override
  public List<Parameter> parameters() {
    List<Parameter> all = new ArrayList<>(factors);
    all.addAll(divisors);
    all.add(growthPerYear);
    return all;
  }

  @Override
  public List<CostLine> lines(Pricing pricing) {
    double units = pricing.estate().units(per);
    double each = each(pricing);
    double growth = pricing.of(growthPerYear);
    var flows = pricing.flows();
    for (int year = 1; year <= pricing.terms().years(); year++) {
      double amount = units * each * StrictMath.pow(1 + growth, year - 1);
      if (when == When.ONCE) {
        flows.at(year - 1, amount * pricing.added(year));
      } else {
        flows.during(year, amount * when.perYear * pricing.share(year));
      }
    }
    return List.of(pricing.line(flows, category, name, () -> basis(pricing, units)));
  }

  private String basis(Pricing pricing, double units) {
    double growth = pricing.of(growthPerYear);
    return Pricing.plain(units)
        + " "
        + per.named(units)
        + " × "
        + words(pricing)
        + when.phrase
        + (when == When.ONCE ? " at year 0" : "; " + pricing.horizon())
        + (growth > 0 ? ", growing by " + Pricing.percent(growth) + "/year" : "");
  }

  private double each(Pricing pricing) {
    double each = 1;
    for (var factor : factors) {
      each *= pricing.of(factor);
    }
    for (var divisor : divisors) {
      double by = pricing.of(divisor);
      if (by == 0) {
        throw new IllegalArgumentException("The " + divisor.name() + " (0.0) must be positive.");
      }
      each /= by;
    }
    return each;
  }

  private String words(Pricing pricing) {
    List<String> said = new ArrayList<>();
    said.add(pricing.money(pricing.of(factors.get(0))));
    factors.stream().skip(1).forEach(each -> said.add(Pricing.plain(pricing.of(each))));
    divisors.forEach(each -> said.add(Pricing.plain(pricing.of(each))));
    return String.format(words, said.toArray());
  }
}

package io.densimeter.model.tco;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What a plan saves against another over the same years.
 *
 * @param yearCents saved at year 0 and through years 1, 2, …; less than zero for what is spent more
 * @param presentCents net present value: the other's present value less this plan's
 * @param horizonYears the years it is counted over
 */
public record Savings(List<Long> yearCents, long presentCents, double horizonYears) {
  private static final double MONTHS_PER_YEAR = CostTerms.MONTHS_PER_YEAR;

  public Savings {
    yearCents = List.copyOf(yearCents);
  }

  /**
   * Returns what {@code plan} saves against {@code other}.
   *
   * @throws IllegalArgumentException when their currencies, horizons or discounts differ
   */
  public static Savings of(CostBill other, CostBill plan) {
    if (!other.terms().currency().equals(plan.terms().currency())
        || other.terms().horizonYears() != plan.terms().horizonYears()
        || other.discountPerYear() != plan.discountPerYear()) {
      throw new IllegalArgumentException("Bills of different terms cannot be compared.");
    }
    List<Long> cents = new ArrayList<>();
    for (int year = 0; year <= plan.terms().years(); year++) {
      cents.add(Math.subtractExact(other.yearCents(year), plan.yearCents(year)));
    }
    return new Savings(
        cents,
        Math.subtractExact(other.totalCents(), plan.totalCents()),
        plan.terms().horizonYears());
  }

  /** Returns the mean of what several replications of a plan save, to the cent. */
  public static Savings mean(List<Savings> savings) {
    int count = savings.size();
    List<Long> cents = new ArrayList<>();
    for (int year = 0; year < savings.get(0).yearCents().size(); year++) {
      int of = year;
      long sum = savings.stream().mapToLong(each -> each.yearCents().get(of)).sum();
      cents.add(Math.round((double) sum / count));
    }
    long present = savings.stream().mapToLong(Savings::presentCents).sum();
    return new Savings(cents, Math.round((double) present / count), savings.get(0).horizonYears());
  }

  /** Returns the net present value, in the bills' currency. */
  public double present() {
    return Cents.toAmount(presentCents);
  }

  /** Returns what is spent at year 0 more than the other plan does; zero when it is less. */
  public long investmentCents() {
    return Math.max(0, -yearCents.get(0));
  }

  /**
   * Returns the months until what was saved, without discount, has paid for what was spent; savings
   * flow evenly through a year. Empty when the horizon ends before.
   */
  public OptionalDouble paybackMonths() {
    double sum = yearCents.get(0);
    if (sum >= 0) {
      return OptionalDouble.of(0);
    }
    for (int year = 1; year < yearCents.size(); year++) {
      double saved = yearCents.get(year);
      if (sum + saved >= 0) {
        double length = Math.min(1, horizonYears - (year - 1));
        return OptionalDouble.of(MONTHS_PER_YEAR * (year - 1 - length * sum / saved));
      }
      sum += saved;
    }
    return OptionalDouble.empty();
  }

  /**
   * Returns the return on investment over the horizon: what is saved after year 0 less the
   * investment, over the investment, without discount. Empty without an investment.
   */
  public OptionalDouble returnFraction() {
    long investment = investmentCents();
    if (investment == 0) {
      return OptionalDouble.empty();
    }
    long net = yearCents.stream().mapToLong(Long::longValue).reduce(0, Math::addExact);
    return OptionalDouble.of((double) net / investment);
  }
}

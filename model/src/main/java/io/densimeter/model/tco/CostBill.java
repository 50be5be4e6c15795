package io.densimeter.model.tco;

import io.densimeter.model.units.Require;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A bill. Each of its totals is the sum of its lines, exactly, in hundredths of the currency.
 *
 * @param lines its lines, by category
 * @param terms the conventions
 * @param discountPerYear the discount it was made with
 * @param estate the estate it is for
 */
public record CostBill(
    List<CostLine> lines, CostTerms terms, double discountPerYear, CostedEstate estate) {
  public CostBill {
    lines = List.copyOf(lines);
  }

  /** Returns the present value, in hundredths of the currency. */
  public long totalCents() {
    return lines.stream().mapToLong(CostLine::presentCents).reduce(0, Math::addExact);
  }

  /** Returns the present value, in the bill's currency. */
  public double total() {
    return Cents.toAmount(totalCents());
  }

  /** Returns what is paid over the horizon, without discount, in hundredths of the currency. */
  public long nominalCents() {
    return lines.stream().mapToLong(CostLine::nominalCents).reduce(0, Math::addExact);
  }

  /** Returns what is paid at year 0 or through a year, in hundredths of the currency. */
  public long yearCents(int year) {
    return lines.stream().mapToLong(line -> line.yearCents().get(year)).reduce(0, Math::addExact);
  }

  /** Returns the level payment of a month, in hundredths of the currency. */
  public long monthCents() {
    return lines.stream().mapToLong(CostLine::monthCents).reduce(0, Math::addExact);
  }

  /** Returns the level payment of a month by category, in hundredths of the currency. */
  public Map<CostCategory, Long> monthCentsByCategory() {
    Map<CostCategory, Long> byCategory = new LinkedHashMap<>();
    lines.forEach(line -> byCategory.merge(line.category(), line.monthCents(), Math::addExact));
    return byCategory;
  }

  /** Returns the level cost of one of so many for a month, in the bill's currency. */
  public double perMonth(double units) {
    long cents = totalCents();
    double level = Cents.toAmount(Math.abs(cents));
    return Long.signum(cents)
        * Annuity.payment(level, discountPerYear, terms.horizonMonths())
        / Require.positive("units", units);
  }

  /** Returns the level cost of one placed guest for a month, in the bill's currency. */
  public double perGuestMonth() {
    return perMonth(estate.guests());
  }

  /** Returns the level cost of one vCPU of the placed guests for a month. */
  public double perVcpuMonth() {
    return perMonth(estate.vcpus());
  }
}

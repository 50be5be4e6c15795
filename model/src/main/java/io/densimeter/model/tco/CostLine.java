package io.densimeter.model.tco;

import java.util.List;

/**
 * One line of a bill, in whole hundredths of the currency. The present value and the level month
 * are rounded once, halves away from zero; so is the sum of the years up to each year, so that the
 * years add up to the rounded sum of all.
 *
 * @param category what is paid for
 * @param item which of its kind, such as {@code dl380}; empty for all
 * @param yearCents what is paid at year 0 and through years 1, 2, …; less than zero for what comes
 *     back
 * @param presentCents present value over the horizon
 * @param monthCents level payment at the end of each month of the horizon that is worth the present
 *     value
 * @param basis how it was computed, with the figures in it
 */
public record CostLine(
    CostCategory category,
    String item,
    List<Long> yearCents,
    long presentCents,
    long monthCents,
    String basis) {
  public CostLine {
    yearCents = List.copyOf(yearCents);
  }

  /** Returns what bills call the line, such as {@code servers: dl380}. */
  public String label() {
    return item.isEmpty() ? category.label() : category.label() + ": " + item;
  }

  /** Returns the present value in the bill's currency. */
  public double present() {
    return Cents.toAmount(presentCents);
  }

  /** Returns what is paid over the horizon, without discount, in hundredths of the currency. */
  public long nominalCents() {
    return yearCents.stream().mapToLong(Long::longValue).reduce(0, Math::addExact);
  }
}

package io.densimeter.model.tco;

/**
 * One line of a bill.
 *
 * @param item what is paid for, such as {@code servers: dl380}
 * @param presentCents present value over the horizon, in hundredths of the currency
 * @param basis how it was computed, with the figures in it
 */
public record CostLine(String item, long presentCents, String basis) {
  /** Returns the present value in the bill's currency. */
  public double present() {
    return Cents.toAmount(presentCents);
  }
}

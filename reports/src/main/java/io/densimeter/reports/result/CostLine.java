package io.densimeter.reports.result;

import java.util.List;

/**
 * One line of the bill, in the experiment's currency, to the cent.
 *
 * @param category what is paid for, such as {@code servers}
 * @param item the line's name, with its category: {@code servers: dl380}
 * @param years what is paid at year 0 and through years 1, 2, …; less than zero for what comes back
 * @param present present value over the horizon
 * @param month level payment of a month that is worth the present value
 * @param basis how it was computed, with the figures in it
 */
public record CostLine(
    String category, String item, List<Double> years, double present, double month, String basis) {
  public CostLine {
    years = List.copyOf(years);
  }
}

package io.densimeter.reports.result;

/**
 * One line of the bill.
 *
 * @param item what is paid for, such as {@code servers}
 * @param present present value over the horizon, in the experiment's currency
 * @param basis how it was computed, with the figures in it
 */
public record CostLine(String item, double present, String basis) {}

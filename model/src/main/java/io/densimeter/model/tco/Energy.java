package io.densimeter.model.tco;

import io.densimeter.model.units.Require;

/** Energy of an estate from power, and from the run of a trace. */
public final class Energy {
  private static final double NANOS_PER_HOUR = 3_600e9;
  private static final double WATTS_PER_KILOWATT = 1_000;

  private Energy() {}

  /** Returns the energy in kWh of a constant power over that many hours. */
  public static double kwh(double watts, double hours) {
    return Require.notNegative("watts", watts)
        / WATTS_PER_KILOWATT
        * Require.notNegative("hours", hours);
  }

  /**
   * Returns the energy of the whole site in kWh: that of the servers and of what feeds and cools
   * them.
   *
   * @param serverKwh energy at the servers' plugs
   * @param pue power usage effectiveness, 1 or more
   */
  public static double siteKwh(double serverKwh, double pue) {
    return Require.notNegative("serverKwh", serverKwh) * requirePue(pue);
  }

  /**
   * Returns the energy in kWh of a year that goes on as a trace went.
   *
   * @param traceKwh energy over the trace
   * @param traceNanos length of the trace
   * @param hoursPerYear hours that a year is taken to have, such as 8,760
   */
  public static double yearlyKwh(double traceKwh, long traceNanos, double hoursPerYear) {
    Require.notNegative("traceKwh", traceKwh);
    return traceKwh
        * Require.positive("hoursPerYear", hoursPerYear)
        / hours(Require.positive("traceNanos", traceNanos));
  }

  static double hours(long nanos) {
    return nanos / NANOS_PER_HOUR;
  }

  static double requirePue(double pue) {
    if (!(pue >= 1) || pue == Double.POSITIVE_INFINITY) {
      throw new IllegalArgumentException(
          "The pue ("
              + pue
              + ") must be 1 or more: a site uses at least what its servers use."
              + (pue > 0 ? " Maybe " + 1 / pue + "?" : ""));
    }
    return pue;
  }
}

package io.densimeter.model.energy;

import io.densimeter.model.units.Require;
import org.jspecify.annotations.Nullable;

/**
 * The energy of the servers of an estate in a year, at their plugs.
 *
 * @param kwh energy of a year
 * @param staticKwh the part of it that hosts draw because they are on, whatever they do: idle power
 *     over the time that they are; null when that is not known
 * @param hours when in a week it is drawn
 * @param peakWatts the highest power of a time step
 */
public record YearlyEnergy(
    double kwh, @Nullable Double staticKwh, WeekShares hours, double peakWatts) {
  private static final double HOURS_PER_YEAR = 8_760;
  private static final double WATTS_PER_KILOWATT = 1_000;

  public YearlyEnergy {
    Require.notNegative("kwh", kwh);
    Require.notNegative("peakWatts", peakWatts);
    if (staticKwh != null) {
      Require.notNegative("staticKwh", staticKwh);
    }
  }

  /** Returns an energy that is drawn evenly over a year of 365 days. */
  public static YearlyEnergy constant(double kwh) {
    double watts = kwh * WATTS_PER_KILOWATT / HOURS_PER_YEAR;
    return new YearlyEnergy(kwh, null, WeekShares.constant(), watts);
  }

  /** Returns the highest power in kilowatts. */
  public double peakKilowatts() {
    return peakWatts / WATTS_PER_KILOWATT;
  }
}

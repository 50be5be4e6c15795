package io.densimeter.model.energy;

import io.densimeter.model.units.Require;
import java.util.Arrays;

/** A price, an intensity or the like for each hour of the week, zero or more. */
public final class HourlyValues {
  private final double[] values;

  private HourlyValues(double[] values) {
    this.values = values;
  }

  /** Returns the same value for every hour. */
  public static HourlyValues constant(double value) {
    return new HourlyValues(new double[] {Require.notNegative("value", value)});
  }

  /**
   * Returns values by hour.
   *
   * @param values those of a day, which then hold every day, or those of a week from Monday at
   *     midnight
   */
  public static HourlyValues of(double... values) {
    if (values.length != WeekShares.HOURS_PER_DAY && values.length != WeekShares.HOURS) {
      throw new IllegalArgumentException(
          "There are "
              + values.length
              + " values by hour, must be "
              + WeekShares.HOURS_PER_DAY
              + " or "
              + WeekShares.HOURS
              + ".");
    }
    for (double value : values) {
      Require.notNegative("value", value);
    }
    return new HourlyValues(Arrays.copyOf(values, values.length));
  }

  /** Returns the value of an hour of the week. */
  public double at(int hourOfWeek) {
    return values[hourOfWeek % values.length];
  }

  /** Returns whether every hour has the same value. */
  public boolean isConstant() {
    return values.length == 1;
  }

  /** Returns the mean over the hours of a week, each with the same weight. */
  public double mean() {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }
}

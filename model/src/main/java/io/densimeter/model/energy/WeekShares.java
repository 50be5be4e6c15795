package io.densimeter.model.energy;

import io.densimeter.model.units.Require;
import java.util.Arrays;

/**
 * The shares of an energy that fall into each hour of the week. Hour 0 begins on Monday at
 * midnight; a week has {@value #HOURS} hours, without the change to summer time.
 */
public final class WeekShares {
  /** Hours of a day. */
  public static final int HOURS_PER_DAY = 24;

  /** Hours of a week. */
  public static final int HOURS = 7 * HOURS_PER_DAY;

  private static final double NANOS_PER_HOUR = 3_600e9;
  private static final WeekShares EVEN = new WeekShares(even());

  private final double[] shares; // by hour of the week; they add up to 1

  private WeekShares(double[] shares) {
    this.shares = shares;
  }

  /** Returns those of a power that never changes. */
  public static WeekShares constant() {
    return EVEN;
  }

  /**
   * Returns those of a power by time step.
   *
   * <p>The shares come from whole weeks, so that workdays and weekends have their right weight: a
   * series that is shorter than a week goes on from its start until the week is full, and of a
   * longer one the whole weeks count.
   *
   * @param watts power of each step, zero or more
   * @param stepNanos length of a step
   * @param firstHour hour of the week in which the series starts, 0 to below {@value #HOURS}
   */
  public static WeekShares of(double[] watts, long stepNanos, int firstHour) {
    Require.positive("steps", watts.length);
    Require.positive("stepNanos", stepNanos);
    if (firstHour < 0 || firstHour >= HOURS) {
      throw new IllegalArgumentException(
          "The firstHour (" + firstHour + ") must be 0 to " + (HOURS - 1) + ".");
    }
    var series = new Series(watts, stepNanos / NANOS_PER_HOUR);
    int weeks = Math.max(1, (int) (series.hours() / HOURS));
    double[] energy = new double[HOURS];
    double total = 0;
    for (int hour = 0; hour < weeks * HOURS; hour++) {
      double during = series.until(hour + 1) - series.until(hour);
      energy[(firstHour + hour) % HOURS] += during;
      total += during;
    }
    if (total == 0) {
      return EVEN;
    }
    for (int hour = 0; hour < HOURS; hour++) {
      energy[hour] /= total;
    }
    return new WeekShares(energy);
  }

  /** Returns the share of an hour of the week. */
  public double share(int hourOfWeek) {
    return shares[hourOfWeek];
  }

  /** Returns the mean of values by hour of the week, each weighted with the share of its hour. */
  public double mean(HourlyValues values) {
    if (values.isConstant()) {
      return values.at(0); // without the rounding of 168 terms
    }
    double mean = 0;
    for (int hour = 0; hour < HOURS; hour++) {
      mean += shares[hour] * values.at(hour);
    }
    return mean;
  }

  private static double[] even() {
    double[] shares = new double[HOURS];
    Arrays.fill(shares, 1.0 / HOURS);
    return shares;
  }

  /** A power by time step that repeats itself without end. */
  private static final class Series {
    private final double[] watts;
    private final double[] before; // watts times steps before each step, and before the end
    private final double stepHours;

    Series(double[] watts, double stepHours) {
      this.watts = watts;
      this.stepHours = stepHours;
      before = new double[watts.length + 1];
      for (int step = 0; step < watts.length; step++) {
        before[step + 1] = before[step] + Require.notNegative("watts", watts[step]);
      }
    }

    double hours() {
      return watts.length * stepHours;
    }

    /** Returns the energy from the start to a time, in watts times steps. */
    double until(double hours) {
      double steps = hours / stepHours;
      double rounds = Math.floor(steps / watts.length);
      double past = steps - rounds * watts.length;
      int step = Math.min((int) past, watts.length - 1);
      return rounds * before[watts.length] + before[step] + (past - step) * watts[step];
    }
  }
}

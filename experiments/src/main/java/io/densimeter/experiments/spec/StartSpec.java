package io.densimeter.experiments.spec;

import io.densimeter.experiments.yaml.Between;
import io.densimeter.experiments.yaml.Default;
import io.densimeter.experiments.yaml.Doc;
import io.densimeter.model.energy.WeekShares;

/**
 * When demand starts, for what depends on the hour of the week.
 *
 * @param day day of the week
 * @param hour hour of the day
 */
@Doc("When demand starts, for tariffs and grids by the hour.")
public record StartSpec(
    @Doc("Day of the week.") @Default("monday") Day day,
    @Doc("Hour of the day.") @Default("0") @Between(least = "0", most = "23") int hour) {
  /** The days of the week. */
  public enum Day {
    /** The first day. */
    MONDAY,
    /** The second. */
    TUESDAY,
    /** The third. */
    WEDNESDAY,
    /** The fourth. */
    THURSDAY,
    /** The fifth. */
    FRIDAY,
    /** The sixth. */
    SATURDAY,
    /** The last. */
    SUNDAY
  }

  /** Returns the hour of the week, 0 for Monday at midnight. */
  @SuppressWarnings("EnumOrdinal") // the days are in their order
  public int hourOfWeek() {
    return day.ordinal() * WeekShares.HOURS_PER_DAY + hour;
  }
}

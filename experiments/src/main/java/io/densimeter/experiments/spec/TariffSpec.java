package io.densimeter.experiments.spec;

import io.densimeter.experiments.yaml.Between;
import io.densimeter.experiments.yaml.Default;
import io.densimeter.experiments.yaml.Doc;
import io.densimeter.experiments.yaml.Priced;
import io.densimeter.experiments.yaml.Size;
import io.densimeter.experiments.yaml.Validated;
import io.densimeter.model.energy.Tariff;
import io.densimeter.model.energy.Tariff.Band;
import io.densimeter.model.energy.WeekShares;
import io.densimeter.model.units.Money;
import io.densimeter.model.units.Problem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A tariff by the hour.
 *
 * @param price price in the hours of no period; null for a tariff of hourly prices
 * @param periods hours with a price of their own; where two hold, the first counts
 * @param hourly a price for each hour of the day; null for a tariff of periods
 * @param weekendHourly the same on Saturday and Sunday; null for those of the other days
 * @param demand price of each kilowatt of the highest power in a month; null for none
 * @param source where the figures come from; null for the experiment file
 */
@Doc("A tariff by the hour: a price and periods with other prices, or 24 hourly prices.")
public record TariffSpec(
    @Doc("Price in the hours of no period.") @Priced(Money.Per.KWH) @Nullable Money price,
    @Doc("Hours with a price of their own; where two hold, the first counts.") @Default("[]")
        List<PeriodSpec> periods,
    @Doc("A price for each hour of the day, from midnight, in place of price and periods.")
        @Priced(Money.Per.KWH)
        @Size(min = 24, max = 24)
        @Nullable List<Money> hourly,
    @Doc("The same on Saturday and Sunday; left out, hourly holds for them too.")
        @Priced(Money.Per.KWH)
        @Size(min = 24, max = 24)
        @Nullable List<Money> weekendHourly,
    @Doc("Price of each kilowatt of the highest power in a month, PUE included.")
        @Priced(Money.Per.KILOWATT_MONTH)
        @Nullable Money demand,
    @Doc("Where the figures come from, with a date.") @Nullable String source)
    implements EnergySpec, Validated {
  private static final String OTHER_HOURS = "other hours";
  private static final int WORKDAYS = 5;

  /**
   * Hours with a price of their own.
   *
   * @param name what the bill calls them
   * @param price their price
   * @param from hour of the day at which they begin
   * @param to hour of the day at which they end; not after {@code from}, they go past midnight
   * @param days the days on which they begin
   */
  @Doc("Hours with a price of their own.")
  public record PeriodSpec(
      @Doc("What the bill calls them.") String name,
      @Doc("Price in them.") @Priced(Money.Per.KWH) Money price,
      @Doc("Hour of the day at which they begin.") @Default("0") @Between(least = "0", most = "23")
          int from,
      @Doc("Hour of the day at which they end; not after from, they go past midnight.")
          @Default("24")
          @Between(least = "0", most = "24")
          int to,
      @Doc("The days on which they begin.") @Default("all") Days days) {

    boolean holds(int hourOfWeek) {
      int hour = hourOfWeek % WeekShares.HOURS_PER_DAY;
      int day = hourOfWeek / WeekShares.HOURS_PER_DAY;
      if (from < to) {
        return hour >= from && hour < to && days.hold(day);
      }
      return hour >= from ? days.hold(day) : hour < to && days.hold((day + 6) % 7);
    }
  }

  /** Days of the week. */
  public enum Days {
    /** Every day. */
    ALL,
    /** Monday to Friday. */
    WEEKDAYS,
    /** Saturday and Sunday. */
    WEEKEND;

    private boolean hold(int day) {
      return this == ALL || this == WEEKDAYS == day < WORKDAYS;
    }
  }

  /** Returns the currency of the prices; null when there is none, which validation refuses. */
  public @Nullable String currency() {
    return Stream.concat(
            Stream.ofNullable(price), hourly == null ? Stream.empty() : hourly.stream())
        .map(Money::currency)
        .findFirst()
        .orElse(null);
  }

  /**
   * Returns the tariff.
   *
   * @param name what bills call it
   * @param worth what one of its currency is worth in that of the bill
   */
  public Tariff tariff(String name, double worth) {
    List<Band> bands = new ArrayList<>();
    List<Integer> bandOfHour = new ArrayList<>();
    for (int hour = 0; hour < WeekShares.HOURS; hour++) {
      var band = band(hour, worth);
      if (!bands.contains(band)) {
        bands.add(band);
      }
      bandOfHour.add(bands.indexOf(band));
    }
    return new Tariff(name, bands, bandOfHour, demand == null ? 0 : demand.amount() * worth);
  }

  private Band band(int hourOfWeek, double worth) {
    if (hourly != null) {
      int hour = hourOfWeek % WeekShares.HOURS_PER_DAY;
      boolean weekend = hourOfWeek / WeekShares.HOURS_PER_DAY >= WORKDAYS;
      var prices = weekend && weekendHourly != null ? weekendHourly : hourly;
      double amount = prices.get(hour).amount() * worth;
      return new Band("hours at " + BigDecimal.valueOf(amount).toPlainString(), amount);
    }
    for (var period : periods) {
      if (period.holds(hourOfWeek)) {
        return new Band(period.name(), period.price().amount() * worth);
      }
    }
    if (price == null) {
      throw new IllegalStateException("A tariff without a price passed its validation.");
    }
    return new Band(periods.isEmpty() ? "all hours" : OTHER_HOURS, price.amount() * worth);
  }

  @Override
  public List<Problem> validate() {
    List<Problem> problems = new ArrayList<>();
    if ((price == null) == (hourly == null)) {
      String has = price == null ? "neither" : "both";
      problems.add(
          new Problem("price", "a tariff has a price or hourly prices, this one has " + has + "."));
    }
    if (hourly != null && !periods.isEmpty()) {
      problems.add(
          new Problem("periods", "go with price, not with hourly; leave one of them out."));
    }
    if (hourly == null && weekendHourly != null) {
      problems.add(new Problem("weekend-hourly", "needs hourly for the other days."));
    }
    for (int i = 0; i < periods.size(); i++) {
      var period = periods.get(i);
      if (period.from() == period.to()) {
        problems.add(
            new Problem("periods[" + i + "].to", "must not be from, " + period.from() + "."));
      }
      for (int k = 0; k < i; k++) {
        if (periods.get(k).name().equals(period.name())
            && periods.get(k).price().amount() != period.price().amount()) {
          problems.add(
              new Problem(
                  "periods[" + i + "].name",
                  "another " + period.name() + " has another price; give this one its own name."));
        }
      }
    }
    return problems;
  }
}

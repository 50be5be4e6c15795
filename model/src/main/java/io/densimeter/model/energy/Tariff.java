package io.densimeter.model.energy;

import io.densimeter.model.units.Require;
import java.util.List;

/**
 * What energy costs by the hour of the week.
 *
 * @param name what a bill calls it
 * @param bands the prices that there are
 * @param bandOfHour index of the band of each hour of the week
 * @param demandPerKilowattMonth price of each kilowatt of the highest power in a month; 0 for none
 */
public record Tariff(
    String name, List<Band> bands, List<Integer> bandOfHour, double demandPerKilowattMonth) {
  /**
   * Hours with one price.
   *
   * @param name what a bill calls them
   * @param pricePerKwh price of a kilowatt-hour
   */
  public record Band(String name, double pricePerKwh) {
    public Band {
      Require.notNegative("pricePerKwh", pricePerKwh);
    }
  }

  public Tariff {
    bands = List.copyOf(bands);
    bandOfHour = List.copyOf(bandOfHour);
    Require.notNegative("demandPerKilowattMonth", demandPerKilowattMonth);
    if (bandOfHour.size() != WeekShares.HOURS) {
      throw new IllegalArgumentException(
          "The tariff "
              + name
              + " has "
              + bandOfHour.size()
              + " hours, must have "
              + WeekShares.HOURS
              + ".");
    }
    for (int band : bandOfHour) {
      if (band < 0 || band >= bands.size()) {
        throw new IllegalArgumentException(
            "The tariff " + name + " has no band " + band + ", only " + bands.size() + ".");
      }
    }
  }

  /** Returns the share of an energy that each band has. */
  public double[] shares(WeekShares energy) {
    double[] shares = new double[bands.size()];
    for (int hour = 0; hour < WeekShares.HOURS; hour++) {
      shares[bandOfHour.get(hour)] += energy.share(hour);
    }
    return shares;
  }

  /** Returns the mean price of a kilowatt-hour over the hours of a week, whatever is drawn. */
  public double meanPerKwh() {
    double sum = 0;
    for (int band : bandOfHour) {
      sum += bands.get(band).pricePerKwh();
    }
    return sum / WeekShares.HOURS;
  }
}

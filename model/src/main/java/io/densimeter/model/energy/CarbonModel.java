package io.densimeter.model.energy;

import io.densimeter.model.units.Require;

/**
 * What an estate emits in a year: what the grid emits for its energy, and the year's part of what
 * making its hosts emitted. An estate reserves its hosts whole and all the time, so that of {@link
 * Sci} TiR is a year and RR is ToR.
 *
 * @param kilogramsPerKwh carbon intensity of the grid by hour of the week
 * @param lifeYears how long a host lasts
 */
public record CarbonModel(HourlyValues kilogramsPerKwh, double lifeYears) {
  public CarbonModel {
    Require.positive("lifeYears", lifeYears);
  }

  /**
   * Returns what a year emits.
   *
   * @param energy energy of the servers
   * @param pue power usage effectiveness: the site emits for what feeds and cools the servers too
   * @param embodiedKilograms embodied emissions of all hosts over their life
   */
  public Year year(YearlyEnergy energy, double pue, double embodiedKilograms) {
    double siteKwh = energy.kwh() * Require.positive("pue", pue);
    return new Year(
        siteKwh * energy.hours().mean(kilogramsPerKwh),
        Sci.embodied(embodiedKilograms, 1, lifeYears, 1, 1));
  }

  /**
   * The emissions of a year.
   *
   * @param operationalKilograms of the energy
   * @param embodiedKilograms the year's part of what making the hosts emitted
   */
  public record Year(double operationalKilograms, double embodiedKilograms) {
    /** Returns both together. */
    public double kilograms() {
      return operationalKilograms + embodiedKilograms;
    }

    /** Returns what one of so many guests emits in a year. */
    public double perGuest(double guests) {
      return kilograms() / Require.positive("guests", guests);
    }

    /** Returns what one of so many requests a month emits, in grams. */
    public double gramsPerRequest(double requestsPerMonth) {
      double requests = 12 * Require.positive("requestsPerMonth", requestsPerMonth);
      return kilograms() * 1_000 / requests;
    }
  }
}

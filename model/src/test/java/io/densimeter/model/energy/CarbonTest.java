package io.densimeter.model.energy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Figures are of the SCI specification 1.1 and of Cloud Carbon Footprint. */
class CarbonTest {
  private static final long HOUR = 3_600_000_000_000L;

  /** V21. 1,000 kg over 4 years, for an hour. */
  @Test
  void theExampleOfTheSpecification() {
    assertEquals("28.54", rounded(1_000 * Sci.embodied(1_000, 1, 4 * 8_760, 1, 1)));
    assertEquals("28.539", rounded3(1_000 * Sci.embodied(1_000, 1, 35_040, 1, 1)));
  }

  /** A quarter of the host's resources for a day of four years. */
  @Test
  void softwareAnswersForTheTimeAndTheResourcesThatItReserves() {
    assertEquals(1_000.0 / 1_460 / 4, Sci.embodied(1_000, 24, 35_040, 8, 32), 1e-12);
    assertEquals((2 * 500 + 100) / 4.0, Sci.score(2, 500, 100, 4), 1e-12);
  }

  /** V22. Two sockets, 512 GB, two SSD: 1,000 + 100 + 496 · 533 / 384 + 200. */
  @Test
  void aServerOfTwoSocketsAndHalfATerabyte() {
    double kilograms = new EmbodiedCarbon(2, 512, 0, 2, 0).kilograms();
    assertEquals("1988.46", rounded(kilograms));
    assertEquals("56.75", rounded(1_000 * Sci.embodied(kilograms, 1, 35_040, 1, 1)));
    assertEquals("57.54", rounded(1_000 * Sci.embodied(kilograms, 1, 34_560, 1, 1)));
  }

  @Test
  void eachPartOfAServerCounts() {
    assertEquals(1_000, new EmbodiedCarbon(1, 8, 0, 0, 0).kilograms());
    assertEquals(1_000 + 533, new EmbodiedCarbon(1, 400, 0, 0, 0).kilograms(), 1e-9);
    assertEquals(1_000 + 3 * 100, new EmbodiedCarbon(4, 16, 0, 0, 0).kilograms());
    assertEquals(1_000 + 4 * 50, new EmbodiedCarbon(1, 16, 4, 0, 0).kilograms());
    assertEquals(1_000 + 2 * 150, new EmbodiedCarbon(1, 16, 0, 0, 2).kilograms());
  }

  /** 10,000 kWh with PUE 1.5 at 0.338 kg, and 8,000 kg over 4 years. */
  @Test
  void aYearHasItsEnergyAndItsPartOfTheHosts() {
    var year =
        new CarbonModel(HourlyValues.constant(0.338), 4)
            .year(YearlyEnergy.constant(10_000), 1.5, 8_000);
    assertEquals(15_000 * 0.338, year.operationalKilograms(), 1e-9);
    assertEquals(2_000, year.embodiedKilograms(), 1e-9);
    assertEquals((5_070 + 2_000) / 70.0, year.perGuest(70), 1e-9);
    assertEquals(7_070_000 / 12e6, year.gramsPerRequest(1e6), 1e-12);
  }

  /**
   * Days of 100 W until noon and 300 W after it; the grid emits 0.2 kg in the morning, else 0.6.
   */
  @Test
  void aGridByTheHourCountsWhenEnergyIsDrawn() {
    var hours = WeekShares.of(new double[] {100, 300}, 12 * HOUR, 0);
    double[] byHour = new double[24];
    Arrays.fill(byHour, 0, 12, 0.2);
    Arrays.fill(byHour, 12, 24, 0.6);
    var year =
        new CarbonModel(HourlyValues.of(byHour), 4)
            .year(new YearlyEnergy(1_000, null, hours, 300), 1, 0);
    assertEquals(1_000 * (0.25 * 0.2 + 0.75 * 0.6), year.operationalKilograms(), 1e-9);
  }

  @Test
  void badArgumentsAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> Sci.embodied(1, 1, 0, 1, 1));
    assertThrows(IllegalArgumentException.class, () -> Sci.embodied(Double.NaN, 1, 1, 1, 1));
    assertThrows(IllegalArgumentException.class, () -> Sci.score(1, 1, 1, 0));
    assertThrows(IllegalArgumentException.class, () -> new EmbodiedCarbon(0, 1, 1, 1, 1));
    assertThrows(IllegalArgumentException.class, () -> HourlyValues.constant(-1));
  }

  private static String rounded(double figure) {
    return String.format(Locale.ROOT, "%.2f", figure);
  }

  private static String rounded3(double figure) {
    return String.format(Locale.ROOT, "%.3f", figure);
  }
}

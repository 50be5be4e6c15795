package io.densimeter.model.tco;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.densimeter.model.energy.CarbonModel;
import io.densimeter.model.energy.HourlyValues;
import io.densimeter.model.energy.Tariff;
import io.densimeter.model.energy.WeekShares;
import io.densimeter.model.energy.YearlyEnergy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Days of 1 kW until noon and 3 kW after it: 12 and 36 kWh, 17,520 kWh in a year, a quarter of them
 * in the morning.
 */
class TariffTest {
  private static final long HOUR = 3_600_000_000_000L;
  private static final YearlyEnergy ENERGY =
      new YearlyEnergy(
          17_520, 8_760.0, WeekShares.of(new double[] {1_000, 3_000}, 12 * HOUR, 0), 3_000);

  /** Mornings at 0.10, afternoons at 0.20, and whatever is dear at the weekend. */
  private static Tariff tariff(double weekend, double demand) {
    var bands =
        List.of(
            new Tariff.Band("mornings", 0.10),
            new Tariff.Band("afternoons", 0.20),
            new Tariff.Band("weekend", weekend));
    List<Integer> bandOfHour = new ArrayList<>();
    for (int hour = 0; hour < WeekShares.HOURS; hour++) {
      bandOfHour.add(hour >= 120 ? 2 : hour % 24 < 12 ? 0 : 1);
    }
    return new Tariff("by-hour", bands, bandOfHour, demand);
  }

  private static EnergyUse use(Tariff tariff, double pue) {
    return EnergyUse.underTariff(
        "energy",
        tariff,
        Estates.is("pue", pue),
        Estates.is("energy.use", 1),
        Estates.is("energy.growth", 0));
  }

  private static CostedEstate estate(YearlyEnergy energy) {
    var hosts = new CostedHosts("host", 1, 2, 16, 3_000, List.of(4));
    return new CostedEstate(List.of(hosts), false, 1, energy);
  }

  private static CostModel model(EnergyUse use) {
    return Estates.model(Estates.terms(1, 0, 730), estate(ENERGY), use);
  }

  /** 17,520 · (5/7 · (0.25 · 0.10 + 0.75 · 0.20) + 2/7 · 0.05) = 2,190 + 250.29. */
  @Test
  void eachBandIsPaidForByItsOwnPrice() {
    var bill = model(use(tariff(0.05, 0), 1)).bill();
    assertEquals(1, bill.lines().size());
    assertEquals("2,440.29", String.format(Locale.ROOT, "%,.2f", bill.total()));
    assertEquals(
        "17,520.000 kWh (8,760.000 kWh of it static: hosts that are on) in a year of 8760 h ×"
            + " by-hour (mornings 3,128.571 kWh × 0.10 USD + afternoons 9,385.714 kWh × 0.20 USD"
            + " + weekend 5,005.714 kWh × 0.05 USD; 0.139286 USD/kWh in the mean); 1 years at 0"
            + " %/year",
        bill.lines().get(0).basis());
  }

  /** Half as much again, at the same mean price. */
  @Test
  void whatPowerAndCoolingLoseIsDrawnAtTheSameHours() {
    var bill = model(use(tariff(0.05, 0), 1.5)).bill();
    assertEquals(244_029 + 122_014, bill.totalCents());
  }

  /** 3 kW · 1.5 · 10 USD a month = 540 USD a year. */
  @Test
  void theHighestPowerOfAMonthIsPaidFor() {
    var without = model(use(tariff(0.05, 0), 1.5)).bill();
    var with = model(use(tariff(0.05, 10), 1.5)).bill();
    assertEquals(54_000, with.totalCents() - without.totalCents());
    assertEquals("energy: peak demand", with.lines().get(2).label());
    assertEquals(
        "4.500 kW at the highest time step, with PUE × 10.00 USD/kW a month; 1 years at 0 %/year",
        with.lines().get(2).basis());
  }

  /** (5 · 24 · 0.15 + 2 · 24 · 0.05) / 168, whatever is drawn when. */
  @Test
  void theParameterIsTheMeanPriceOfAWeekAndChangesAllPricesInProportion() {
    var model = model(use(tariff(0.05, 0), 1));
    double mean = (120 * 0.15 + 48 * 0.05) / 168;
    assertEquals(mean, model.parameters().get("energy"), 1e-12);
    assertEquals(488_057, model.figures(Map.of("energy", 2 * mean)).totalCents()); // 2 · 2,440.2857
    assertEquals(0, model.figures(Map.of("energy", 0.0)).totalCents());
  }

  @Test
  void oneBandCostsWhatItsPriceCosts() {
    var bands = List.of(new Tariff.Band("all hours", 0.07));
    var flat = new Tariff("flat", bands, Collections.nCopies(168, 0), 0);
    var plain =
        new EnergyUse(
            Estates.is("energy", 0.07),
            Estates.is("pue", 1.45),
            Estates.is("energy.use", 1),
            Estates.is("energy.growth", 0.03));
    var terms = Estates.terms(4, 0.07, 730);
    assertEquals(
        Estates.bill(terms, estate(ENERGY), plain).totalCents(),
        Estates.bill(
                terms,
                estate(ENERGY),
                EnergyUse.underTariff(
                    "energy",
                    flat,
                    Estates.is("pue", 1.45),
                    Estates.is("energy.use", 1),
                    Estates.is("energy.growth", 0.03)))
            .totalCents());
  }

  @Test
  void theBandsOfAnEnergyAddUpToIt() {
    for (int seed = 0; seed < 100; seed++) {
      var random = new Random(seed);
      var watts = random.doubles(1 + random.nextInt(2_000), 0, 500).toArray();
      var shares =
          tariff(0.05, 0).shares(WeekShares.of(watts, 300_000_000_000L, random.nextInt(168)));
      assertEquals(1, Arrays.stream(shares).sum(), 1e-12, "seed " + seed);
    }
  }

  /** 17.52 MWh · 1.5 · 0.5 t at 80 USD, and 4 t over 4 years at the same price. */
  @Test
  void emissionsAreALineOfTheBillAtThePriceOfATonne() {
    var item =
        CarbonCost.of(
            "carbon",
            80,
            Estates.is("pue", 1.5),
            Estates.is("energy.use", 1),
            new CarbonModel(HourlyValues.constant(0.5), 4),
            4_000);
    var model = Estates.model(Estates.terms(1, 0, 730), estate(ENERGY), item);
    var bill = model.bill();
    assertEquals(105_120, bill.lines().get(0).presentCents());
    assertEquals(8_000, bill.lines().get(1).presentCents());
    assertEquals("carbon: of energy", bill.lines().get(0).label());
    assertEquals(
        "13.140 t CO2e a year × 80.00 USD/t; 1 years at 0 %/year", bill.lines().get(0).basis());
    assertEquals(70_080 + 8_000, model.figures(Map.of("pue", 1.0)).totalCents());
    assertEquals(0.5, model.parameters().get("carbon.grid"));
    assertEquals(21_024 + 8_000, model.figures(Map.of("carbon.grid", 0.1)).totalCents());
  }

  @Test
  void badTariffsAreRefused() {
    var band = List.of(new Tariff.Band("all", 0.1));
    assertEquals(
        "The tariff short has 24 hours, must have 168.",
        assertThrows(
                IllegalArgumentException.class,
                () -> new Tariff("short", band, Collections.nCopies(24, 0), 0))
            .getMessage());
    assertEquals(
        "The tariff high has no band 1, only 1.",
        assertThrows(
                IllegalArgumentException.class,
                () -> new Tariff("high", band, Collections.nCopies(168, 1), 0))
            .getMessage());
    assertThrows(IllegalArgumentException.class, () -> new Tariff.Band("all", Double.NaN));
  }
}

package io.densimeter.experiments.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.densimeter.model.energy.Tariff;
import io.densimeter.model.machine.PowerModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tariffs, grids and power curves in an experiment file. */
class EnergySpecTest {
  private static final String PRICE = "energy: 0.12 USD/kWh, pue: 1.6}";

  @TempDir Path folder;
  private Sample sample;

  @BeforeEach
  void prepare() throws IOException {
    sample = Sample.in(folder);
  }

  private static String energy(String energy) {
    return Sample.with(PRICE, "energy: " + energy + ", pue: 1.6}");
  }

  private Tariff tariff(String energy) throws Exception {
    var spec = sample.read(energy(energy)).spec();
    return assertInstanceOf(TariffSpec.class, spec.tco().energy()).tariff("tariff", 1);
  }

  private static double price(Tariff tariff, int day, int hour) {
    return tariff.bands().get(tariff.bandOfHour().get(24 * day + hour)).pricePerKwh();
  }

  @Test
  void periodsHoldOnTheirDaysAndPastMidnight() throws Exception {
    var tariff =
        tariff(
            "{price: 0.12 USD/kWh, periods: [{name: peak, price: 0.2 USD/kWh, from: 8, to: 20,"
                + " days: weekdays}, {name: night, price: 0.07 USD/kWh, from: 22, to: 6, days:"
                + " weekdays}], demand: 10 USD/kW/month}");
    assertEquals(10, tariff.demandPerKilowattMonth());
    assertEquals(0.12, price(tariff, 0, 7));
    assertEquals(0.2, price(tariff, 0, 8));
    assertEquals(0.2, price(tariff, 4, 19));
    assertEquals(0.12, price(tariff, 4, 20));
    assertEquals(0.07, price(tariff, 4, 22));
    assertEquals(0.07, price(tariff, 5, 5)); // began on Friday
    assertEquals(0.12, price(tariff, 5, 12));
    assertEquals(0.12, price(tariff, 0, 5)); // would have begun on Sunday
    assertEquals(0.07, price(tariff, 1, 5));
    assertEquals(List.of("other hours", "peak", "night"), names(tariff));
  }

  @Test
  void whereTwoPeriodsHoldTheFirstCounts() throws Exception {
    var tariff =
        tariff(
            "{price: 0.12 USD/kWh, periods: [{name: a, price: 0.2 USD/kWh, to: 12}, {name: b,"
                + " price: 0.3 USD/kWh, from: 10}]}");
    assertEquals(0.2, price(tariff, 6, 11));
    assertEquals(0.3, price(tariff, 6, 12));
  }

  @Test
  void hourlyPricesHoldEveryDayOrTheWeekendHasItsOwn() throws Exception {
    String prices = "[0.1 USD/kWh" + ", 0.2 USD/kWh".repeat(23) + "]";
    var everyDay = tariff("{hourly: " + prices + "}");
    assertEquals(0.1, price(everyDay, 6, 0));
    assertEquals(0.2, price(everyDay, 6, 1));
    assertEquals(List.of("hours at 0.1", "hours at 0.2"), names(everyDay));
    var apart =
        tariff(
            "{hourly: "
                + prices
                + ", weekend-hourly: "
                + prices.replace("0.2", "0.05").replace("0.1", "0.05")
                + "}");
    assertEquals(0.2, price(apart, 4, 23));
    assertEquals(0.05, price(apart, 5, 0));
  }

  private static List<String> names(Tariff tariff) {
    return tariff.bands().stream().map(Tariff.Band::name).toList();
  }

  @Test
  void aTariffOfTheFileMayBeNamed() throws Exception {
    var spec =
        sample
            .read(
                Sample.with(
                    PRICE, "energy: mine, pue: 1.6, tariffs: {mine: {price: 0.2 USD/kWh}}}"))
            .spec();
    assertEquals(new EnergySpec.Named("mine"), spec.tco().energy());
    assertEquals("USD", spec.currency());
  }

  /** The price of a host says the currency of the bill. */
  @Test
  void aTariffOfTheCatalogueMayBeNamed() throws Exception {
    var spec = sample.read(energy("time-of-use-example")).spec();
    assertEquals("USD", spec.currency());
  }

  @Test
  void carbonNeedsAGridOnly() throws Exception {
    var carbon = sample.read(Sample.TEXT + "carbon: {grid: 500 g/kWh}\n").spec().carbon();
    assertNotNull(carbon);
    assertEquals(new GridSpec.Constant(0.5), carbon.grid());
    assertEquals(4L * 8_760 * 3_600_000_000_000L, carbon.lifeNanos());
    var own =
        sample
            .read(Sample.TEXT + "carbon: {grid: roof, grids: {roof: 30 g/kWh}, price: 80 USD/t}\n")
            .spec()
            .carbon();
    assertNotNull(own);
    assertEquals(new GridSpec.Named("roof"), own.grid());
    assertEquals(new OwnGridSpec(0.03, null), own.grids().get("roof"));
  }

  @Test
  void powerMayBeIdleAndMaximumAlone() throws Exception {
    var spec =
        sample
            .read(
                Sample.with("power: hp-dl380-g7", "power: {idle: 100 W, max: 0.3 kW, model: fan}"))
            .spec();
    assertEquals(new PowerSpec.TwoPoints(100, 300, PowerModel.FAN), spec.hosts().get(0).power());
  }

  @Test
  void aPowerCurveOfTheFileMayBeNamed() throws Exception {
    var text = Sample.with("power: hp-dl380-g7", "power: mine");
    var spec = sample.read(text + "power-curves: {mine: {idle: 100 W, max: 300 W}}\n").spec();
    assertEquals(new PowerSpec.Named("mine"), spec.hosts().get(0).power());
    assertEquals(
        new PowerSpec.TwoPoints(100, 300, PowerModel.LINEAR), spec.powerCurves().get("mine"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "time-of-use-exampel | 19:53: tco.energy: unknown tariff time-of-use-exampel. Maybe"
            + " time-of-use-example?",
        "0.12 USD | 19:53: tco.energy: must be a price per kWh, was 0.12 USD. Maybe 0.12"
            + " USD/kWh?",
        "{price: 0.12} | 19:61: tco.energy.price: needs a currency, was 0.12. Maybe 0.12 USD/kWh?",
        "{demand: 10 USD/kW/month} | 19:53: tco.energy.price: a tariff has a price or hourly"
            + " prices, this one has neither.",
        "{hourly: [0.1 USD/kWh]} | 19:62: tco.energy.hourly: must have 24 values, has 1.",
        "{price: 1 USD/kWh, periods: [{name: a, price: 2 USD/kWh, from: 24}]} | 19:116:"
            + " tco.energy.periods[0].from: must be at most 23, was 24.",
        "{price: 1 USD/kWh, periods: [{name: a, price: 2 USD/kWh, from: 5, to: 5}]} | 19:123:"
            + " tco.energy.periods[0].to: must not be from, 5.",
      })
  void aWrongTariffIsRefused(String energy, String message) {
    sample.refuses(energy(energy), "exp.yaml:" + message + "\n1 problem; nothing was run.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "{grid: germny} | 20:16: carbon.grid: unknown grid germny. Maybe germany?",
        "{grid: 500} | 20:16: carbon.grid: needs a unit, was 500. Maybe 500 g/kWh?",
        "{grid: 0.5} | 20:16: carbon.grid: needs a unit, was 0.5. Maybe 0.5 kg/kWh?",
        "{grid: germany, price: 80 USD} | 20:32: carbon.price: must be a price per t, was 80 USD."
            + " Maybe 80 USD/t?",
        "{grid: germany, live: 4 years} | 20:25: carbon.live: unknown key. Maybe life?",
      })
  void wrongCarbonIsRefused(String carbon, String message) {
    sample.refuses(
        Sample.TEXT + "carbon: " + carbon + "\n",
        "exp.yaml:" + message + "\n1 problem; nothing was run.");
  }

  @Test
  void wrongPowerIsRefused() {
    sample.refuses(
        Sample.with("power: hp-dl380-g7", "power: {idle: 300 W, max: 100 W}"),
        "exp.yaml:15:31: hosts[0].power.max: must not be below idle.\n1 problem; nothing was run.");
    sample.refuses(
        Sample.TEXT + "power-curves: {mine: hp-dl380-g7}\n",
        "exp.yaml:20:22: power-curves.mine: must say its points, or idle and max, not a name.\n"
            + "1 problem; nothing was run.");
  }

  @Test
  void sleepGoesWithHostsThatAreAsleep() throws Exception {
    var spec = sample.read(Sample.with("10 %}", "10 %, empty-hosts: asleep, sleep: 12 W}")).spec();
    assertEquals(12, spec.placement().sleepWatts());
    sample.refuses(
        Sample.with("10 %}", "10 %, empty-hosts: asleep}"),
        "exp.yaml:18:12: placement.sleep: is needed: the power of a host that is asleep, as in 10"
            + " W.\n1 problem; nothing was run.");
    sample.refuses(
        Sample.with("10 %}", "10 %, sleep: 12 W}"),
        "exp.yaml:18:65: placement.sleep: goes with empty-hosts: asleep only.\n"
            + "1 problem; nothing was run.");
  }

  @Test
  void metricsOfCarbonNeedItsSection() {
    sample.refuses(
        Sample.TEXT + "expect: [{metric: carbon.embodied, at-most: 5}]\n",
        "exp.yaml:20:19: expect[0].metric: carbon.embodied needs carbon: {grid: …}.\n"
            + "1 problem; nothing was run.");
  }
}

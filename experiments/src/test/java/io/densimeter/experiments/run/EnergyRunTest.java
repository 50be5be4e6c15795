package io.densimeter.experiments.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.densimeter.experiments.catalog.Catalog;
import io.densimeter.experiments.cost.CostNames;
import io.densimeter.experiments.spec.ExperimentFile;
import io.densimeter.experiments.yaml.ExperimentException;
import io.densimeter.model.stats.Metric;
import io.densimeter.model.stats.Metrics;
import io.densimeter.reports.result.CostLine;
import io.densimeter.reports.result.RunResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs whose energy can be told by hand: ten guests that ask for the whole of a core, each on a
 * host of one core that draws 100 W idle and 200 W at full load, for a day: 2 kW, 48 kWh, half of
 * it static; 17,520 kWh a year.
 */
class EnergyRunTest {
  private static final double EXACT = 1e-9;

  @TempDir private Path folder;

  private RunResult run(String power, String tco, String more) throws Exception {
    return run(power, tco, more, "USD");
  }

  private RunResult run(String power, String tco, String more, String currency, String... overrides)
      throws Exception {
    var text =
        """
        name: energy
        question: What does energy cost?
        seed: 1
        workload:
          trace: {format: constant, guests: 10, steps: 24, step: 60 min, cpu: 100 %}
          profile: cpu-bound
          guest: {vcpus: 1, cpu: 1860 MHz, memory: 1 GiB, os: linux}
        hosts:
          - {name: box, count: 10, platform: core-2-duo, cores: 1, clock: 1860 MHz, memory: 512 GiB,
             power: POWER, price: 0 USD, sockets: 2, embodied: {ssds: 2}}
        techniques: [bare-metal]
        placement: {policy: first-fit}
        tco: {horizon: 1 years, discount: 0 %/year, pue: 1.5, TCO}
        """
            .replace("POWER", power)
            .replace("price: 0 USD", "price: 0 " + currency)
            .replace("TCO", tco);
    var file = Files.writeString(folder.resolve("energy.yaml"), text + more);
    var catalog = Catalog.shipped();
    var experiment = ExperimentFile.read(file, List.of(overrides), catalog.names());
    CostNames.require(experiment, catalog);
    return ExperimentRunner.run(experiment, catalog, "test", 1);
  }

  private static final String POWER = "{idle: 100 W, max: 200 W}";

  private static double metric(RunResult run, Metric metric) {
    return run.scenarios().get(0).replications().get(0).values().get(metric);
  }

  private static double present(RunResult run, String item) {
    return run.scenarios().get(0).costs().lines().stream()
        .filter(line -> line.item().equals(item))
        .mapToDouble(CostLine::present)
        .sum();
  }

  @Test
  void staticAndDynamicEnergyAddUpToAll() throws Exception {
    var run = run(POWER, "energy: 0.10 USD/kWh", "");
    assertEquals(48, metric(run, Metrics.ENERGY), EXACT);
    assertEquals(24, metric(run, Metrics.ENERGY_STATIC), EXACT);
    assertEquals(24, metric(run, Metrics.ENERGY_DYNAMIC), EXACT);
    assertEquals(1_752, present(run, "energy: servers"), EXACT);
  }

  /** Two hosts more than guests: nothing when they are off, 5 W each asleep, 100 W each on. */
  @Test
  void hostsWithoutGuestsAreOffOrAsleepOrOn() throws Exception {
    var off = spare("placement.empty-hosts=off");
    assertEquals(48, metric(off, Metrics.ENERGY), EXACT);
    var asleep = spare("placement.empty-hosts=asleep", "placement.sleep=5 W");
    assertEquals(48 + 2 * 0.005 * 24, metric(asleep, Metrics.ENERGY), EXACT);
    assertEquals(24 + 2 * 0.005 * 24, metric(asleep, Metrics.ENERGY_STATIC), EXACT);
    var on = spare("placement.empty-hosts=on");
    assertEquals(48 + 2 * 0.1 * 24, metric(on, Metrics.ENERGY), EXACT);
    assertEquals(24 + 2 * 0.1 * 24, metric(on, Metrics.ENERGY_STATIC), EXACT);
  }

  private RunResult spare(String... overrides) throws Exception {
    var all = new ArrayList<>(List.of(overrides));
    all.add("hosts.box.count=12");
    return run(POWER, "energy: 0.10 USD/kWh", "", "USD", all.toArray(String[]::new));
  }

  /** 60 of 168 hours at 0.20, 56 at 0.07, 52 at 0.12; 2 kW · 1.5 at 10 USD a month. */
  @Test
  void aTariffOfTheCatalogueIsPaidByBand() throws Exception {
    var run = run(POWER, "energy: time-of-use-example", "");
    double mean = (60 * 0.20 + 56 * 0.07 + 52 * 0.12) / 168;
    assertEquals(17_520 * mean, present(run, "energy: servers"), 0.005);
    assertEquals(3 * 10 * 12, present(run, "energy: peak demand"), EXACT);
    assertTrue(
        run.assumptions().stream()
            .anyMatch(
                each ->
                    each.subject().equals("energy tariff time-of-use-example")
                        && each.source().startsWith("assumption")),
        run.assumptions().toString());
  }

  @Test
  void aTariffOfTheFileGoesBeforeThatOfTheCatalogueAndIsSaidToBeOfTheFile() throws Exception {
    var run =
        run(POWER, "energy: hamilton-2010, tariffs: {hamilton-2010: {price: 0.5 USD/kWh}}", "");
    assertEquals(8_760, present(run, "energy: servers"), EXACT);
    assertTrue(
        run.assumptions().stream()
            .anyMatch(
                each ->
                    each.subject().equals("energy tariff hamilton-2010")
                        && each.source().equals("the experiment file")));
  }

  @Test
  void aTariffInAnotherCurrencyNeedsARate() throws Exception {
    var refused =
        assertThrows(
            ExperimentException.class,
            () -> run(POWER, "energy: hamilton-2010, exchange: {EUR: 1 EUR}", "", "EUR"));
    assertTrue(
        refused
            .getMessage()
            .contains(
                "tco.energy: is priced in USD. Maybe tco.exchange: {USD: 1 EUR} with the right"
                    + " rate?"),
        refused.getMessage());
    var run = run(POWER, "energy: hamilton-2010, exchange: {USD: 0.5 EUR}", "", "EUR");
    assertEquals(17_520 * 0.035, present(run, "energy: servers"), 0.005);
  }

  /** 17,520 kWh · 1.5 at 338 g; ten hosts of 1,988.46 kg over four years. */
  @Test
  void carbonIsThatOfTheSiteAndOfTheHosts() throws Exception {
    var run =
        run(
            POWER,
            "energy: 0.10 USD/kWh, requests-per-month: 1000000",
            "carbon: {grid: germany, price: 50 USD/t}\n");
    double operational = 17_520 * 1.5 * 0.338;
    double embodied = 10 * (1_000 + 100 + 496 * 533.0 / 384 + 200) / 4;
    assertEquals(operational, metric(run, Metrics.CARBON_OPERATIONAL), 1e-6);
    assertEquals(embodied, metric(run, Metrics.CARBON_EMBODIED), 1e-6);
    assertEquals((operational + embodied) / 10, metric(run, Metrics.CARBON_GUEST), 1e-6);
    assertEquals((operational + embodied) / 12_000, metric(run, Metrics.CARBON_REQUEST), 1e-9);
    assertEquals(operational * 0.05, present(run, "carbon: of energy"), 0.005);
    assertEquals(embodied * 0.05, present(run, "carbon: of making hosts"), 0.005);
  }

  /** Scenarios: headroom 10 % and 50 %, each on the grid of Germany and of Sweden. */
  @Test
  void inTheStudyMoreHostsDrawMoreStaticEnergyAndASwedishGridLeavesTheHosts() throws Exception {
    var catalog = Catalog.shipped();
    var file = Path.of("studies", "energy-and-carbon.yaml");
    var experiment = ExperimentFile.read(file, List.of(), catalog.names());
    var scenarios = ExperimentRunner.run(experiment, catalog, "test", 2).scenarios();
    assertEquals(4, scenarios.size());
    for (var scenario : scenarios) {
      var values = scenario.replications().get(0).values();
      values.forEach((metric, value) -> assertTrue(Double.isFinite(value), metric.name()));
      assertEquals(
          values.get(Metrics.ENERGY),
          values.get(Metrics.ENERGY_STATIC) + values.get(Metrics.ENERGY_DYNAMIC),
          1e-9);
    }
    var full = scenarios.get(0).replications().get(0).values();
    var half = scenarios.get(2).replications().get(0).values();
    assertTrue(half.get(Metrics.ENERGY_STATIC) > full.get(Metrics.ENERGY_STATIC));
    assertTrue(half.get(Metrics.CARBON_EMBODIED) > full.get(Metrics.CARBON_EMBODIED));
    var sweden = scenarios.get(1).replications().get(0).values();
    assertEquals(
        full.get(Metrics.CARBON_OPERATIONAL) * 8 / 338,
        sweden.get(Metrics.CARBON_OPERATIONAL),
        1e-6);
    assertTrue(sweden.get(Metrics.CARBON_EMBODIED) > sweden.get(Metrics.CARBON_OPERATIONAL));
  }

  @Test
  void twoPointsSayHowFarTheyAreOff() throws Exception {
    var run = run(POWER, "energy: 0.10 USD/kWh", "");
    assertTrue(
        run.assumptions().stream()
            .anyMatch(
                each ->
                    each.subject().equals("box: power between idle and maximum")
                        && each.value().equals("linear")
                        && each.source()
                            .equals(
                                "assumption: over 619 published results off by 6.9 % in the"
                                    + " median, 13.4 % at the 90th percentile")));
    assertTrue(run.scenarios().get(0).warnings().toString().contains("the direction that matters"));
    var measured = run("hp-ml110-g4", "energy: 0.10 USD/kWh", "");
    assertEquals(List.of(), measured.scenarios().get(0).warnings());
  }

  @Test
  void aPowerCurveOfTheFileGoesBeforeThatOfTheCatalogue() throws Exception {
    var run =
        run(
            "hp-ml110-g4",
            "energy: 0.10 USD/kWh",
            "power-curves: {hp-ml110-g4: {idle: 10 W, max: 30 W}}\n");
    assertEquals(0.3 * 24, metric(run, Metrics.ENERGY), EXACT);
    var shipped = run("lenovo-sr665-v3", "energy: 0.10 USD/kWh", "");
    assertEquals(6.3 * 24, metric(shipped, Metrics.ENERGY), EXACT);
    assertEquals(1.15 * 24, metric(shipped, Metrics.ENERGY_STATIC), EXACT);
  }
}

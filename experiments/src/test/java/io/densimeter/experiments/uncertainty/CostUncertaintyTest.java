package io.densimeter.experiments.uncertainty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.densimeter.experiments.catalog.Catalog;
import io.densimeter.experiments.run.ExperimentRunner;
import io.densimeter.experiments.run.Feasibility;
import io.densimeter.experiments.spec.ExperimentFile;
import io.densimeter.experiments.yaml.ExperimentException;
import io.densimeter.model.stats.Metrics;
import io.densimeter.reports.result.CostAnalysis;
import io.densimeter.reports.result.CostAnalysis.Interval;
import io.densimeter.reports.result.CostAnalysis.Swing;
import io.densimeter.reports.result.RunResult;
import io.densimeter.reports.run.RunDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CostUncertaintyTest {
  private static final String FILE =
      """
      name: small
      question: How sure is the cost of ten guests?
      seed: 5
      workload:
        trace: {format: constant, guests: 10, steps: 4, step: 1 h, cpu: 30 %}
        profile: web-server
        guest: {vcpus: 2, cpu: 2000 MHz, memory: 4 GiB, os: linux}
      hosts:
        - {name: h, count: 9, platform: xeon-5600, cores: 12, memory: 24 GiB, power: hp-dl380-g7, price: 5000 USD}
      techniques: [hardware-assisted, os-level]
      placement: {policy: best-fit-decreasing}
      tco:
        horizon: 3 years
        discount: 5 %/year
        energy: 0.20 USD/kWh
        pue: 1.5
        labour:
          - {name: hosts, per: host, work: 10 h, wage: 50 USD/h}
        licences:
          - {name: hypervisor, per: host, price: 100 USD/year, only: [hardware-assisted]}
      uncertainty:
        values:
      """;

  @TempDir private Path folder;

  private RunResult run(String uncertain, int jobs, String... overrides) throws Exception {
    var file = folder.resolve("small.yaml");
    Files.writeString(file, FILE + uncertain.indent(4));
    var catalog = Catalog.shipped();
    var experiment = ExperimentFile.read(file, List.of(overrides), catalog.names());
    Feasibility.require(experiment, catalog);
    return ExperimentRunner.run(experiment, catalog, "test", jobs);
  }

  private static Interval total(RunResult run, String scenario) {
    return run.analysis().intervals().stream()
        .filter(each -> each.scenario().equals(scenario) && each.figure().equals("total"))
        .findFirst()
        .orElseThrow();
  }

  private static double cost(RunResult run, int scenario) {
    return run.scenarios()
        .get(scenario)
        .replications()
        .get(0)
        .values()
        .getOrDefault(Metrics.COST_TOTAL, Double.NaN);
  }

  @Test
  void aPriceThatIsEquallyLikelyMakesACostThatIs() throws Exception {
    var sampled = run("tco.energy: {uniform: [0.10 USD/kWh, 0.30 USD/kWh]}", 1);
    // The cost is linear in the price: the mean is that at the middle of the prices, the file's
    // own,
    // and 90 % of it lie between the costs at prices of 0.11 and 0.29.
    var found = total(sampled, "hardware-assisted");
    assertEquals(cost(sampled, 0), found.mean(), 2 * found.halfWidth() + 0.01);
    assertEquals(cost(run("", 1, "tco.energy=0.11 USD/kWh", NONE), 0), found.low(), 1);
    assertEquals(cost(run("", 1, "tco.energy=0.29 USD/kWh", NONE), 0), found.high(), 1);
  }

  private static final String NONE = "uncertainty={break-even: [tco.pue]}";

  @Test
  void swingsAreTheCostsOfRunsAtTheirEnds() throws Exception {
    var run =
        run(
            """
            tco.pue: {uniform: [1.3, 1.9]}
            hosts.h.price: {triangular: [3000 USD, 5000 USD, 6000 USD]}
            """,
            1);
    var swings =
        run.analysis().swings().stream()
            .filter(each -> each.scenario().equals("os-level"))
            .toList();
    assertEquals(
        List.of("hosts.h.price", "tco.pue"), swings.stream().map(Swing::assumption).toList());
    // Medians: 1.6, and for the triangle 6000 − √(3000 · 1000 / 2) at its falling side or, as half
    // of it lies on the rising side, 3000 + √(0.5 · 3000 · 2000) = 4732.05.
    for (var swing : swings) {
      boolean pue = swing.assumption().equals("tco.pue");
      double low = pue ? 1.33 : 3000 + Math.sqrt(0.05 * 3000 * 2000);
      double high = pue ? 1.87 : 6000 - Math.sqrt(0.05 * 3000 * 1000);
      assertEquals(at(pue ? low : 1.6, pue ? 4732.0508 : low), swing.totalAtLow(), 0.02);
      assertEquals(at(pue ? high : 1.6, pue ? 4732.0508 : high), swing.totalAtHigh(), 0.02);
      assertEquals(at(1.6, 4732.0508), swing.middle(), 0.02);
    }
  }

  private double at(double pue, double price) throws Exception {
    return cost(run("", 1, "tco.pue=" + pue, "hosts.h.price=" + price + " USD", NONE), 1);
  }

  @Test
  void whatIsInNoBillIsSimulatedAnew() throws Exception {
    var run =
        run(
            """
            workload.guest.memory: {one-of: [4 GiB, 11 GiB]}
            workload.guest.vcpus: {uniform: [1, 2]}
            """,
            2,
            "uncertainty.samples=8",
            "uncertainty.repetitions=2");
    // Of each slice of a Latin hypercube there is one sample: half of them at either size. vCPUs
    // do not count where memory is the limit, and the power of 10 guests at 30 % follows their CPU.
    double two = cost(run("", 1, "workload.guest.memory=11 GiB", NONE), 1);
    double mean = (cost(run, 1) + two) / 2;
    assertTrue(two > 1.2 * cost(run, 1));
    assertEquals(mean, total(run, "os-level").mean(), 0.01 * mean);
  }

  @Test
  void atABreakEvenTwoPlansCostTheSame() throws Exception {
    String asked = "uncertainty={break-even: [tco.licences.hypervisor.price, tco.energy]}";
    var points = run("", 1, asked).analysis().breakEvens();
    assertEquals(2, points.size());
    for (var point : points) {
      assertEquals("hardware-assisted", point.scenario());
      assertEquals("os-level", point.than());
      var value = point.value();
      if (point.assumption().equals("tco.energy")) {
        assertEquals("0.2 USD/kWh", point.given());
      }
      if (value != null) {
        var there = run("", 1, point.assumption() + "=" + value, NONE);
        // The value is printed to four digits.
        assertEquals(cost(there, 0), cost(there, 1), 1e-3 * cost(there, 1));
      }
    }
    assertTrue(points.stream().anyMatch(point -> point.value() == null));
  }

  @Test
  void withoutDistributionsEachPriceGoesATenthDownAndUp() throws Exception {
    var run = run("", 1, NONE);
    var swing = run.analysis().swings().get(0);
    assertEquals("hosts.h.price", swing.assumption());
    double less = cost(run("", 1, "hosts.h.price=4500 USD", NONE), 0);
    double more = cost(run("", 1, "hosts.h.price=5500 USD", NONE), 0);
    assertEquals(less, swing.totalAtLow(), 0.01);
    assertEquals(more, swing.totalAtHigh(), 0.01);
    assertTrue(run.analysis().intervals().isEmpty());
    assertTrue(run.analysis().swings().size() <= 20);
  }

  @ParameterizedTest
  @ValueSource(strings = {"latin-hypercube", "sobol"})
  void aFifthOfTheSamplesGivesAsNarrowAnInterval(String sampling) throws Exception {
    String study = "studies/tco/how-sure.yaml";
    double even = widest(study, "uncertainty.sampling=" + sampling, "uncertainty.samples=64");
    double plain = widest(study, "uncertainty.sampling=random", "uncertainty.samples=320");
    assertTrue(even <= plain, () -> "± " + even + " with 64, plain ± " + plain + " with 320");
  }

  private static double widest(String study, String... overrides) throws Exception {
    var catalog = Catalog.shipped();
    List<String> all = new ArrayList<>(List.of(overrides));
    all.add("replications=1"); // chance of the trace is no question of prices
    all.add("uncertainty.break-even=[]");
    var experiment = ExperimentFile.read(Path.of(study), all, catalog.names());
    return ExperimentRunner.run(experiment, catalog, "test", 2).analysis().intervals().stream()
        .filter(each -> each.figure().equals("total"))
        .mapToDouble(Interval::halfWidth)
        .max()
        .orElseThrow();
  }

  @Test
  void sameBytesOnAnyNumberOfThreads() throws Exception {
    String uncertain =
        """
        tco.energy: {log-normal: [0.2 USD/kWh, 0.4 USD/kWh]}
        placement.headroom: {uniform: [0 %, 20 %]}
        """;
    String few = "uncertainty.samples=8";
    assertEquals(written(run(uncertain, 1, few)), written(run(uncertain, 2, few)));
  }

  private List<String> written(RunResult run) throws IOException {
    var directory = folder.resolve("out");
    RunDirectory.write(run, directory);
    List<String> texts = new ArrayList<>();
    for (var name : List.of("uncertainty.csv", "tornado.csv", "comparisons.csv", "report.html")) {
      texts.add(Files.readString(directory.resolve(name)));
    }
    return texts;
  }

  @Test
  void oddsCountSamplesAtTheSamePoints() throws Exception {
    // Only the hypervisor's licence varies: each of four prices a quarter of the time.
    var run =
        run(
            "tco.licences.hypervisor.price:"
                + " {one-of: [0 USD/year, 100 USD/year, 200 USD/year, 300 USD/year]}",
            1);
    CostAnalysis.Odds odds = run.analysis().odds().get(0);
    assertEquals("hardware-assisted", odds.scenario());
    assertEquals("os-level", odds.than());
    double expected = 0;
    for (int price = 0; price <= 300; price += 100) {
      String set = "tco.licences.hypervisor.price=" + price + " USD/year";
      expected += cost(run("", 1, set, NONE), 0) < cost(run, 1) ? 0.25 : 0;
    }
    assertTrue(expected != 0.5, "turned round it would be the same");
    assertEquals(expected, odds.probability(), 1e-12);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tco.enery: {uniform: [0.1 USD/kWh, 0.2 USD/kWh]} | tco.enery: unknown key. Maybe energy?",
        "tco.pue: {uniform: [0.5, 2]} | tco.pue: must be at least 1, was 0.5.",
        "tco.pue: {normal: [1.5, 0.2]} | tco.pue: must be at least 1, was 0.300439. A normal"
            + " distribution can be cut by least and most.",
        "tco.energy: {uniform: [1 USD, 2 USD]} | Maybe 1 USD/kWh?",
        "seed: {uniform: [1, 2]} | seed cannot have a distribution.",
        "hosts.g.price: {uniform: [1 USD, 2 USD]} | hosts has no entry named g",
        "tco.pue: {uniform: [1.5, 1.2]} | must be in rising order, but 1.2 follows 1.5.",
        "tco.pue: {uniform: [1.5]} | must have 2 values, has 1.",
        "tco.pue: {uniform: [1.1, 2], normal: [1, 2]} | needs one of uniform, triangular",
        "tco.pue: {uniform: [1.1, 2], least: 1} | is for a normal distribution",
        "tco.pue: {uniform: [1.1, 2 W]} | must have one unit throughout, was 1.1 and 2 W.",
        "memory: {uniform: [50 %, 150 %], relative: true} | has no number in the file",
      })
  void refusesWhatCannotBe(String uncertainAndMessage) {
    String[] parts = uncertainAndMessage.split(" \\| ");
    var refused = assertThrows(ExperimentException.class, () -> run(parts[0], 1));
    var message = assertNotNullMessage(refused);
    assertTrue(message.contains(parts[1]), message);
    assertTrue(message.contains("small.yaml:2"), message);
  }

  private static String assertNotNullMessage(ExperimentException refused) {
    var message = refused.getMessage();
    assertNotNull(message);
    return message;
  }
}

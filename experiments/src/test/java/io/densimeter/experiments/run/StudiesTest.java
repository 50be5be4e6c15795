package io.densimeter.experiments.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.densimeter.experiments.catalog.Catalog;
import io.densimeter.experiments.spec.ExperimentFile;
import io.densimeter.model.stats.AvailabilityMetrics;
import io.densimeter.model.stats.Metric;
import io.densimeter.model.stats.Metrics;
import io.densimeter.reports.result.RunResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class StudiesTest {
  private static final Path STUDIES = Path.of("studies");
  private static final Path DAY = Path.of("../../shared/traces/planetlab/20110303.zip");

  private static RunResult run(String study, String... overrides) throws Exception {
    var catalog = Catalog.shipped();
    var experiment =
        ExperimentFile.read(STUDIES.resolve(study), List.of(overrides), catalog.names());
    return ExperimentRunner.run(experiment, catalog, "test", 2);
  }

  private static double value(RunResult result, int scenario, Metric metric) {
    return Objects.requireNonNull(
        result.scenarios().get(scenario).replications().get(0).values().get(metric));
  }

  @Test
  void aDayOf800HostsAtFullLoadIsTheEnergyOfTheirCurves() throws Exception {
    var result = run("no-power-management.yaml");
    // (400 · 117 W + 400 · 135 W) · 24 h
    assertEquals(2419.2, value(result, 0, Metrics.ENERGY));
    assertEquals(800, value(result, 0, Metrics.HOSTS_NEEDED));
  }

  @Test
  void theQuickstartKeepsOrderAndLimits() throws Exception {
    var result = run("quickstart.yaml", "workload.profile=cpu-bound", "replications=1");
    assertEquals(1.0, value(result, 0, Metrics.OVERHEAD_SLOWDOWN), 1e-6);
    for (int scenario = 0; scenario < result.scenarios().size(); scenario++) {
      double slowdown = value(result, scenario, Metrics.OVERHEAD_SLOWDOWN);
      assertTrue(
          slowdown >= 0.9999 && slowdown <= 1.05,
          result.scenarios().get(scenario).id() + ": " + slowdown);
      assertEquals(0, value(result, scenario, Metrics.GUESTS_UNPLACED));
    }
    assertEquals(200 + 1, value(result, 0, Metrics.HOSTS_NEEDED));
  }

  @Test
  void aFenceInTheCacheTakesBackMostOfWhatNoisyNeighboursCost() throws Exception {
    var result = run("noisy-neighbours.yaml", "replications=1");
    assertEquals(1, value(result, 0, Metrics.INTERFERENCE_P95), "bare metal has no neighbours");
    for (int technique = 1; technique <= 2; technique++) {
      double open = value(result, technique, Metrics.INTERFERENCE_MEAN) - 1;
      double fenced = value(result, 3 + technique, Metrics.INTERFERENCE_MEAN) - 1;
      assertTrue(fenced > 0 && fenced < open / 2, fenced + " against " + open);
    }
  }

  /** With memory full, only a spare host lets others be emptied: it costs less than it saves. */
  @Test
  void aSpareHostPaysForItselfWhereHostsCanBeEmptiedForPatches() throws Exception {
    var result = run("availability.yaml", "replications=1", "workload.trace.steps=576");
    int paravirtual = 0;
    int kvm = 1;
    int containers = 2;
    int live = 6; // spare-hosts: 1, live-migrate: true
    for (int technique : new int[] {paravirtual, kvm}) {
      double saved = value(result, technique, Metrics.COST_TOTAL);
      saved -= value(result, live + technique, Metrics.COST_TOTAL);
      assertTrue(saved > 50_000, technique + ": " + saved);
      assertEquals(1, value(result, live + technique, AvailabilityMetrics.FAILOVER));
    }
    // Containers do not move: the spare host is for failures alone.
    double lost = value(result, live + containers, Metrics.COST_TOTAL);
    assertTrue(lost > value(result, containers, Metrics.COST_TOTAL));
  }

  @Test
  void theLinesOfABillAddUpToItsTotal() throws Exception {
    var result = run("quickstart.yaml", "replications=1");
    for (var scenario : result.scenarios()) {
      double sum = scenario.costs().lines().stream().mapToDouble(line -> line.present()).sum();
      double total =
          Objects.requireNonNull(scenario.replications().get(0).values().get(Metrics.COST_TOTAL));
      assertEquals(total, sum, 0.005, scenario.id());
    }
  }

  @Test
  void thePlanetLabDayIsConsolidatedUnderAllTechniques() throws Exception {
    assumeTrue(Files.exists(DAY), "the trace of 2011-03-03 is not here");
    var result = run("planetlab-day.yaml", "workload.trace.path=" + DAY);
    assertEquals(6, result.scenarios().size());
    for (int scenario = 0; scenario < 6; scenario++) {
      assertEquals(1052, result.scenarios().get(scenario).guests().size());
      assertEquals(0, value(result, scenario, Metrics.GUESTS_UNPLACED));
    }
    assertEquals(1052 + 1, value(result, 0, Metrics.HOSTS_NEEDED));
  }
}

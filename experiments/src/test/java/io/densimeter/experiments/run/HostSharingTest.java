package io.densimeter.experiments.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.densimeter.experiments.catalog.Catalog;
import io.densimeter.experiments.spec.ExperimentFile;
import io.densimeter.model.stats.Metric;
import io.densimeter.model.stats.Metrics;
import io.densimeter.model.stats.RequestMetrics;
import io.densimeter.reports.result.ScenarioResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How guests share a host, as an experiment file asks for it. The guests of a file have a tenth of
 * a core each to placement and take as much as they get: work is never out.
 */
class HostSharingTest {
  private static final String BUSY =
      "- {name: %s, guests: %d, %s each: {arrivals: {kind: closed, users: 2, think: 1 us}, cpu: %s}}";

  @TempDir Path folder;

  private ScenarioResult run(int vcpus, int cores, String pcpus, String... requests)
      throws Exception {
    var text =
        """
        name: sharing
        question: Who gets how much of the host?
        seed: 7
        fidelity: operation
        operation: {warmup: 300 ms, measured: 3 s, pcpus: {%s}}
        workload:
          requests:
            %s
          profile: cpu-bound
          guest: {vcpus: %d, cpu: 293 MHz, memory: 1 GiB, os: linux}
        hosts:
          - {name: h, count: 1, platform: xeon-5600, cores: %d, memory: 64 GiB, power: hp-dl380-g7, price: 1 USD}
        techniques: [os-level]
        placement: {policy: first-fit}
        tco: {horizon: 1 years, discount: 0 %%/year, energy: 0.1 USD/kWh, pue: 1}
        """
            .formatted(pcpus, String.join("\n    ", requests), vcpus, cores);
    var file = Files.writeString(folder.resolve("exp.yaml"), text);
    var catalog = Catalog.shipped();
    var experiment = ExperimentFile.read(file, List.of(), catalog.names());
    var scenario = ExperimentRunner.run(experiment, catalog, "test", 1).scenarios().get(0);
    assertEquals(0, value(scenario, Metrics.GUESTS_UNPLACED));
    return scenario;
  }

  private static double value(ScenarioResult scenario, Metric metric) {
    return Objects.requireNonNull(scenario.replications().get(0).values().get(metric));
  }

  private static String busy(String name, int guests, String options, String cpu) {
    return BUSY.formatted(name, guests, options, cpu);
  }

  @Test
  void twoBusyThreadsOfACoreAtHalfSpeedTakeTwiceAsLong() throws Exception {
    var guests = busy("g", 2, "", "10 ms");
    double alone = slowdown(run(1, 1, "threads-per-core: 2, sibling: 100 %", guests));
    double shared = slowdown(run(1, 1, "threads-per-core: 2, sibling: 50 %", guests));
    assertEquals(2, shared / alone, 0.01);
  }

  @Test
  void aGuestThatRunsAwayFromItsNodeIsSlower() throws Exception {
    // Three guests take nodes in turn, so that two of them want the one core of the first node.
    var guests = busy("g", 3, "", "10 ms");
    double near = slowdown(run(1, 2, "nodes: 2, remote: 100 %", guests));
    double far = slowdown(run(1, 2, "nodes: 2, remote: 50 %", guests));
    assertTrue(far > 1.1 * near, far + " against " + near);
  }

  private static double slowdown(ScenarioResult scenario) {
    return value(scenario, Metrics.OVERHEAD_SLOWDOWN);
  }

  @Test
  void aCapOfAQuarterLeavesAQuarterOfTheThroughput() throws Exception {
    double free = throughput(run(1, 1, "", busy("g", 1, "", "10 ms")));
    double capped = throughput(run(1, 1, "", busy("g", 1, "cap: 25 %,", "10 ms")));
    assertEquals(0.25, capped / free, 0.01);
  }

  private static double throughput(ScenarioResult scenario) {
    return value(scenario, RequestMetrics.THROUGHPUT);
  }

  @Test
  void weightsShareAPcpu() throws Exception {
    var result =
        run(
            1,
            1,
            "scheduler: credit",
            busy("heavy", 1, "weight: 768,", "10 ms"),
            busy("light", 1, "weight: 256,", "10 ms"));
    assertEquals(0.25, result.guests().get(0).readyFraction(), 0.03);
    assertEquals(0.75, result.guests().get(1).readyFraction(), 0.03);
  }

  @Test
  void coScheduledGuestsAreCoStopped() throws Exception {
    var pairs = busy("g", 2, "", "10 ms");
    assertTrue(value(run(2, 3, "co-scheduling: true", pairs), RequestMetrics.CO_STOP) > 0.1);
    assertEquals(0, value(run(2, 3, "co-scheduling: false", pairs), RequestMetrics.CO_STOP));
  }

  @Test
  void aBoostLetsAGuestThatWakesUpGoFirst() throws Exception {
    var desk = "- {name: desk, guests: 1, each: {arrivals: {kind: open, gap: 20 ms}, cpu: 1 ms}}";
    // A cap below its share leaves the hog credits: it is no weaker than the desk by itself.
    var hogs = busy("hog", 1, "weight: 4096, cap: 80 %,", "10 s");
    double boosted = p95(run(1, 1, "scheduler: credit", desk, hogs));
    double waiting = p95(run(1, 1, "scheduler: credit-without-boost", desk, hogs));
    assertTrue(5 * boosted < waiting, boosted + " s against " + waiting + " s");
  }

  private static double p95(ScenarioResult scenario) {
    return value(scenario, RequestMetrics.RESPONSE_P95);
  }
}

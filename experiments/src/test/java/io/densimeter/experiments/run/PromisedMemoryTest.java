package io.densimeter.experiments.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.densimeter.experiments.catalog.Catalog;
import io.densimeter.experiments.spec.ExperimentFile;
import io.densimeter.model.stats.Metric;
import io.densimeter.model.stats.Metrics;
import io.densimeter.reports.result.ScenarioResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PromisedMemoryTest {
  @TempDir Path folder;

  /** Ten guests of 10 GiB on one host that leaves 64 GiB to them, by what the test says of it. */
  private List<ScenarioResult> run(String memory) throws Exception {
    var file = folder.resolve("memory.yaml");
    Files.writeString(
        file,
        """
        name: memory
        question: What is taken back?
        seed: 1
        workload:
          trace: {format: constant, cpu: 10 %, guests: 10, steps: 12, step: 5 min}
          profile: cpu-bound
          guest: {vcpus: 1, cpu: 1 GHz, memory: 10 GiB, os: linux}
        hosts:
          - {name: h, count: 1, platform: xeon-5600, cores: 12, memory: 65 GiB, \
        power: hp-dl380-g7, price: 1 USD}
        techniques: [hardware-assisted, paravirtual, os-level]
        placement: {policy: first-fit}
        tco: {horizon: 1 years, discount: 0 %/year, energy: 0.1 USD/kWh, pue: 1}
        memory: MEMORY
        """
            .replace("MEMORY", memory));
    var catalog = Catalog.shipped();
    var experiment = ExperimentFile.read(file, List.of(), catalog.names());
    return ExperimentRunner.run(experiment, catalog, "test", 1).scenarios();
  }

  private static double value(ScenarioResult result, Metric metric) {
    return Objects.requireNonNull(result.replications().get(0).values().get(metric));
  }

  /**
   * 100 GiB are granted; what is missing is taken from idle memory, which there is enough of, so
   * nobody waits. What is left to the guests is what the implementation leaves of 65 GiB.
   */
  @Test
  void idleMemoryIsTakenFirstAndNobodyWaits() throws Exception {
    var catalog = Catalog.shipped();
    for (var result : run("{overcommit: 200 %, active: 30 %}")) {
      var implementation = catalog.implementation(result.implementation());
      double left =
          65.0
              - (implementation.hostMemoryBytes() + 10.0 * implementation.guestMemoryBytes())
                  / (1L << 30);
      assertEquals(1 - left / 100, value(result, Metrics.MEMORY_RECLAIMED), 1e-6, result.id());
      assertEquals(0, value(result, Metrics.MEMORY_SWAPPED));
      assertEquals(0, value(result, Metrics.MEMORY_WAIT));
      assertEquals(0, value(result, Metrics.MEMORY_SHARED));
    }
  }

  /**
   * All is active, so each page that is missing is missed: of k GiB out of 100 a share of k / 100
   * of the touches waits 10 ms, and takes 20,000 cycles of 2.93 GHz.
   */
  @Test
  void whoeverLosesActiveMemoryWaitsForIt() throws Exception {
    for (var result : run("{overcommit: 200 %, active: 100 %, touches-per-cpu-second: 1000}")) {
      double missing =
          value(result, Metrics.MEMORY_RECLAIMED) + value(result, Metrics.MEMORY_SWAPPED);
      assertTrue(missing > 0.35, result.id());
      assertEquals(1000 * missing * 0.010, value(result, Metrics.MEMORY_WAIT), 1e-3);
      double clock = Catalog.shipped().platform("xeon-5600").clockHertz();
      assertEquals(1000 * missing * 20_000 / clock, value(result, Metrics.MEMORY_CPU), 1e-6);
    }
  }

  /**
   * Of k = 10 guests alike in 20 % one keeps the copy: one kernel saves 20 % · 9 / 10 of what the
   * guests have. A scanner has been round after an hour, once: s / (1 - s) is not yet reached. A
   * paravirtual guest shares nothing.
   */
  @Test
  void whatIsAlikeIsSharedByWhoCanShareIt() throws Exception {
    var results = run("{overcommit: 200 %, active: 10 %, alike: 20 %}");
    double scanned = value(results.get(0), Metrics.MEMORY_SHARED);
    double oneKernel = value(results.get(2), Metrics.MEMORY_SHARED);
    double kept = 1 - value(results.get(2), Metrics.MEMORY_RECLAIMED);
    assertEquals(0, value(results.get(1), Metrics.MEMORY_SHARED));
    assertEquals(0.18 * kept, oneKernel, 1e-6);
    assertTrue(scanned > 0.5 * oneKernel && scanned < 0.75 * oneKernel, scanned + " " + oneKernel);
  }
}

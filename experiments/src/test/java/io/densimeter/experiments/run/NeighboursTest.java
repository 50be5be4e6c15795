package io.densimeter.experiments.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.densimeter.experiments.catalog.Catalog;
import io.densimeter.experiments.spec.ExperimentFile;
import io.densimeter.model.interference.CoRunner;
import io.densimeter.model.interference.MemoryProfile;
import io.densimeter.model.interference.SharedSocket;
import io.densimeter.model.interference.SocketMemory;
import io.densimeter.model.stats.Metric;
import io.densimeter.model.stats.Metrics;
import io.densimeter.reports.result.ScenarioResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NeighboursTest {
  private static final String QUIET =
      "{working-set: 4 MiB, accesses-per-kilo-instruction: 20, locality-exponent: 0.7}";
  private static final String NOISY =
      "{working-set: 64 MiB, accesses-per-kilo-instruction: 30, streaming: 100 %,"
          + " memory-parallelism: 8}";

  @TempDir Path folder;

  /** Six guests that are half busy on the two sockets of one host: three on each. */
  private List<ScenarioResult> run(String guest, String others, String socket) throws Exception {
    var file = folder.resolve("neighbours.yaml");
    Files.writeString(
        file,
        """
        name: neighbours
        question: How much do they slow each other down?
        seed: 1
        workload:
          trace: {format: constant, cpu: 50 %, guests: 6, steps: 12, step: 5 min}
          profile: cpu-bound
          guest: {vcpus: 1, cpu: 2 GHz, memory: 1 GiB, os: linux, memory-profile: GUEST}
          other-guests: [OTHERS]
        hosts:
          - {name: h, count: 6, platform: xeon-5600, cores: 4, clock: 2 GHz, memory: 65 GiB, \
        power: hp-dl380-g7, price: 1 USD, socket: SOCKET}
        techniques: [hardware-assisted, bare-metal]
        placement: {policy: first-fit}
        tco: {horizon: 1 years, discount: 0 %/year, energy: 0.1 USD/kWh, pue: 1}
        """
            .replace("GUEST", guest)
            .replace("OTHERS", others)
            .replace("SOCKET", socket));
    var catalog = Catalog.shipped();
    var experiment = ExperimentFile.read(file, List.of(), catalog.names());
    return ExperimentRunner.run(experiment, catalog, "test", 1).scenarios();
  }

  private static String socket(String more) {
    return "{count: 2, llc: 8 MiB, memory-bandwidth: 10 GB/s, memory-latency: 80 ns" + more + "}";
  }

  private static String other(String profile) {
    return "{vcpus: 1, cpu: 2 GHz, memory: 1 GiB, os: linux, memory-profile: " + profile + "}";
  }

  private static double value(ScenarioResult result, Metric metric) {
    return Objects.requireNonNull(result.replications().get(0).values().get(metric));
  }

  @Test
  void aHostsGuestsSlowEachOtherDownByTheSteadyStateOfTheirSocket() throws Exception {
    var results = run(QUIET, "", socket(""));
    // A guest runs, and its two neighbours on the socket are busy for half of the time.
    var profile = new MemoryProfile(4L << 20, 20, 0.7, 0.05, 1, 2, 0.3);
    double expected =
        SharedSocket.of(
                SocketMemory.of(8L << 20, 16, 10e9, 80, 2_000_000_000L),
                List.of(CoRunner.busy(profile, 1), CoRunner.asking(profile, 0.5, 1).times(2)))
            .get(0)
            .slowdown();
    assertTrue(expected > 1.01, "nothing to see: " + expected);
    // The table's points are at 1/16 of two thirds; the curves have a grain of 1/1024.
    assertEquals(expected, value(results.get(0), Metrics.INTERFERENCE_MEAN), 0.002 * expected);
    assertEquals(1, value(results.get(1), Metrics.INTERFERENCE_MEAN), "one guest on a server");
  }

  @Test
  void theSlowdownIsCpuThatHostsHaveToGive() throws Exception {
    var slowed = run(QUIET, other(NOISY), socket("")).get(0);
    var alone =
        run(
                "{working-set: 4 MiB, accesses-per-kilo-instruction: 0}",
                other("{working-set: 4 MiB, accesses-per-kilo-instruction: 0}"),
                socket(""))
            .get(0);
    assertEquals(1, value(alone, Metrics.INTERFERENCE_MEAN));
    // Six guests at 50 % of 2 GHz on four cores of 2 GHz: 0.75, and the slowdown's part of it.
    double extra = value(slowed, Metrics.INTERFERENCE_MEAN) - 1;
    assertEquals(
        0.75 * extra,
        value(slowed, Metrics.HOST_CPU_MEAN) - value(alone, Metrics.HOST_CPU_MEAN),
        0.75 * 0.001);
  }

  @Test
  void aFenceInTheCacheGivesGuestsBackWhatAStreamTakes() throws Exception {
    var open = run(QUIET, other(NOISY), socket(", cache-class-ways: [2]")).get(0);
    var fenced =
        run(
                QUIET,
                other(NOISY.replace("}", ", cache-class: 1}")),
                socket(", cache-class-ways: [2]"))
            .get(0);
    assertTrue(
        value(fenced, Metrics.INTERFERENCE_P95) < value(open, Metrics.INTERFERENCE_P95),
        fenced.replications() + " against " + open.replications());
  }
}

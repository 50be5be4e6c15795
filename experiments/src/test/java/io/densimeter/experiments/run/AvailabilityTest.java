package io.densimeter.experiments.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.densimeter.experiments.catalog.Catalog;
import io.densimeter.experiments.spec.ExperimentFile;
import io.densimeter.model.stats.AvailabilityMetrics;
import io.densimeter.model.stats.Metric;
import io.densimeter.model.stats.Metrics;
import io.densimeter.reports.result.CostLine;
import io.densimeter.reports.result.RunResult;
import io.densimeter.reports.result.ScenarioResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From what fails and is patched in a file to minutes and to lines of the bill. */
class AvailabilityTest {
  private static final double YEAR = 525_600; // minutes
  private static final String FAILURES =
      "failures: {host-mtbf: 1 years, host-repair: 4 h, kernel-mtbf: 73 d, hypervisor-mtbf: 365 d,"
          + " driver-domain-mtbf: 73 d, driver-domain-restart: 2 min, host-boot: 5 min,"
          + " guest-boot: 1 min, boots-at-once: 2}\n";
  private static final String PATCHING =
      "patching: {kernel-patches: 12, hypervisor-patches: 4, host-out: 30 min,"
          + " guest-reboot: 90 s}\n";

  @TempDir Path folder;

  /** Eight guests, four on each of two hosts; an hour without one costs 10 USD. */
  private RunResult run(String techniques, String placement, String sections) throws Exception {
    var file = folder.resolve("availability.yaml");
    Files.writeString(
        file,
        """
        name: availability
        question: How long are guests down?
        seed: 1
        workload:
          trace: {format: constant, cpu: 10 %, guests: 8, steps: 12, step: 5 min}
          profile: cpu-bound
          guest: {vcpus: 1, cpu: 1 GHz, memory: 10 GiB, os: linux}
        hosts:
          - {name: h, count: 4, platform: xeon-5600, cores: 12, memory: 48 GiB, \
        power: hp-dl380-g7, price: 0 USD}
        techniques: [TECHNIQUES]
        placement: {policy: first-fit, max-guests-per-host: 4, PLACEMENT}
        SECTIONS
        tco:
          horizon: 1 years
          discount: 0 %/year
          energy: 0 USD/kWh
          pue: 1
          downtime: [{name: outages, price: 10 USD/h}]
          unconsolidated: {hosts: [{name: old, count: 8, cores: 2, power: 100 W}]}
        """
            .replace("TECHNIQUES", techniques)
            .replace("PLACEMENT", placement)
            .replace("SECTIONS", sections));
    var catalog = Catalog.shipped();
    var experiment = ExperimentFile.read(file, List.of(), catalog.names());
    Feasibility.require(experiment, catalog);
    return ExperimentRunner.run(experiment, catalog, "test", 1);
  }

  private static double value(ScenarioResult result, Metric metric) {
    return Objects.requireNonNull(values(result).get(metric), metric.name());
  }

  private static Map<Metric, Double> values(ScenarioResult result) {
    return result.replications().get(0).values();
  }

  private static double minutes(ScenarioResult result, String cause) {
    return value(result, AvailabilityMetrics.expected(cause));
  }

  private static double paid(List<CostLine> lines, String item) {
    return lines.stream()
        .filter(line -> line.item().equals(item))
        .mapToDouble(CostLine::present)
        .sum();
  }

  /**
   * W/M of each domain, with all hosts full, so that guests of a failed host wait for its repair:
   * four start in 1, 1, 2 and 2 min, 1.5 min in the mean.
   */
  @Test
  void eachTechniqueIsDownByItsOwnFailureDomains() throws Exception {
    var results =
        run("paravirtual, hardware-assisted, os-level", "headroom: 0 %", FAILURES).scenarios();

    double guestKernel = 1 / (73.0 * 1440);
    double hostKernel = (5 + 1.5) / YEAR;
    double driverDomain = 2 / (73.0 * 1440);
    double host = (240 + 5 + 1.5) / YEAR;
    double xen = YEAR / (1 + guestKernel + hostKernel + driverDomain + host);
    assertEquals(xen * guestKernel, minutes(results.get(0), "guest-kernel"), 1e-9);
    assertEquals(xen * hostKernel, minutes(results.get(0), "host-kernel"), 1e-9);
    assertEquals(xen * driverDomain, minutes(results.get(0), "driver-domain"), 1e-9);
    assertEquals(xen * host, minutes(results.get(0), "host"), 1e-9);
    double kvm = YEAR / (1 + guestKernel + hostKernel + host);
    assertEquals(YEAR - kvm, value(results.get(1), AvailabilityMetrics.EXPECTED), 1e-6);
    assertNull(values(results.get(1)).get(AvailabilityMetrics.expected("driver-domain")));
    double oneKernel = (5 + 1.5) / (73.0 * 1440);
    double docker = YEAR / (1 + oneKernel + host);
    assertEquals(docker * oneKernel, minutes(results.get(2), "host-kernel"), 1e-9);
    assertEquals(docker / YEAR, value(results.get(2), AvailabilityMetrics.AVAILABILITY), 1e-12);
  }

  /** 12 reboots of 90 s, and 4 patches of 30 min and a storm of 1.5 min, since no host is free. */
  @Test
  void patchesTakeGuestsDownWithTheirHostUnlessTheyCanMove() throws Exception {
    String patching =
        PATCHING.replace(
            "}", ", guest-boot: 1 min, boots-at-once: 2, hot: 0 %, other-writes-per-second: 0}");
    var full = run("hardware-assisted, os-level", "headroom: 0 %", patching);
    var kvm = full.scenarios().get(0);
    assertEquals(18, minutes(kvm, "guest-patch"), 1e-9);
    assertEquals(4 * 31.5, minutes(kvm, "host-patch"), 1e-9);
    assertEquals(0, value(kvm, AvailabilityMetrics.EMPTYING));
    assertEquals(2 * 32 / 60.0, value(kvm, AvailabilityMetrics.WINDOW), 1e-9);
    assertEquals(12 * 31.5, minutes(full.scenarios().get(1), "host-patch"), 1e-9);
    assertTrue(
        kvm.warnings().stream().anyMatch(w -> w.contains("2 of the hosts have guests that find")),
        kvm.warnings()::toString);

    var spare = run("hardware-assisted, os-level", "spare-hosts: 1", patching).scenarios();
    // Memory that nobody writes goes once, at 100 Mbit/s; then the guest takes 20 ms to resume.
    assertEquals(4 * 0.02 / 60, minutes(spare.get(0), "host-patch"), 1e-9);
    double copied = 4 * (10.0 * (1L << 30) * 8 / 100e6 + 0.02);
    assertEquals(copied, value(spare.get(0), AvailabilityMetrics.EMPTYING), 1e-6);
    assertEquals(
        (3 * 1800 + 2 * copied) / 3600, value(spare.get(0), AvailabilityMetrics.WINDOW), 1e-6);
    assertEquals(12 * 31.5, minutes(spare.get(1), "host-patch"), 1e-9);
    assertEquals(1, value(spare.get(0), AvailabilityMetrics.FAILOVER));
    assertEquals(0, value(kvm, AvailabilityMetrics.FAILOVER));

    var never =
        run("hardware-assisted", "spare-hosts: 1", patching.replace("}", ", live-migrate: false}"))
            .scenarios();
    assertEquals(4 * 31.5, minutes(never.get(0), "host-patch"), 1e-9);
  }

  /** 8 guests · 10 USD · minutes / 60, a line for each cause; the lines add up to the total. */
  @Test
  void theBillHasALineForEachCause() throws Exception {
    var result = run("paravirtual", "spare-hosts: 1", FAILURES + PATCHING).scenarios().get(0);
    var lines = result.costs().lines();
    double sum = 0;
    for (var cause :
        List.of(
            "guest-kernel", "host-kernel", "driver-domain", "host", "guest-patch", "host-patch")) {
      double paid = 8 * 10 * minutes(result, cause) / 60;
      assertEquals(paid, paid(lines, "downtime: outages: " + cause), 0.005, cause);
      sum += minutes(result, cause);
    }
    assertEquals(sum, value(result, AvailabilityMetrics.EXPECTED), 1e-9);
    assertEquals(8 * 10 * sum / 60, value(result, Metrics.COST_TOTAL), 0.03);
  }

  /**
   * Before consolidation each guest has a server to itself, which nobody stands in for: 5 and 1 min
   * for a crash in 73 days, 246 min for a failure in a year, 12 patches of 30 and 1 min.
   */
  @Test
  void beforeConsolidationEveryServerStandsAlone() throws Exception {
    var result = run("paravirtual", "spare-hosts: 1", FAILURES + PATCHING).scenarios().get(0);
    var lines = result.costs().unconsolidated();

    double patched = 12 * 31 / YEAR;
    double crash = 6 / (73.0 * 1440);
    double failure = 246 / YEAR;
    double up = YEAR * (1 - patched) / (1 + crash + failure);
    assertEquals(8 * 10 * 12 * 31 / 60.0, paid(lines, "downtime: outages: host-patch"), 0.005);
    assertEquals(8 * 10 * up * crash / 60, paid(lines, "downtime: outages: host-kernel"), 0.005);
    assertEquals(8 * 10 * up * failure / 60, paid(lines, "downtime: outages: host"), 0.005);
  }

  /** A spare host that is on draws idle power for the hour of the trace. */
  @Test
  void aSpareHostDrawsIdlePowerWhenItIsOn() throws Exception {
    var off = run("paravirtual", "spare-hosts: 1", FAILURES).scenarios().get(0);
    var on = run("paravirtual", "spare-hosts: 1, spare-power: on", FAILURES).scenarios().get(0);
    double idle = Catalog.shipped().powerCurve("hp-dl380-g7").watts(0) / 1000;

    assertEquals(idle, value(on, Metrics.ENERGY) - value(off, Metrics.ENERGY), 1e-9);
    // It takes the guests of a failed host without having to boot for 5 min.
    double failed = minutes(off, "host") - minutes(on, "host");
    assertEquals(5, failed, 0.01);
    assertEquals(value(off, Metrics.HOSTS_NEEDED), value(on, Metrics.HOSTS_NEEDED));
  }

  @Test
  void whatATechniqueDoesNotHaveIsSaidOnce() throws Exception {
    var warnings =
        run("os-level", "spare-hosts: 1", FAILURES + PATCHING).scenarios().get(0).warnings();
    for (var said :
        List.of(
            "docker has no driver domain: failures.driver-domain-mtbf does not count.",
            "docker has no hypervisor: failures.hypervisor-mtbf does not count",
            "Guests of docker do not move live")) {
      assertEquals(
          1, warnings.stream().filter(w -> w.startsWith(said)).count(), warnings::toString);
    }
  }
}

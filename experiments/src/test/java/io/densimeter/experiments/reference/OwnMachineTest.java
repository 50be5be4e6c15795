package io.densimeter.experiments.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.densimeter.experiments.catalog.Catalog;
import io.densimeter.experiments.catalog.MicroCatalog;
import io.densimeter.experiments.overhead.OperatingPoint;
import io.densimeter.experiments.yaml.ExperimentException;
import io.densimeter.model.kernel.ExitReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cases of a reader with results of a machine that the catalogue does not know. */
class OwnMachineTest {
  private static final Catalog CATALOG = Catalog.shipped();
  private static final CaseEvaluator EVALUATOR = new CaseEvaluator(CATALOG, MicroCatalog.shipped());

  @TempDir private Path folder;

  private CaseResult result(
      String platform, String implementation, String workload, String metric, String published)
      throws IOException, ExperimentException {
    var text =
        """
        cases:
          - name: a
            role: predict
            source: a paper
            platform: %s
            implementation: %s
            workload: %s
            metric: %s
            published: %s
        """;
    var file = folder.resolve("cases.yaml");
    Files.writeString(file, text.formatted(platform, implementation, workload, metric, published));
    var spec = new CaseReader(EVALUATOR).read(List.of(file)).get(0).cases().get(0);
    return EVALUATOR.evaluate(spec);
  }

  private CaseResult profile(String implementation, String load, String metric, String published)
      throws IOException, ExperimentException {
    return result(
        "xeon-5600",
        implementation,
        "{profile: web-server, load: " + load + "}",
        metric,
        published);
  }

  @Test
  void aPriceIsGivenInCyclesOrAsATimeAtTheMachinesClock() throws Exception {
    var cycles =
        result(
            "{name: box, like: xeon-5600, clock: 3 GHz, prices: {syscall: 150 cycles}}",
            "bare-metal",
            "{micro: syscall}",
            "time",
            "50 ns");
    assertEquals(150 / 3.0, cycles.predicted(), 1e-9);
    assertEquals("box", cycles.platform());
    var time =
        result(
            "{name: box, like: xeon-5600, clock: 3 GHz, prices: {syscall: 60 ns}}",
            "bare-metal",
            "{micro: syscall}",
            "cycles",
            "180 cycles");
    assertEquals(60 * 3.0, time.predicted(), 1e-9);
  }

  @Test
  void aPathIsGivenInCyclesInstructionsOrTime() throws Exception {
    double exit = 900 + 8 * 20;
    String platform =
        "{name: box, like: xeon-5600, clock: 2 GHz, prices: {vm-exit-round-trip: 900 cycles,"
            + " vmcs-access: 20 cycles, hypervisor-instruction: 1.5 cycles}}";
    var result =
        result(
            platform,
            "{name: mine, like: kvm, paths: {exit-dispatch: 200 instructions,"
                + " hypercall-handler: 40 ns}}",
            "{micro: vmcall}",
            "cycles",
            "1000 cycles");
    assertEquals(exit + 200 * 1.5 + 40 * 2, result.predicted(), 1e-9);
    assertEquals("mine", result.implementation());
  }

  @Test
  void anOverheadIsASlowdownWrittenAnotherWayAndHasItsError() throws Exception {
    var slowdown = profile("kvm", "50 %", "slowdown", "1.06");
    var overhead = profile("kvm", "50 %", "overhead", "6 %");
    assertEquals(100 * (slowdown.predicted() - 1), overhead.predicted(), 1e-9);
    assertEquals(slowdown.errorFraction(), overhead.errorFraction(), 1e-12);
    var nothing = profile("bare-metal", "50 %", "overhead", "-1 %");
    assertEquals(1 / 0.99 - 1, nothing.errorFraction(), 1e-9);
  }

  @Test
  void twoNumbersOfATableAreDivided() throws Exception {
    assertEquals(
        404.97 / 382.695,
        profile("kvm", "50 %", "slowdown", "{native: 382.695 s, guest: 404.97 s}").published(),
        1e-12);
    assertEquals(
        100 * (17.0 / 13 - 1),
        profile("kvm", "50 %", "overhead", "{native: 13 min, guest: 17 min}").published(),
        1e-9);
    assertEquals(
        4900.0 / 5200,
        profile("kvm", "50 %", "throughput", "{native: 5200, guest: 4900}").published(),
        1e-12);
    assertEquals(
        98_202 / 30.0,
        profile("kvm", "50 %", "exits", "{count: 98202, over: 30 s}").published(),
        1e-9);
  }

  @Test
  void throughputIsTheInverseOfTheSlowdown() throws Exception {
    double slowdown = profile("kvm", "100 %", "slowdown", "1.06").predicted();
    assertEquals(1 / slowdown, profile("kvm", "100 %", "throughput", "94 %").predicted(), 1e-12);
    assertEquals(0.94, profile("kvm", "100 %", "throughput", "94 %").published(), 1e-12);
  }

  /** The command overhead counts exits for each second of native CPU. */
  @Test
  void exitsAreForEachSecondOfWallTime() throws Exception {
    var overhead =
        new OperatingPoint(
                CATALOG.platform("xeon-5600"),
                CATALOG.implementation("kvm"),
                CATALOG.profile("web-server"),
                0.4)
            .execute();
    double io = overhead.exitsPerSecond(ExitReason.IO);
    assertTrue(io > 0);
    var file = profile("kvm", "40 %", "exits\n    reason: io", "1000"); // 0.4 s of CPU in a second
    assertEquals(0.4 * io, file.predicted(), 1e-6 * io);
    double all = profile("kvm", "40 %", "exits", "1000").predicted();
    double sum = 0;
    for (var reason : overhead.exitReasons()) {
      sum += 0.4 * overhead.exitsPerSecond(reason);
    }
    assertEquals(sum, all, 1e-6 * all);
  }

  @Test
  void aSaturatedGuestGetsLessNativeWorkDoneInASecond() throws Exception {
    var overhead =
        new OperatingPoint(
                CATALOG.platform("xeon-5600"),
                CATALOG.implementation("kvm"),
                CATALOG.profile("web-server"),
                1)
            .execute();
    assertEquals(
        overhead.exitsPerSecond(ExitReason.IO) / overhead.slowdown(),
        profile("kvm", "100 %", "exits\n    reason: io", "1000").predicted(),
        1e-6 * overhead.exitsPerSecond(ExitReason.IO));
    assertEquals(
        100 * overhead.hypervisor() / overhead.slowdown(),
        profile("kvm", "100 %", "hypervisor-cpu", "12 %").predicted(),
        1e-9);
  }

  @Test
  void countsOfARunAreItsRates() throws Exception {
    String shapes = "shapes: {kernel-share: 0.3}, source: mine}}";
    var rates =
        result(
            "xeon-5600",
            "kvm",
            "{rates: {clock: 2.6 GHz, per-cpu-second: {syscall: 60000, page-fault: {events: 1500,"
                + " burst: 4}}, "
                + shapes,
            "slowdown",
            "1.1");
    var counts =
        result(
            "xeon-5600",
            "kvm",
            "{rates: {clock: 2.6 GHz, counts: {syscall: 600000, page-fault: {events: 15000, burst:"
                + " 4}}, cpu-time: 10 s, "
                + shapes,
            "slowdown",
            "1.1");
    assertEquals(rates.predicted(), counts.predicted());
  }

  @Test
  void pagingIsChangedAndWhatItNeedsOfTheCpuToo() throws Exception {
    String old = "{name: box, like: xeon-5600, features: [x86, hardware-assistance]}";
    // kvm-shadow has the paths of shadow paging; nested paging is not to be had on this CPU.
    var shadow = result(old, "kvm-shadow", "{profile: compile}", "slowdown", "1.1").predicted();
    var nested = result("xeon-5600", "kvm", "{profile: compile}", "slowdown", "1.1").predicted();
    assertTrue(shadow > nested, shadow + " " + nested);
    var direct = profile("{name: kvm, io: passthrough}", "50 %", "hypervisor-cpu", "12 %");
    var vhost = profile("kvm", "50 %", "hypervisor-cpu", "12 %");
    assertTrue(direct.predicted() < vhost.predicted());
  }
}

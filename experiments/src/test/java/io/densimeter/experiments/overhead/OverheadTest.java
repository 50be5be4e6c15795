package io.densimeter.experiments.overhead;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.densimeter.experiments.catalog.Catalog;
import io.densimeter.experiments.text.TextFormat;
import io.densimeter.model.kernel.ExitReason;
import io.densimeter.model.kernel.Mechanism;
import io.densimeter.model.workload.GuestOperation;
import java.util.List;
import org.junit.jupiter.api.Test;

class OverheadTest {
  private static final Catalog CATALOG = Catalog.shipped();

  private static OperatingPoint webServer(String platform, String implementation) {
    return new OperatingPoint(
        CATALOG.platform(platform),
        CATALOG.implementation(implementation),
        CATALOG.profile("web-server"),
        0.5);
  }

  @Test
  void theBareMachineIsItsOwnReference() {
    var overhead = webServer("xeon-e5-2600-v2", "bare-metal").execute();
    assertEquals(1, overhead.slowdown(), 1e-9);
    assertEquals(0, overhead.hypervisor());
    assertEquals(List.of(Mechanism.NATIVE), overhead.mechanisms());
  }

  @Test
  void aFilteredSystemCallCostsItsFilter() {
    var overhead = SystemCalls.IN_DOCKER.execute();
    double expected = 1 + SystemCalls.filter() / SystemCalls.gap();
    assertEquals(expected, overhead.slowdown(), 2 * overhead.slowdownHalfWidth());
    assertTrue(overhead.slowdownHalfWidth() < 0.1 * (expected - 1), "too wide to tell");
    assertEquals(
        SystemCalls.PER_CPU_SECOND,
        overhead.eventsPerSecond(Mechanism.SECCOMP),
        // Three standard errors of a count of some 24,000 calls.
        3 / Math.sqrt(24_000) * SystemCalls.PER_CPU_SECOND);
  }

  @Test
  void mechanismsAddUpToTheWholeOnTheVcpuAndOutsideIt() {
    for (var implementation : CATALOG.names().implementations()) {
      var at = webServer("xeon-e5-2600-v2", implementation);
      if (!at.obstacles().isEmpty()) {
        continue;
      }
      var overhead = at.execute();
      double vcpu = overhead.mechanisms().stream().mapToDouble(overhead::vcpu).sum();
      double outside = overhead.mechanisms().stream().mapToDouble(overhead::hypervisor).sum();
      assertEquals(overhead.slowdown(), vcpu, 1e-9, implementation);
      assertEquals(overhead.hypervisor(), outside, 1e-9, implementation);
      assertTrue(overhead.slowdownHalfWidth() <= 0.01 * overhead.slowdown(), implementation);
    }
  }

  @Test
  void ratesAreCarriedToThePlatformsClock() {
    var at = webServer("xeon-e5-2600-v2", "docker");
    var rate = at.profile().rates().get(GuestOperation.SYSCALL);
    assertTrue(rate != null);
    double perSecond = rate.perCpuSecond() * at.platform().clockHertz() / at.profile().clockHertz();
    assertEquals(perSecond, at.execute().eventsPerSecond(Mechanism.SECCOMP), 0.01 * perSecond);
  }

  @Test
  void exitsByReasonAddUpToAllExits() {
    var overhead = webServer("xeon-e5-2600-v2", "kvm").execute();
    double exits = overhead.exitReasons().stream().mapToDouble(overhead::exitsPerSecond).sum();
    assertEquals(overhead.eventsPerSecond(Mechanism.VM_EXIT), exits, 1e-6);
    assertTrue(overhead.exitReasons().contains(ExitReason.HLT));
    assertEquals(List.of(), webServer("xeon-e5-2600-v2", "docker").execute().exitReasons());
  }

  @Test
  void whatCannotRunIsListedWithTheReason() {
    var comparison =
        Comparison.of(
            List.of(webServer("pentium-4-672", "kvm"), webServer("pentium-4-672", "docker")));
    assertEquals(1, comparison.overheads().size());
    assertEquals(
        List.of("kvm needs nested-paging, which platform pentium-4-672 does not have"),
        comparison.infeasible().get(0).reasons());
    var table = OverheadText.of(comparison, TextFormat.TABLE);
    assertTrue(
        table.contains(
            "Infeasible: kvm needs nested-paging, which platform pentium-4-672 does not have.\n"),
        table);
  }

  @Test
  void everyRowOfTheCsvHasTheColumnsOfItsHead() {
    var comparison =
        Comparison.of(
            List.of(webServer("pentium-4-672", "kvm"), webServer("pentium-4-672", "docker")));
    var lines = OverheadText.of(comparison, TextFormat.CSV).lines().toList();
    assertTrue(
        lines.contains(
            "pentium-4-672,web-server,0.5,hardware-assisted,kvm,infeasible,"
                + "\"kvm needs nested-paging, which platform pentium-4-672 does not have\",,"));
    for (var line : lines) {
      var cells = line.replaceAll("\"[^\"]*\"", "").split(",", -1);
      assertEquals(9, cells.length, line);
    }
  }

  @Test
  void aLoadOutsideTheRangeIsRefused() {
    var at = SystemCalls.IN_DOCKER;
    assertThrows(
        IllegalArgumentException.class,
        () -> new OperatingPoint(at.platform(), at.implementation(), at.profile(), 0));
    assertEquals("50 %", at.load());
  }
}

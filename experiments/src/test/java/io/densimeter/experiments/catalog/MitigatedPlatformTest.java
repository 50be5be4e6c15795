package io.densimeter.experiments.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.densimeter.experiments.yaml.StrictYaml;
import io.densimeter.model.kernel.CostKernels;
import io.densimeter.model.platform.CostTable;
import io.densimeter.model.platform.Path;
import io.densimeter.model.platform.Platform;
import io.densimeter.model.platform.Primitive;
import io.densimeter.model.workload.GuestOperation;
import java.util.List;
import org.junit.jupiter.api.Test;

class MitigatedPlatformTest {
  private static final Catalog CATALOG = Catalog.shipped();
  private static final Platform BEFORE = CATALOG.platform("xeon-e5-v3");
  private static final Platform AFTER = CATALOG.platform("xeon-e5-v3-mitigated");

  private static double cycles(Platform platform, String implementation, GuestOperation operation) {
    var kernel = CostKernels.of(CostTable.of(platform, CATALOG.implementation(implementation)));
    kernel.execute(operation.ordinal(), 1);
    return kernel.execute(operation.ordinal(), 1);
  }

  @Test
  void systemCallsOfMachinesThatWereNotFittedAreWithinATenth() {
    // K. Garloff, 2018, getppid with page-table isolation: Xeon E5-2658 v3 (Haswell) 630 cycles,
    // E5-2667 v4 (the shrink of Haswell) 580, Gold 6148 (Skylake) 560.
    var skylake = CATALOG.platform("xeon-skylake");
    double haswell = cycles(AFTER, "bare-metal", GuestOperation.SYSCALL);
    assertEquals(630, haswell, 63);
    assertEquals(580, haswell, 58);
    assertEquals(560, cycles(skylake, "bare-metal", GuestOperation.SYSCALL), 56);
  }

  @Test
  void isolationCostsWhatFreeBsdMeasuredOnHaswellToo() {
    // FreeBSD review D13985: getppid 478 less 339 ns, on a Haswell of 2.6 to 3.6 GHz.
    double added = AFTER.cycles(Primitive.SYSCALL) - BEFORE.cycles(Primitive.SYSCALL);
    assertTrue(added > 139 * 2.6 && added < 139 * 3.6, "added: " + added);
  }

  @Test
  void aProgramOfSystemCallsIsSlowedDownNativelyByTheCallsAlone() {
    // 1,000 cycles of work between two calls: (1,000 + 137 + 435) / (1,000 + 137).
    double[] total = new double[2];
    for (int era = 0; era < 2; era++) {
      var kernel =
          CostKernels.of(
              CostTable.of(era == 0 ? BEFORE : AFTER, CATALOG.implementation("bare-metal")));
      for (int i = 0; i < 100; i++) {
        total[era] += kernel.execute(GuestOperation.COMPUTE.ordinal(), 1000);
        total[era] += kernel.execute(GuestOperation.SYSCALL.ordinal(), 0);
      }
    }
    assertEquals(1572.0 / 1137, total[1] / total[0], 1e-9);
  }

  @Test
  void aContainersFilterIsDearerByTheProtectedBranchesOfItsPath() {
    // 48 + 18 instructions, 0.9 cycles each before, 0.24 more after.
    var docker = CATALOG.implementation("docker");
    double before =
        CostTable.of(BEFORE, docker).path(Path.SECCOMP_ENTRY)
            + CostTable.of(BEFORE, docker).path(Path.SECCOMP_CACHE_TEST);
    assertEquals(66 * 0.9, before, 1e-9);
    assertEquals(66 * (0.9 + 0.24) + 572, cycles(AFTER, "docker", GuestOperation.SYSCALL), 1e-9);
  }

  @Test
  void anExitIsDearerByItsRoundTripAndByTheProtectedBranchesOfItsHandler() {
    var kvm = CATALOG.implementation("kvm");
    var before = CostTable.of(BEFORE, kvm);
    double instructions =
        (before.path(Path.EXIT_DISPATCH) + before.path(Path.HYPERCALL_HANDLER)) / 0.9;
    assertEquals(
        200 + 0.24 * instructions,
        cycles(AFTER, "kvm", GuestOperation.NULL_HYPERCALL)
            - cycles(BEFORE, "kvm", GuestOperation.NULL_HYPERCALL),
        1e-6);
  }

  @Test
  void aKernelInUserSpaceHasNoProtectedBranches() {
    var sandbox = CATALOG.implementation("gvisor-ptrace");
    assertEquals(
        CostTable.of(BEFORE, sandbox).path(Path.FILE_SERVER),
        CostTable.of(AFTER, sandbox).path(Path.FILE_SERVER));
  }

  @Test
  void whatAMitigationAddsIsInCycles() {
    var text =
        """
        name: x
        description: x
        year: 2018
        unmitigated: y
        adds:
          syscall: {nanoseconds: 5, source: test}
        """;
    assertEquals(
        List.of("x.yaml:6:12: adds.syscall: must be in cycles."),
        StrictYaml.read("x.yaml", text, MitigatedPlatformFile.class).problems().stream()
            .map(Object::toString)
            .toList());
  }
}

package io.densimeter.experiments.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.densimeter.experiments.catalog.Catalog;
import io.densimeter.experiments.catalog.CatalogFiles;
import io.densimeter.model.kernel.CostKernels;
import io.densimeter.model.platform.CostTable;
import io.densimeter.model.platform.Path;
import io.densimeter.model.platform.Primitive;
import io.densimeter.model.workload.GuestOperation;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CalibrateCommandTest {
  private static final String LMBENCH =
      """
      [mhz: 3000 MHz, 0.3333 nanosec clock]
      Simple syscall: 0.1000 microseconds
      Protection fault: 0.4000 microseconds
      """;
  private static final String EXITS =
      """
      # perf kvm stat report --event=vmexit
                   VM-EXIT    Samples    Samples%     Time%    Avg time
                     CPUID       1000    50.00%    50.00%      1.00us ( +-   1.00% )
                       HLT       1000    50.00%    50.00%   1000.00us ( +-   5.22% )
      Total Samples:2000, Total events handled time:1001000.00us.
      """;

  @TempDir java.nio.file.Path folder;

  private record Outcome(int exitCode, String out, String err) {}

  private Outcome run(String measured, String... options) throws IOException {
    var file = folder.resolve("measured.txt");
    Files.writeString(file, measured);
    var arguments =
        new ArrayList<>(
            List.of(file.toString(), "--name", "mine", "--out", folder.resolve("mine.yaml") + ""));
    arguments.addAll(List.of(options));
    var out = new StringWriter();
    var err = new StringWriter();
    int exitCode =
        new CommandLine(new CalibrateCommand())
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true))
            .execute(arguments.toArray(String[]::new));
    return new Outcome(exitCode, out.toString(), err.toString());
  }

  @Test
  void aPlatformIsWrittenThatTheCatalogueReadsAndAKernelExecutes() throws Exception {
    var outcome = run(LMBENCH, "--platform", "core-i7-2677m");
    assertEquals(0, outcome.exitCode(), outcome.err());
    var platform = CatalogFiles.platform(folder.resolve("mine.yaml"));
    assertEquals("mine", platform.name());
    assertEquals(3_000_000_000L, platform.clockHertz());
    // 0.1 us at 3 GHz; the ridge pulls by less than half a percent.
    assertEquals(0.1e-6 * 3e9, platform.cycles(Primitive.SYSCALL), 0.005 * 300);
    assertEquals(0.4e-6 * 3e9, platform.cycles(Primitive.PAGE_FAULT), 0.005 * 1200);
    var source = platform.prices().get(Primitive.SYSCALL).source();
    assertTrue(source.startsWith("fitted: measured.txt, 1 measurement, residual up to "), source);
    assertEquals("fixed: as core-i7-2677m", platform.prices().get(Primitive.CALL_RETURN).source());
    var kvm = Catalog.shipped().implementation("kvm");
    var kernel = CostKernels.of(CostTable.of(platform, kvm));
    assertEquals(
        platform.cycles(Primitive.SYSCALL), kernel.execute(GuestOperation.SYSCALL.ordinal(), 0));
    assertTrue(outcome.out().contains("syscall"), outcome.out());
    assertTrue(outcome.out().contains("condition of the design: "), outcome.out());
  }

  @Test
  void anImplementationIsWrittenFromExitMeansWithoutTheHalts() throws Exception {
    var outcome = run(EXITS, "--implementation", "kvm", "--platform", "core-i7-2677m");
    assertEquals(0, outcome.exitCode(), outcome.err());
    var fitted = CatalogFiles.implementation(folder.resolve("mine.yaml"));
    var kvm = Catalog.shipped().implementation("kvm");
    // 1 us at 2.6 GHz is what lies between exit and entry: accesses, dispatch and handler.
    var costs = CostTable.of(Catalog.shipped().platform("core-i7-2677m"), fitted);
    double accesses = 8 * costs.primitive(Primitive.VMCS_ACCESS);
    assertEquals(
        2600,
        accesses + costs.path(Path.EXIT_DISPATCH) + costs.path(Path.CPUID_HANDLER),
        0.02 * 2600);
    assertEquals(
        kvm.paths().get(Path.HALT_WAKE).amount(), fitted.paths().get(Path.HALT_WAKE).amount());
    assertEquals("fixed: as kvm", fitted.paths().get(Path.HALT_WAKE).source());
    assertEquals(kvm.settings().keySet(), fitted.settings().keySet());
    assertEquals(kvm.guestMemoryBytes(), fitted.guestMemoryBytes());
  }

  @Test
  void aBaseThatIsFarOffDoesNotHoldBackWhatWasMeasured() throws Exception {
    // 100 us at 2.6 GHz, some 200 times what the base says of an interrupt.
    var outcome =
        run(
            EXITS
                .replace("    CPUID", "EXTERNAL_INTERRUPT")
                .replace("1.00us ( +-   1", "100.00us ( +-   1")
                .replace("1001000.00us.", "1100000.00us."),
            "--implementation",
            "kvm",
            "--platform",
            "core-i7-2677m");
    assertEquals(0, outcome.exitCode(), outcome.err());
    var fitted = CatalogFiles.implementation(folder.resolve("mine.yaml"));
    var costs = CostTable.of(Catalog.shipped().platform("core-i7-2677m"), fitted);
    double accesses = 8 * costs.primitive(Primitive.VMCS_ACCESS);
    assertEquals(
        100e-6 * 2.6e9,
        accesses + costs.path(Path.EXIT_DISPATCH) + costs.path(Path.INTERRUPT_HANDLER),
        0.02 * 260_000);
  }

  @Test
  void allThatIsWrongIsToldAndNothingIsWritten() throws IOException {
    var outcome =
        run(
            "Simple syscall: fast microseconds\n",
            "--platform",
            "core-i7-2677n",
            "--implementation",
            "kvn",
            "--clock",
            "2600",
            "--noise",
            "0 %");
    assertEquals(2, outcome.exitCode());
    assertEquals(
        "--platform: unknown platform core-i7-2677n, neither in the catalogue nor a YAML file."
            + " Maybe core-i7-2677m?\n"
            + "--implementation: unknown implementation kvn, neither in the catalogue nor a YAML file."
            + " Maybe kvm?\n"
            + "--clock: needs a unit, was 2600. Maybe 2600 MHz?\n"
            + "--noise: must be 0.01 % to 100 %, was 0 %.\n"
            + folder.resolve("measured.txt")
            + ":1: null call must be a number of microseconds above 0, was \"fast\".\n"
            + "5 problems; nothing was written.\n",
        outcome.err());
    assertFalse(Files.exists(folder.resolve("mine.yaml")));
  }

  @Test
  void exitMeansDoNotFitAPlatform() throws IOException {
    var outcome = run(EXITS, "--platform", "core-i7-2677m");
    assertEquals(2, outcome.exitCode());
    assertEquals(
        folder.resolve("measured.txt")
            + ": holds nothing that platform core-i7-2677m can be fitted to.\n"
            + "1 problem; nothing was written.\n",
        outcome.err());
  }

  @Test
  void aFileOfSomebodyElseIsNotReplacedButOneOfACalibrationIs() throws IOException {
    var out = folder.resolve("mine.yaml");
    Files.writeString(out, "name: precious\n");
    var refused = run(LMBENCH, "--platform", "core-i7-2677m");
    assertEquals(2, refused.exitCode());
    assertEquals(
        out
            + ": is there already and was not written by a calibration. Maybe another name?\n"
            + "1 problem; nothing was written.\n",
        refused.err());
    assertEquals("name: precious\n", Files.readString(out));
    Files.delete(out);
    assertEquals(0, run(LMBENCH, "--platform", "core-i7-2677m").exitCode());
    var first = Files.readString(out);
    assertEquals(0, run(LMBENCH, "--platform", "core-i7-2677m").exitCode());
    assertEquals(first, Files.readString(out));
    try (var left = Files.list(folder)) {
      assertEquals(2, left.count());
    }
  }
}

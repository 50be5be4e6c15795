package io.densimeter.experiments.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.densimeter.model.kernel.MicroRun;
import io.densimeter.model.platform.CostTable;
import io.densimeter.model.platform.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class MicroCatalogTest {
  private final MicroCatalog micro = MicroCatalog.shipped();

  @Test
  void everyProgramOfEveryFileIsKnown() throws IOException {
    var folder = Path.of("src/main/resources/io/densimeter/experiments/catalog/micro");
    long written = 0;
    try (var files = Files.list(folder)) {
      for (var file : files.toList()) {
        written +=
            Files.readAllLines(file).stream().filter(line -> line.startsWith("  - name:")).count();
      }
    }
    assertEquals(written, micro.names().size());
  }

  @Test
  void everyProgramRunsUnderEveryImplementationOfACurrentServer() {
    var catalog = Catalog.shipped();
    var platform = catalog.platform("xeon-e5-2600-v2");
    for (var implementation : catalog.names().implementations()) {
      var costs = CostTable.of(platform, catalog.implementation(implementation));
      for (var name : micro.names()) {
        var result = MicroRun.of(costs, micro.program(name), 1e6);
        assertTrue(Double.isFinite(result.cycles()), implementation + " " + name);
      }
    }
  }

  @Test
  void forkingCostsMoreUnderTheFirstHardwareAssistanceThanUnderBinaryTranslation() {
    // Adams and Agesen, ASPLOS 2006, forkwait: native 6.0 s, software 36.9 s, hardware 106.4 s.
    var catalog = Catalog.shipped();
    var platform = catalog.platform("pentium-4-672");
    var forkwait = micro.program("forkwait");
    double nativeCycles = 6.0 / 40_000 * platform.clockHertz();
    var software = CostTable.of(platform, catalog.implementation("vmware-workstation-5"));
    var hardware = CostTable.of(platform, catalog.implementation("vmware-player-1-vtx"));
    double translated = MicroRun.of(software, forkwait, nativeCycles).cycles();
    double assisted = MicroRun.of(hardware, forkwait, nativeCycles).cycles();
    assertTrue(nativeCycles < translated, "translated: " + translated);
    assertTrue(2 * translated < assisted, translated + " and " + assisted);
  }

  /** Cycles of forkwait under the software VMM of the paper with one setting changed. */
  private double forkwait(Setting setting, double value) {
    var catalog = Catalog.shipped();
    var vmm = catalog.implementation("vmware-workstation-5").with(setting, value, "test");
    var costs = CostTable.of(catalog.platform("pentium-4-672"), vmm);
    return MicroRun.of(costs, micro.program("forkwait"), 570_000).cycles();
  }

  @Test
  void whatTheSoftwareVmmGivesUpMakesForkingDearer() {
    // Adams and Agesen, ASPLOS 2006, sections 3.3 and 3.4: adaptation takes traps out of page-table
    // writes, chaining takes the dispatcher out of block exits, kept shadow tables take hidden
    // faults out of switches, and a cache that holds the working set translates it once.
    double usual = forkwait(Setting.CHAINING, 1);
    assertTrue(forkwait(Setting.ADAPTIVE_THRESHOLD, 0) > usual + 100 * 2000);
    assertTrue(forkwait(Setting.CHAINING, 0) > usual);
    assertTrue(forkwait(Setting.SHADOW_SPACES, 1) > usual);
    assertTrue(forkwait(Setting.CACHE_BLOCKS, 20) > usual);
    assertTrue(forkwait(Setting.CALL_INSTRUCTIONS, 0) < usual);
  }

  @Test
  void adaptationSavesATrapForEachPageTableWriteOfAFork() {
    // A fork writes 24 entries of the parent, 100 of the child and 22 of those again, and the 100
    // are cleared at the end. A trap is exception 889, decode 300 and emulation 625 instructions of
    // 3 cycles; a callout 130 of 3.
    double saved =
        forkwait(Setting.ADAPTIVE_THRESHOLD, 0) - forkwait(Setting.ADAPTIVE_THRESHOLD, 8);
    double each = 889 + 3 * (300 + 625) - 3 * 130;
    assertEquals(24 + 100 + 22 + 100, saved / each, 0.1);
  }

  @Test
  void anUnknownProgramIsOurBug() {
    assertThrows(IllegalStateException.class, () -> micro.program("no-such"));
  }
}

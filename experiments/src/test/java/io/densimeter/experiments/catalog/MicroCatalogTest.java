package io.densimeter.experiments.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.densimeter.model.kernel.MicroRun;
import io.densimeter.model.platform.CostTable;
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

  @Test
  void anUnknownProgramIsOurBug() {
    assertThrows(IllegalStateException.class, () -> micro.program("no-such"));
  }
}

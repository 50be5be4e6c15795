package io.densimeter.experiments.density;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.densimeter.experiments.catalog.Catalog;
import io.densimeter.experiments.yaml.ExperimentException;
import io.densimeter.experiments.yaml.StrictYaml;
import io.densimeter.model.operation.DensityLimit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The density study, made small. */
class DensityTest {
  private static final Path STUDY = Path.of("studies", "density-web.yaml");

  @TempDir Path folder;

  private DensitySpec read(String text) throws IOException, ExperimentException {
    var file = Files.writeString(folder.resolve("density.yaml"), text);
    return StrictYaml.read(file, DensitySpec.class, Map.of()).orThrow();
  }

  private static String study() throws IOException {
    return Files.readString(STUDY)
        .replace("cores: 4", "cores: 1")
        .replace("measured: 2 s", "measured: 1 s")
        .replace("most-replications: 5", "most-replications: 2");
  }

  @Test
  void theStudyIsValidAndATechniqueNeverCarriesMoreThanItsMemoryOrItsCpuAllows() throws Exception {
    for (var density : Density.of(read(study()), Catalog.shipped(), 2)) {
      var found = Objects.requireNonNull(density.found());
      double tiles = found.tiles().mean();
      if (density.technique().equals("bare-metal")) {
        assertEquals(1, tiles, "one operating system for a server");
        assertEquals(DensityLimit.ONE_GUEST, found.limit());
      } else {
        // 50 requests a second of 4 ms are 20 % of a core for each guest; a second is short, so a
        // replication may see a tenth less.
        assertTrue(tiles >= 1 && tiles <= 5.5, density.technique() + ": " + tiles);
      }
    }
  }

  @Test
  void memoryIsNamedWhenItIsTheLimit() throws Exception {
    var text = study().replace("cores: 1", "cores: 4").replace("32 GiB", "4 GiB");
    for (var density : Density.of(read(text), Catalog.shipped(), 2)) {
      if (!density.technique().equals("bare-metal")) {
        var found = Objects.requireNonNull(density.found());
        assertTrue(found.tiles().mean() <= 4);
        assertEquals(DensityLimit.MEMORY, found.limit(), density.technique());
      }
    }
  }

  @Test
  void eachProblemHasItsPlace() throws IOException {
    var text =
        study().replace("response: 50 ms", "response: 50").replace("gap: 20 ms", "gapp: 20 ms");
    var message = assertThrows(ExperimentException.class, () -> read(text)).getMessage();
    assertTrue(message.contains("service-level.response: needs a unit, was 50."), message);
    assertTrue(message.contains("unknown key. Maybe gap?"), message);
  }

  @Test
  void theNodesOfTheHostDivideItsCores() throws IOException {
    var text = study().replace("cores: 1", "cores: 3").replace("driver-vcpus: 2", "nodes: 2");
    var message = assertThrows(ExperimentException.class, () -> read(text)).getMessage();
    assertTrue(message.contains("host.pcpus.nodes: must divide the cores (3), was 2."), message);
  }

  @Test
  void aTileOfTwoGuestsIsCountedAsOneAndItsMemoryIsThatOfBoth() throws Exception {
    // 32 GiB hold ten tiles of 1 GiB and two of 1 GiB each; fewer with the hypervisor's own.
    var text = study().replace("cores: 1", "cores: 32").replace("  - bare-metal\n", "");
    var more =
        text.replace(
            "service-level:",
            """
                  - name: standby
                    count: 2
                    memory: 1 GiB
                    profile: idle-desktop
                    requests: {arrivals: {kind: open, gap: 10 s}, cpu: 1 ms}

                service-level:""");
    for (var density : Density.of(read(more), Catalog.shipped(), 2)) {
      var found = Objects.requireNonNull(density.found());
      assertEquals(DensityLimit.MEMORY, found.limit(), density.technique());
      assertTrue(
          found.tiles().mean() <= 10 && found.tiles().mean() >= 9,
          density.technique() + ": " + found.tiles());
    }
  }

  @Test
  void everyFormatTellsTheSameDensity() throws Exception {
    var spec = read(study().replace("  - paravirtual\n  - hardware-assisted\n", ""));
    var densities = Density.of(spec, Catalog.shipped(), 2);
    double tiles = Objects.requireNonNull(densities.get(1).found()).tiles().mean();
    var csv = DensityFormat.CSV.text(spec, densities);
    assertTrue(csv.contains("os-level,docker,tiles," + tiles + "\n"), csv);
    var json = DensityFormat.JSON.text(spec, densities);
    assertTrue(json.contains("\"tiles\" : " + tiles), json);
    assertTrue(DensityFormat.TABLE.text(spec, densities).contains("os-level"));
  }
}

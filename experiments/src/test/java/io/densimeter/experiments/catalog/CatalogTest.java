package io.densimeter.experiments.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.densimeter.experiments.yaml.StrictYaml;
import io.densimeter.model.kernel.CostKernels;
import io.densimeter.model.platform.CostTable;
import io.densimeter.model.platform.Technique;
import io.densimeter.model.workload.GuestOperation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class CatalogTest {
  private final Catalog catalog = Catalog.shipped();

  @Test
  void theIndexNamesEveryFileAndNoOther() throws IOException {
    assertEquals(filesIn("platforms"), sorted(catalog.names().platforms()));
    assertEquals(filesIn("implementations"), sorted(catalog.names().implementations()));
    assertEquals(filesIn("profiles"), sorted(catalog.names().profiles()));
  }

  private static TreeSet<String> filesIn(String folder) throws IOException {
    var names = new TreeSet<String>();
    var path = Path.of("src/main/resources/io/densimeter/experiments/catalog", folder);
    try (var files = Files.list(path)) {
      files.forEach(file -> names.add(file.getFileName().toString().replace(".yaml", "")));
    }
    return names;
  }

  private static TreeSet<String> sorted(Collection<String> names) {
    return new TreeSet<>(names);
  }

  @Test
  void everyEntryIsCalledAsItsFile() {
    for (var name : catalog.names().platforms()) {
      assertEquals(name, catalog.platform(name).name());
    }
    for (var name : catalog.names().implementations()) {
      assertEquals(name, catalog.implementation(name).name());
    }
    for (var name : catalog.names().profiles()) {
      assertEquals(name, catalog.profile(name).name());
    }
    for (var name : catalog.names().powerCurves()) {
      assertEquals(name, catalog.powerCurve(name).name());
    }
  }

  @Test
  void everyTechniqueHasAUsualImplementationOfItself() {
    for (var technique : Technique.values()) {
      assertEquals(technique, catalog.usual(technique).technique());
    }
  }

  @Test
  void everyImplementationExecutesEveryOperationOnEveryPlatformThatItCanRunOn() {
    int combinations = 0;
    for (var platformName : catalog.names().platforms()) {
      var platform = catalog.platform(platformName);
      for (var name : catalog.names().implementations()) {
        var implementation = catalog.implementation(name);
        if (!platform.features().containsAll(implementation.needs())) {
          continue;
        }
        var kernel = CostKernels.of(CostTable.of(platform, implementation));
        for (var operation : GuestOperation.values()) {
          double cycles = kernel.execute(operation.ordinal(), 1);
          assertTrue(cycles >= 0 && Double.isFinite(cycles), name + " " + operation);
        }
        combinations++;
      }
    }
    assertTrue(combinations > 30, "combinations: " + combinations);
  }

  @Test
  void aFigureWithoutASourceIsRefused() {
    var text =
        """
        name: x
        description: x
        technique: os-level
        needs: []
        modified-kernel: false
        paging: direct
        io: direct
        memory: {host: 1 MiB, guest: 1 MiB, source: test}
        paths:
          seccomp-entry: {instructions: 5, source: " "}
          cgroup-charge: {instructions: 5, cycles: 5, source: test}
        """;
    var problems = StrictYaml.read("x.yaml", text, ImplementationFile.class).problems();
    assertEquals(
        List.of(
            "x.yaml:10:44: paths.seccomp-entry.source: must not be blank.",
            "x.yaml:11:18: paths.cgroup-charge: needs one of cycles, instructions and nanoseconds,"
                + " has 2."),
        problems.stream().map(Object::toString).toList());
  }

  @Test
  void anUnknownNameIsOurBug() {
    assertThrows(IllegalStateException.class, () -> catalog.platform("no-such"));
  }
}

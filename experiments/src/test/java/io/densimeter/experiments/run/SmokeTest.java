package io.densimeter.experiments.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.densimeter.experiments.catalog.Catalog;
import io.densimeter.experiments.spec.ExperimentFile;
import io.densimeter.reports.run.RunDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Small experiments whose results are kept, byte for byte. A change of them is part of the commit
 * that causes it, which says why; {@code -Dupdate-smoke} writes them.
 */
class SmokeTest {
  private static final Path SMOKE = Path.of("smoke");

  @TempDir Path folder;

  static List<Path> experiments() throws IOException {
    try (var files = Files.list(SMOKE)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  @Test
  void thereAreSmokeExperiments() throws IOException {
    assertFalse(experiments().isEmpty());
  }

  @ParameterizedTest
  @MethodSource("experiments")
  void theResultsOfASmokeExperimentAreThoseThatWereKept(Path file) throws Exception {
    var one = results(file, 1, "one");
    var kept =
        SMOKE.resolve("expected").resolve(file.getFileName().toString().replace(".yaml", ".csv"));
    if (System.getProperty("update-smoke") != null) {
      Files.writeString(kept, one);
    }
    assertEquals(Files.readString(kept), one, "Run mvn test -Dupdate-smoke and say why.");
    assertEquals(one, results(file, 2, "two"), "the number of jobs changes nothing");
  }

  private String results(Path file, int jobs, String name) throws Exception {
    var catalog = Catalog.shipped();
    var experiment = ExperimentFile.read(file, List.of(), catalog.names());
    RunDirectory.write(
        ExperimentRunner.run(experiment, catalog, "test", jobs), folder.resolve(name));
    return Files.readString(folder.resolve(name).resolve("results.csv"));
  }
}

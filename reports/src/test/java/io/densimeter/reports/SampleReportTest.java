package io.densimeter.reports;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.densimeter.reports.result.RunResult;
import io.densimeter.reports.run.RunDirectory;
import io.densimeter.reports.table.SummaryTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Writes reports to look at into {@code target/sample-report}. */
class SampleReportTest {
  private static final Path SAMPLES = Path.of("target", "sample-report");

  @Test
  void aRunOfSixTechniquesAndASweepOfSixtyScenariosHaveEveryFile() throws IOException {
    var samples = Map.of("six-techniques", SampleRun.sixTechniques(), "sweep", SampleRun.sweep());
    for (Map.Entry<String, RunResult> sample : samples.entrySet()) {
      var directory = SAMPLES.resolve(sample.getKey());
      RunDirectory.write(sample.getValue(), directory);
      Files.writeString(
          SAMPLES.resolve(sample.getKey() + ".txt"), SummaryTable.of(sample.getValue()));
      try (var files = Files.list(directory)) {
        assertEquals(
            new TreeSet<>(RunDirectory.FILES),
            files
                .map(file -> file.getFileName().toString())
                .collect(Collectors.toCollection(TreeSet::new)));
      }
    }
  }
}

package io.densimeter.experiments.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Real outputs of measuring tools, where they are at hand: {@code shared} beside a parent of the
 * checkout. They state no licence, so they are not copied here.
 */
class SharedSamplesTest {
  @TempDir private Path folder;
  private Path shared = Path.of("");

  @BeforeEach
  void find() {
    var parent = Path.of("").toAbsolutePath();
    while (parent != null && !Files.isDirectory(parent.resolve("shared/traces/sysstat"))) {
      parent = parent.getParent();
    }
    assumeTrue(parent != null, "the sample outputs are not at hand");
    shared = parent == null ? shared : parent.resolve("shared");
  }

  private String calibrated(Path measured, String... options) {
    var out = folder.resolve("mine.yaml").toString();
    var arguments = new String[options.length + 3];
    System.arraycopy(options, 0, arguments, 3, options.length);
    arguments[0] = measured.toString();
    arguments[1] = "--name=mine";
    arguments[2] = "--out=" + out;
    var done = Execution.of(new CalibrateCommand(), arguments);
    assertEquals(0, done.exitCode(), done.err());
    return out;
  }

  /** It was counted in a guest without a cycle counter. */
  @Test
  void perfStatWithoutCyclesIsRefusedInASentence() {
    var file = shared.resolve("traces/sysstat/perf-stat.csv");
    var out = folder.resolve("mine.yaml").toString();
    var done =
        Execution.of(
            new CalibrateCommand(),
            file.toString(),
            "--platform=xeon-skylake",
            "--name=mine",
            "--out=" + out);
    assertEquals(2, done.exitCode());
    assertTrue(done.firstError().startsWith(file.toString()), done.err());
  }

  @Test
  void anImplementationFromPerfKvmStatIsAcceptedByOverhead() throws IOException {
    var text = Files.readString(shared.resolve("reference/inputs-and-tco.md"));
    int start = text.indexOf("# perf kvm stat report");
    assumeTrue(start >= 0, "the report is not in the notes");
    var report = text.substring(start, text.indexOf("```", start));
    var file =
        calibrated(
            Files.writeString(folder.resolve("kvm-stat.txt"), report),
            "--platform=xeon-5600",
            "--implementation=kvm");
    var done =
        Execution.of(
            new OverheadCommand(),
            "web-server",
            "--platform=xeon-5600",
            "--implementation",
            file,
            "--format=csv");
    assertEquals(0, done.exitCode(), done.err());
    assertTrue(done.out().contains(",hardware-assisted,mine,slowdown,"), done.out());
  }
}

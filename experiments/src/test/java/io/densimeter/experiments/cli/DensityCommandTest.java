package io.densimeter.experiments.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code densimeter density} with its options. */
class DensityCommandTest {
  private static final String STUDY = Path.of("studies", "density-web.yaml").toString();

  private record Outcome(int exitCode, String out, String err) {}

  private static Outcome density(String... more) {
    var arguments = new ArrayList<>(List.of("density", STUDY));
    arguments.addAll(List.of(more));
    var out = new StringWriter();
    var err = new StringWriter();
    int exitCode =
        Densimeter.commandLine()
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true))
            .execute(arguments.toArray(String[]::new));
    return new Outcome(exitCode, out.toString(), err.toString());
  }

  private static Outcome small(String... more) {
    var arguments =
        new ArrayList<>(
            List.of(
                "--format=csv",
                "--set=host.cores=1",
                "--set=measured=500 ms",
                "--set=most-replications=2"));
    arguments.addAll(List.of(more));
    return density(arguments.toArray(String[]::new));
  }

  @Test
  void theNumberOfJobsChangesNothing() {
    var one = small("--jobs=1");
    assertEquals(0, one.exitCode(), one.err());
    assertTrue(one.out().contains("os-level,docker,tiles,"), one.out());
    assertEquals(one.out(), small("--jobs=2").out());
  }

  @Test
  void anOverrideChangesWhatItNames() {
    var tight = small("--set=host.memory=3 GiB", "--set=techniques=[os-level]");
    assertTrue(tight.out().contains("os-level,docker,limit,memory"), tight.out());
    assertFalse(tight.out().contains("bare-metal"), tight.out());
    var single = small("--set=tile.web.count=100", "--set=techniques=[os-level]");
    assertTrue(single.out().contains("os-level,docker,tiles,0.0"), single.out());
  }

  @Test
  void aWrongOverrideIsNamedAndNothingRuns() {
    var wrong = density("--set=host.coers=2");
    assertEquals(2, wrong.exitCode());
    assertTrue(wrong.err().contains("host.coers: unknown key. Maybe "), wrong.err());
    assertEquals("", wrong.out());
  }

  @Test
  void noJobsAreRefused() {
    var none = density("--jobs=0");
    assertEquals(2, none.exitCode());
    assertTrue(none.err().contains("--jobs must be 1 or more, was 0."), none.err());
  }
}

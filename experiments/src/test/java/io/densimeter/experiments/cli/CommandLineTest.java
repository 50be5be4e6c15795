package io.densimeter.experiments.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole commands: exit code, what is told, and what is on disk afterwards. */
class CommandLineTest {
  private static final String EXPERIMENT =
      """
      name: tiny
      question: Does it run?
      seed: 7
      replications: 2
      workload:
        trace: {format: synthetic, guests: 12, steps: 24, step: 5 min, quartiles: [2 %, 6 %, 15 %]}
        profile: web-server
        guest: {vcpus: 1, cpu: 1860 MHz, memory: 870 MiB, os: linux}
      hosts:
        - {name: dl380, count: 14, platform: xeon-5600, cores: 2, memory: 8 GiB, power: hp-dl380-g7, price: 7000 USD}
      techniques: [bare-metal, hardware-assisted]
      placement: {policy: best-fit-decreasing, headroom: 10 %}
      tco: {horizon: 4 years, discount: 7 %/year, energy: 0.12 USD/kWh, pue: 1.6}
      """;

  @TempDir Path folder;

  private record Outcome(int exitCode, String out, String err) {}

  private Outcome run(String experiment, String... more) throws IOException {
    var file = folder.resolve("exp.yaml");
    Files.writeString(file, experiment);
    var arguments =
        new ArrayList<>(
            List.of("run", file.toString(), "--out", folder.resolve("results").toString()));
    arguments.addAll(List.of(more));
    return execute(arguments.toArray(String[]::new));
  }

  private static Outcome execute(String... arguments) {
    var out = new StringWriter();
    var err = new StringWriter();
    int exitCode =
        Densimeter.commandLine()
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true))
            .execute(arguments);
    return new Outcome(exitCode, out.toString(), err.toString());
  }

  private String results() throws IOException {
    return Files.readString(folder.resolve("results/tiny/results.csv"));
  }

  @Test
  void theSameFileGivesTheSameBytesOnAnyNumberOfThreads() throws IOException {
    assertEquals(0, run(EXPERIMENT, "--jobs", "1").exitCode());
    var one = results();
    assertEquals(0, run(EXPERIMENT, "--jobs", "2").exitCode());
    assertEquals(one, results());
    assertEquals(0, run(EXPERIMENT, "--jobs", "2").exitCode());
    assertEquals(one, results());
    assertTrue(one.lines().count() > 2 * 2 * 10, one);
  }

  @Test
  void aSweepAxisChangesNoNumberOfTheScenarioThatWasThere() throws IOException {
    run(EXPERIMENT);
    var alone = results().lines().filter(line -> line.startsWith("hardware-assisted,")).toList();
    run(EXPERIMENT + "sweep:\n  placement.headroom: [0 %, 10 %]\n");
    var swept =
        results()
            .lines()
            .filter(line -> line.contains("hardware-assisted,placement.headroom=10 %"))
            .map(
                line ->
                    line.replace(
                        "\"hardware-assisted,placement.headroom=10 %\"", "hardware-assisted"))
            .toList();
    assertFalse(alone.isEmpty());
    assertEquals(alone, swept);
  }

  @Test
  void aGateThatDoesNotHoldIsExitCodeOne() throws IOException {
    var gate = "expect:\n  - {where: {technique: bare-metal}, metric: hosts.needed, at-most: 11}\n";
    var outcome = run(EXPERIMENT + gate);
    assertEquals(1, outcome.exitCode());
    assertTrue(
        outcome
            .out()
            .contains(
                "failed bare-metal, hosts.needed: at most 11.0 hosts expected, 12.0 ± 0.0 found"),
        outcome.out());
  }

  private void refuses(String experiment, String message) throws IOException {
    var outcome = run(experiment);
    assertEquals(message, outcome.err().replace(folder.toString() + "/", "").stripTrailing());
    assertEquals(2, outcome.exitCode());
    assertFalse(Files.exists(folder.resolve("results")));
  }

  @Test
  void aWindowsGuestOnOneKernelIsRefused() throws IOException {
    refuses(
        EXPERIMENT
            .replace("os: linux", "os: windows")
            .replace("[bare-metal, hardware-assisted]", "[os-level]"),
        """
        exp.yaml:11:14: techniques[0]: cannot run here: docker shares the host's linux kernel, which\
         cannot run a windows guest.
        1 problem; nothing was run.""");
  }

  @Test
  void aClosedGuestOnAParavirtualHypervisorIsRefused() throws IOException {
    refuses(
        EXPERIMENT
            .replace("os: linux", "os: windows")
            .replace("[bare-metal, hardware-assisted]", "[paravirtual]"),
        """
        exp.yaml:11:14: techniques[0]: cannot run here: xen-3-pv runs modified guest kernels only,\
         and the kernel of windows cannot be modified.
        1 problem; nothing was run.""");
  }

  @Test
  void aTranslatorForAnotherInstructionSetIsRefused() throws IOException {
    refuses(
        EXPERIMENT
            .replace("xeon-5600", "apm-x-gene")
            .replace("[bare-metal, hardware-assisted]", "[binary-translation]"),
        """
        exp.yaml:11:14: techniques[0]: cannot run here: vmware-esx-3-bt needs x86, which platform\
         apm-x-gene does not have.
        1 problem; nothing was run.""");
  }

  @Test
  void trapAndEmulateIsRefusedWhereSensitiveInstructionsDoNotTrap() throws IOException {
    refuses(
        EXPERIMENT
            .replace("xeon-5600", "xeon-2400")
            .replace("[bare-metal, hardware-assisted]", "[trap-and-emulate, hardware-assisted]"),
        """
        exp.yaml:11:14: techniques[0]: cannot run here: classical-vmm needs every sensitive\
         instruction to trap, and platform xeon-2400 has sensitive instructions that are not\
         privileged.
        exp.yaml:11:32: techniques[1]: cannot run here: kvm needs hardware-assistance, which\
         platform xeon-2400 does not have; kvm needs nested-paging, which platform xeon-2400 does\
         not have.
        2 problems; nothing was run.""");
  }

  @Test
  void aTechniqueThatCannotRunIsARowWithItsReasonBesideOthersThatCan() throws IOException {
    var outcome =
        run(
            EXPERIMENT
                .replace("os: linux", "os: windows")
                .replace("hardware-assisted]", "os-level]"));
    assertEquals(0, outcome.exitCode());
    assertTrue(outcome.out().contains("which cannot run a windows guest"), outcome.out());
  }

  private static String traced(String path) {
    int from = EXPERIMENT.indexOf("{format: synthetic");
    int to = EXPERIMENT.indexOf('}', from) + 1;
    return EXPERIMENT.substring(0, from)
        + "{format: planetlab, path: "
        + path
        + "}"
        + EXPERIMENT.substring(to);
  }

  @Test
  void aTraceLineThatIsNotANumberIsNamedWithFileAndLine() throws IOException {
    Files.createDirectory(folder.resolve("day"));
    Files.writeString(folder.resolve("day/one"), "1\n2\nthree\n");
    Files.writeString(folder.resolve("day/two"), "1\n2\n3\n");
    refuses(
        traced("day"),
        """
        day/one:3: needs a whole percentage of 0 to 100, was "three".
        1 problem; nothing was run.""");
  }

  @Test
  void anEmptyTraceFolderIsRefused() throws IOException {
    Files.createDirectory(folder.resolve("day"));
    refuses(
        traced("day"),
        """
        day: has no trace file.
        1 problem; nothing was run.""");
  }

  @Test
  void anOutputDirectoryWithOtherContentIsLeftAlone() throws IOException {
    var other = folder.resolve("results/tiny/thesis.txt");
    Files.createDirectories(other.getParent());
    Files.writeString(other, "precious");
    var outcome = run(EXPERIMENT);
    assertEquals(2, outcome.exitCode());
    var results = folder.resolve("results/tiny");
    assertEquals(
        "output directory "
            + results
            + " exists and holds other files (thesis.txt); nothing was written. Maybe --out "
            + results
            + "-2?\n",
        outcome.err());
    assertEquals("precious", Files.readString(other));
    try (var files = Files.list(other.getParent())) {
      assertEquals(1, files.count());
    }
  }

  @Test
  void userTextStaysInsideTheFolderOfResults() throws IOException {
    var outcome = run(EXPERIMENT.replace("name: tiny", "name: ../../../etc/<b>x</b>"));
    assertEquals(0, outcome.exitCode());
    assertTrue(Files.exists(folder.resolve("results/etc-b-x-b/report.html")));
  }

  @Test
  void validateShowsTheScenariosAndWritesNothing() throws IOException {
    var file = folder.resolve("exp.yaml");
    Files.writeString(file, EXPERIMENT);
    var outcome = execute("validate", file.toString(), "--set", "seed=9");
    assertEquals(file + ": valid, 2 scenarios\n  bare-metal\n  hardware-assisted\n", outcome.out());
    assertEquals(0, outcome.exitCode());
  }

  @Test
  void aWrongOptionIsUsageWithASuggestion() {
    var outcome = execute("run", "x.yaml", "--job", "2");
    assertEquals(2, outcome.exitCode());
    assertTrue(outcome.err().contains("--jobs"), outcome.err());
  }
}

package io.densimeter.experiments.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.densimeter.experiments.catalog.Catalog;
import io.densimeter.experiments.spec.ExperimentFile;
import io.densimeter.experiments.yaml.ExperimentException;
import io.densimeter.workloads.trace.Fingerprint;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Entries of a user's own, named by the path of their file. */
class EntryFilesTest {
  @TempDir private Path folder;

  private static String shipped(String name) throws IOException {
    try (var in = Catalog.class.getResourceAsStream(name + ".yaml")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** Copies under other names, with a system call of twice the price. */
  @BeforeEach
  void files() throws IOException {
    Files.writeString(
        folder.resolve("box.yaml"),
        shipped("platforms/core-i7-2677m")
            .replace("name: core-i7-2677m", "name: box")
            .replaceFirst("syscall: \\{cycles: 137", "syscall: {cycles: 274"));
    Files.writeString(
        folder.resolve("engine.yaml"),
        shipped("implementations/kvm").replace("name: kvm", "name: engine"));
    Files.writeString(
        folder.resolve("load.yaml"),
        shipped("profiles/cpu-bound").replace("name: cpu-bound", "name: load"));
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }

  @Test
  void overheadTakesAllThreeFromFiles() {
    var done =
        Execution.of(
            new OverheadCommand(),
            path("load.yaml"),
            "--platform=" + path("box.yaml"),
            "--implementation=" + path("engine.yaml"),
            "--format=csv");
    assertEquals(0, done.exitCode(), done.err());
    assertTrue(done.out().contains("box,load,0.5,hardware-assisted,engine,slowdown,"), done.out());
  }

  @Test
  void explainTakesThemToo() {
    var done = Execution.of(new ExplainCommand(), "--platform", path("box.yaml"));
    assertEquals(0, done.exitCode(), done.err());
    assertTrue(done.out().startsWith("Platform box: "), done.out());
  }

  @Test
  void aCaseNamesThemRelativeToItsOwnFile() throws IOException {
    var cases =
        Files.writeString(
            folder.resolve("cases.yaml"),
            """
            cases:
              - name: system call
                role: calibrate
                source: test
                platform: box.yaml
                implementation: ./engine.yaml
                workload: {micro: syscall}
                metric: cycles
                published: 200 cycles
            """);
    var done = Execution.of(new ReferenceCommand(), cases.toString(), "--format=csv");
    assertEquals(0, done.exitCode(), done.err());
    // 2 · 137 cycles, and no folder of this machine.
    assertTrue(done.out().contains("test,system call,box,engine,cycles,274.0,,200.0,"), done.out());
  }

  @Test
  void anExperimentTakesAllThreeAndSaysWhichBytesTheyWere() throws IOException {
    var text =
        Files.readString(Path.of("studies/quickstart.yaml"))
            .replace("guests: 200", "guests: 4")
            .replace("steps: 288", "steps: 2")
            .replace("replications: 3", "replications: 1")
            .replace("profile: web-server", "profile: load.yaml")
            .replace("platform: xeon-5600", "platform: box.yaml")
            .replaceAll("(?m)^  - [a-z-]+$", "")
            .replace(
                "techniques:\n",
                "techniques: [{kind: hardware-assisted, implementation: engine.yaml}]\n")
            .replaceAll("(?s)\nexpect:.*", "\n");
    var file = Files.writeString(folder.resolve("exp.yaml"), text).toString();
    var out = folder.resolve("out").toString();
    var done = Execution.of(new RunCommand(), file, "--out=" + out, "--jobs=1");
    assertEquals(0, done.exitCode(), done.err());
    var manifest = Files.readString(folder.resolve("out/quickstart/manifest.json"));
    for (var name : new String[] {"box.yaml", "engine.yaml", "load.yaml"}) {
      assertTrue(
          manifest.contains(name + "\" : \"" + Fingerprint.ofFile(folder.resolve(name))), manifest);
    }
    assertTrue(!Files.readString(folder.resolve("out/quickstart/results.csv")).contains(out));
  }

  @Test
  void anOverrideStartsFromTheWorkingDirectory() throws IOException {
    var text = Files.readString(Path.of("studies/quickstart.yaml"));
    var file = Files.writeString(folder.resolve("exp.yaml"), text).toString();
    var done =
        Execution.of(
            new ValidateCommand(), file, "--set", "hosts.dl380.platform=" + path("box.yaml"));
    assertEquals(0, done.exitCode(), done.err());
    assertThrows(
        ExperimentException.class,
        () ->
            ExperimentFile.read(
                Path.of(file),
                List.of("hosts.dl380.platform=box.yaml"),
                Catalog.shipped().names()));
  }

  @Test
  void whatIsWrongInTheFileIsToldWithItsPlace() throws IOException {
    Files.writeString(folder.resolve("bad.yaml"), shipped("profiles/cpu-bound") + "shade: 3\n");
    var done =
        Execution.of(new OverheadCommand(), path("bad.yaml"), "--platform=" + path("box.yaml"));
    assertEquals(2, done.exitCode());
    assertTrue(done.firstError().startsWith(path("bad.yaml") + ":"), done.err());
    assertTrue(done.firstError().contains(": shade: unknown key"), done.err());
  }

  @Test
  void aPathThatIsNoFileIsToldWithTheNearestFile() {
    var done = Execution.of(new OverheadCommand(), "web-server", "--platform=" + path("boks.yaml"));
    assertEquals(2, done.exitCode());
    assertTrue(
        done.firstError().contains("and no platform of the catalogue is called so. Maybe "),
        done.err());
    assertTrue(done.firstError().contains("box.yaml?"), done.err());
  }

  @Test
  void whatCalibrateWroteIsAPlatformOfOverheadAtOnce() throws IOException {
    var measured =
        Files.writeString(
            folder.resolve("host.0"),
            """
            [lmbench3.0 results for Linux lab 2.6.38 x86_64]
            [mhz: 2600 MHz, 0.3846 nanosec clock]
            Simple syscall: 0.0527 microseconds
            Protection fault: 0.2618 microseconds
            "size=0k ovr=0.50
            2 0.66
            """);
    var calibrated =
        Execution.of(
            new CalibrateCommand(),
            measured.toString(),
            "--platform=" + path("box.yaml"),
            "--name=next",
            "--out=" + path("next.yaml"));
    assertEquals(0, calibrated.exitCode(), calibrated.err());
    assertTrue(Files.readString(folder.resolve("next.yaml")).contains("fixed: as box"));
    var done =
        Execution.of(
            new OverheadCommand(), "web-server", "--platform=" + path("next.yaml"), "--format=csv");
    assertEquals(0, done.exitCode(), done.err());
    assertTrue(done.out().contains("next,web-server,0.5,hardware-assisted,"), done.out());
  }
}

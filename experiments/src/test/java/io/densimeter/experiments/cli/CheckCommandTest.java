package io.densimeter.experiments.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.densimeter.experiments.catalog.Catalog;
import io.densimeter.model.workload.GuestOperation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckCommandTest {
  private static final Catalog CATALOG = Catalog.shipped();
  private static final String PLATFORM = "platforms/xeon-5600";

  /** A VM exit that costs 1 % more on Xeon 5600, whatever it costs. */
  private static final Catalog DEARER = CATALOG.with(PLATFORM, dearer(CATALOG.text(PLATFORM)));

  @TempDir private Path folder = Path.of("");
  private Path file = folder;
  private Path baseline = folder;

  private static String dearer(String text) {
    var price = Pattern.compile("vm-exit-round-trip: \\{cycles: (\\d+)").matcher(text);
    return price.replaceFirst(
        exit -> "vm-exit-round-trip: {cycles: " + Integer.parseInt(exit.group(1)) * 101 / 100.0);
  }

  @BeforeEach
  void write() throws IOException {
    file = folder.resolve("check.yaml");
    baseline = folder.resolve("sub/baseline.json");
    Files.writeString(
        file,
        """
        check:
          - {platforms: [xeon-5600, core-2-duo], implementations: [kvm, kvm-shadow, docker], profiles: [compile], loads: [25 %]}
        """);
  }

  private Execution check(Catalog catalog, String... options) {
    var arguments = new ArrayList<>(List.of(file.toString(), "--baseline=" + baseline));
    arguments.addAll(List.of(options));
    return Execution.of(new CheckCommand(() -> catalog), arguments.toArray(String[]::new));
  }

  private void replace(String text, String replacement) throws IOException {
    var json = Files.readString(baseline);
    assertTrue(json.contains(text), json);
    Files.writeString(baseline, json.replace(text, replacement));
  }

  private List<String> files() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile)
          .map(path -> folder.relativize(path).toString())
          .sorted()
          .toList();
    }
  }

  private JsonNode records() throws IOException {
    return JsonMapper.builder().build().readTree(baseline.toFile()).get("records");
  }

  @Test
  void anUpdateMakesABaselineThatTheNextCheckPasses() throws IOException {
    var made = check(CATALOG, "--update");
    assertEquals(0, made.exitCode(), made.err());
    assertTrue(made.out().endsWith("Written: " + baseline + "\n"), made.out());
    var bytes = Files.readString(baseline);
    var passed = check(CATALOG);
    // kvm needs nested paging, which Core 2 Duo does not have.
    assertEquals("5 combinations checked, 1 cannot run; no difference.\n", passed.out());
    assertEquals(0, passed.exitCode());
    var again = check(CATALOG, "--update");
    assertTrue(again.out().endsWith("Up to date: " + baseline + "\n"), again.out());
    assertEquals(bytes, Files.readString(baseline));
    assertEquals(List.of("check.yaml", "sub/baseline.json"), files());
  }

  @Test
  void theNumberOfThreadsChangesNoByte() throws IOException {
    check(CATALOG, "--update", "--jobs=1");
    var one = Files.readString(baseline);
    Files.delete(baseline);
    check(CATALOG, "--update", "--jobs=3");
    assertEquals(one, Files.readString(baseline));
  }

  @Test
  void aPriceChangedByOnePercentInOnePlatformFailsAndIsNamed() {
    check(CATALOG, "--update");
    var failed = check(DEARER);
    assertEquals(1, failed.exitCode());
    var lines = failed.out().lines().toList();
    assertEquals("input platforms/xeon-5600 changed:", lines.get(0));
    var price = "prices\\.vm-exit-round-trip\\.cycles \\d+ -> \\d+\\.\\d+ \\(\\+1 %\\)";
    assertTrue(lines.get(1).matches("  " + price), lines.get(1));
    // Both implementations that leave guest mode there; nothing on the other platform, not docker.
    assertEquals("xeon-5600, kvm (hardware-assisted), compile at 25 % load moved:", lines.get(2));
    assertEquals(
        List.of(
            "input platforms/xeon-5600 changed:",
            "xeon-5600, kvm (hardware-assisted), compile at 25 % load moved:",
            "xeon-5600, kvm-shadow (hardware-assisted), compile at 25 % load moved:"),
        lines.stream().filter(line -> line.endsWith(":")).limit(3).toList());
    var unit = " cycles per native second \\(\\+\\d.*%\\)";
    assertTrue(
        lines.stream().anyMatch(line -> line.matches("  vm-exit \\d+ -> \\d+" + unit)),
        failed.out());
    assertTrue(
        lines.stream().anyMatch(line -> line.matches("  input platforms/xeon-5600: " + price)),
        failed.out());
    assertTrue(failed.out().contains("5 combinations checked, 1 cannot run; 3 differences.\n"));
    assertEquals(
        "If that is meant: densimeter check " + file + " --baseline " + baseline + " --update",
        lines.get(lines.size() - 1));
  }

  @Test
  void anUpdateShowsTheDifferenceThatItWritesAndThenTheCheckPasses() throws IOException {
    check(CATALOG, "--update");
    var failed = check(DEARER).out();
    var shown = failed.substring(0, failed.indexOf("If that is meant"));
    var bytes = Files.readString(baseline);
    var updated = check(DEARER, "--update");
    assertEquals(0, updated.exitCode());
    assertEquals(shown + "Written: " + baseline + "\n", updated.out());
    // Of all lines those differ that the difference names: a price and two combinations.
    var before = bytes.lines().toList();
    var after = Files.readAllLines(baseline);
    assertEquals(before.size(), after.size());
    long changed = 0;
    for (int i = 0; i < before.size(); i++) {
      changed += before.get(i).equals(after.get(i)) ? 0 : 1;
    }
    assertEquals(1 + 2, changed);
    assertEquals(0, check(DEARER).exitCode());
    assertEquals(1, check(CATALOG).exitCode());
  }

  @Test
  void theMechanismsOfARecordAddUpToItsSlowdown() throws IOException {
    check(CATALOG, "--update");
    for (var each : records().properties()) {
      double clockHertz = CATALOG.platform(each.getKey().split("/")[0]).clockHertz();
      double cycles = 0;
      for (var mechanism : each.getValue().get("vcpu")) {
        cycles += mechanism.doubleValue();
      }
      double added = cycles - each.getValue().at("/vcpu/native").doubleValue();
      double slowdown = each.getValue().get("slowdown").doubleValue();
      // Six digits are written, so a sum is right to five.
      assertEquals(slowdown, 1 + added / clockHertz, slowdown * 1e-5, each.getKey());
    }
  }

  @Test
  void aPriceMovesCyclesByItsRateInASecondAndNoOtherMechanism() throws IOException {
    Files.writeString(
        file,
        "check:\n  - {platforms: [xeon-5600], implementations: [bare-metal], profiles: [compile]}\n");
    check(CATALOG, "--update");
    double before = records().at("/xeon-5600~1bare-metal~1compile~150 %/vcpu/native").doubleValue();
    var text = CATALOG.text(PLATFORM);
    var price = Pattern.compile("  syscall: \\{cycles: (\\d+)").matcher(text);
    assertTrue(price.find());
    int more = 1000;
    var dear =
        price.replaceFirst("  syscall: {cycles: " + (Integer.parseInt(price.group(1)) + more));
    var out = check(CATALOG.with(PLATFORM, dear), "--update").out();
    double now = records().at("/xeon-5600~1bare-metal~1compile~150 %/vcpu/native").doubleValue();
    // Rates hold per second of the CPU that the profile was measured on.
    var profile = CATALOG.profile("compile");
    var rate = profile.rates().get(GuestOperation.SYSCALL);
    double clocks = (double) CATALOG.platform("xeon-5600").clockHertz() / profile.clockHertz();
    double expected = (rate == null ? 0 : rate.perCpuSecond()) * clocks * more;
    assertEquals(expected, now - before, 0.05 * expected);
    assertEquals(1, out.split("cycles per native second", -1).length - 1, out);
    assertFalse(out.contains("slowdown"), out);
  }

  @Test
  void otherWordsInTheCatalogueAreNoDifference() {
    check(CATALOG, "--update");
    var text = CATALOG.text(PLATFORM);
    var reworded =
        text.replaceFirst("description: \".*\"", "description: \"another\"")
            .replace("source: \"", "source: \"see also: ");
    assertFalse(reworded.equals(text));
    assertEquals(0, check(CATALOG.with(PLATFORM, reworded)).exitCode());
  }

  @Test
  void aToleranceForgivesWhatIsWithinIt() throws IOException {
    check(CATALOG, "--update");
    // A dearer VM exit is a part of the mechanism, so no figure moves by more than 1 %.
    var forgiven = check(DEARER, "--tolerance=1 %");
    assertEquals(0, forgiven.exitCode(), forgiven.out());
    assertTrue(forgiven.out().contains("2 combinations moved within the tolerance of 1 %\n"));
    assertTrue(forgiven.out().contains("(+1 %)\n"), "the price is told all the same");
    assertEquals(1, check(DEARER, "--tolerance=0.001 %").exitCode());
    var without = Files.readString(file);
    Files.writeString(file, "tolerance: 1 %\n" + without);
    assertEquals(0, check(DEARER).exitCode());
    assertEquals(1, check(DEARER, "--tolerance=0 %").exitCode());
  }

  @Test
  void combinationsThatComeAndGoAreTold() throws IOException {
    check(CATALOG, "--update");
    var text = Files.readString(file);
    Files.writeString(file, text.replace("loads: [25 %]", "loads: [75 %]"));
    replace("core-2-duo/docker/compile/25 %", "core-2-duo/docker/compile/75 %");
    replace("core-2-duo/kvm-shadow/compile/25 %", "core-2-duo/kvm/compile/75 %");
    var out = check(CATALOG).out();
    assertTrue(
        out.contains(
            "xeon-5600, kvm (hardware-assisted), compile at 75 % load is not in the baseline"),
        out);
    assertTrue(
        out.contains(
            "xeon-5600, kvm (hardware-assisted), compile at 25 % load is in the baseline and is not"
                + " checked any more"),
        out);
    assertTrue(
        out.contains(
            "core-2-duo, kvm (hardware-assisted), compile at 75 % load is in the baseline and cannot"
                + " run any more: "),
        out);
    assertTrue(out.contains("core-2-duo, docker (os-level), compile at 75 % load moved:"), out);
  }

  @Test
  void aNumberThatMovesWithoutAnInputIsTheProgramsDoing() throws IOException {
    check(CATALOG, "--update");
    var json = Files.readString(baseline);
    assertTrue(json.contains("\"cgroup\":"), json);
    Files.writeString(baseline, json.replaceFirst("\"cgroup\":", "\"group\":"));
    var out = check(CATALOG).out();
    assertTrue(
        Pattern.compile("  cgroup 0 -> \\d+ cycles per native second\n").matcher(out).find());
    assertTrue(Pattern.compile("  group \\d+ -> 0 cycles per native second").matcher(out).find());
    assertTrue(out.contains("  no input figure of it changed: the program did\n"), out);
  }

  @Test
  void continuousIntegrationReadsTheSameFindings() throws Exception {
    check(CATALOG, "--update");
    var junit = folder.resolve("ci/junit.xml");
    var sarif = folder.resolve("ci/check.sarif");
    assertEquals(1, check(DEARER, "--junit=" + junit, "--sarif=" + sarif).exitCode());
    var xml = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(junit.toFile());
    // 5 combinations; 2 platforms, 3 implementations and a profile.
    assertEquals(5 + 6, xml.getElementsByTagName("testcase").getLength());
    assertEquals(3, xml.getElementsByTagName("failure").getLength());
    var results = JsonMapper.builder().build().readTree(sarif.toFile()).at("/runs/0/results");
    assertEquals(3, results.size());
    assertEquals("input-changed", results.at("/0/ruleId").asText());
    assertEquals("overhead-drift", results.at("/1/ruleId").asText());
    var lines = CATALOG.text(PLATFORM).lines().toList();
    for (var result : results) {
      var place = result.at("/locations/0/physicalLocation");
      assertEquals(
          "experiments/src/main/resources/io/densimeter/experiments/catalog/" + PLATFORM + ".yaml",
          place.at("/artifactLocation/uri").asText());
      int line = place.at("/region/startLine").intValue();
      assertTrue(lines.get(line - 1).startsWith("  vm-exit-round-trip:"), lines.get(line - 1));
    }
    assertEquals(0, check(CATALOG, "--junit=" + junit, "--sarif=" + sarif).exitCode());
    assertFalse(Files.readString(junit).contains("<failure"));
    assertTrue(Files.readString(sarif).contains("\"results\" : [ ]"));
  }

  @Test
  void everyProblemOfBothFilesIsToldAtOnceAndNothingIsWritten() throws IOException {
    assertEquals(
        baseline + ": no such file. Maybe --update, which writes it?", check(CATALOG).firstError());
    check(CATALOG, "--update");
    replace("\"format\": 1", "\"format\": 2");
    replace("\"slowdown\":", "\"slowdwn\":");
    replace("core-2-duo/docker/compile/25 %", "core-2-duo/docker/compile/25");
    replace("core-2-duo/kvm-shadow/compile/25 %", "core-2-duo/kvm-shadow/compile");
    Files.writeString(
        file, "check:\n  - {platforms: [xeon-560]}\n  - {implementation: [kvm]}\ntolerance: 1\n");
    var bytes = Files.readString(baseline);
    var refused =
        check(
            CATALOG,
            "--update",
            "--junit=" + folder.resolve("j"),
            "--sarif=" + folder.resolve("s"));
    assertEquals(2, refused.exitCode());
    var problems = refused.err().lines().toList();
    assertTrue(
        problems.contains(
            file + ":2:18: check[0].platforms[0]: unknown platform xeon-560. Maybe xeon-5600?"),
        refused.err());
    assertTrue(
        refused.err().contains(file + ":3:6: check[1].implementation: unknown key."),
        refused.err());
    assertTrue(refused.err().contains(file + ":4:12: tolerance: needs a unit"), refused.err());
    assertTrue(problems.contains(baseline + ":3:1: format: must be 1, was 2."), refused.err());
    var lines = bytes.lines().toList();
    int docker =
        1
            + lines.indexOf(
                lines.stream().filter(l -> l.contains("compile/25\"")).findFirst().orElseThrow());
    assertTrue(
        refused
            .err()
            .contains(
                baseline + ":" + docker + ":1: records.core-2-duo/docker/compile/25: needs a unit"),
        refused.err());
    assertTrue(
        problems.contains(
            baseline
                + ":"
                + (docker + 1)
                + ":1: records.core-2-duo/kvm-shadow/compile: must be"
                + " platform/implementation/profile/load."),
        refused.err());
    assertTrue(
        refused
            .err()
            .contains("records.xeon-5600/kvm/compile/25 %.slowdwn: unknown key. Maybe slowdown?"),
        refused.err());
    assertTrue(
        refused.err().contains("records.xeon-5600/kvm/compile/25 %.slowdown: is missing."),
        refused.err());
    assertEquals(bytes, Files.readString(baseline));
    assertEquals(List.of("check.yaml", "sub/baseline.json"), files());
  }

  @Test
  void aBaselineThatIsCutShortOrInConflictIsRefusedWithItsPlace() throws IOException {
    check(CATALOG, "--update");
    var bytes = Files.readString(baseline);
    Files.writeString(baseline, bytes.substring(0, bytes.length() / 2));
    var cut = check(CATALOG, "--update");
    assertEquals(2, cut.exitCode());
    assertTrue(
        cut.firstError().matches("\\Q" + baseline + "\\E:\\d+:\\d+: is not JSON: .*"), cut.err());
    Files.writeString(baseline, bytes.replace("\"records\": {", "<<<<<<< HEAD\n\"records\": {"));
    int line = 1 + (int) bytes.substring(0, bytes.indexOf("\"records\"")).lines().count();
    var conflict = check(CATALOG).firstError();
    assertTrue(conflict.startsWith(baseline + ":" + line + ":1: is not JSON: "), conflict);
    assertTrue(conflict.endsWith("with --update?"), conflict);
    Files.writeString(baseline, bytes + "{}");
    assertTrue(check(CATALOG).firstError().contains("after the end"), check(CATALOG).err());
    Files.writeString(baseline, bytes.replace("\"slowdown\":", "\"slowdown\":1e999,\"vcp\":"));
    assertTrue(check(CATALOG).err().contains("must be a number, was"), check(CATALOG).err());
    Files.writeString(baseline, "[]");
    assertTrue(check(CATALOG).firstError().contains("must be a JSON object"), check(CATALOG).err());
    Files.write(baseline, new byte[] {'{', (byte) 0xFF});
    assertEquals(baseline + ": must be UTF-8.", check(CATALOG).firstError());
    Files.writeString(baseline, "{}");
    assertEquals(
        List.of("generated", "format", "unit", "inputs", "records"),
        check(CATALOG).err().lines().limit(5).map(l -> l.split(": ")[1]).toList());
  }

  @Test
  void anEntryOfWhichNothingCanRunIsAProblem() throws IOException {
    Files.writeString(file, "check:\n  - {platforms: [core-2-duo], implementations: [kvm]}\n");
    var refused = check(CATALOG, "--update");
    assertEquals(2, refused.exitCode());
    assertTrue(
        refused.firstError().startsWith(file + ":2:5: check[0]: nothing of it can run: "),
        refused.err());
    assertFalse(Files.exists(baseline));
  }

  @Test
  void anOutputThatWouldOverwriteAnotherFileIsRefused() throws IOException {
    check(CATALOG, "--update");
    var bytes = Files.readString(baseline);
    var refused =
        check(CATALOG, "--junit=" + baseline, "--sarif=" + folder, "--jobs=0", "--tolerance=5");
    assertEquals(2, refused.exitCode());
    assertTrue(refused.err().contains("--junit: is the same file as --baseline"), refused.err());
    assertTrue(refused.err().contains("--sarif: must be a file, is the folder"), refused.err());
    assertTrue(refused.err().contains("'--jobs': must be 1 or more, was 0."), refused.err());
    assertTrue(refused.err().contains("--tolerance needs a unit"), refused.err());
    assertEquals(bytes, Files.readString(baseline));
  }
}

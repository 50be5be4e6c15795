package io.densimeter.reports.run;

import static io.densimeter.reports.TinyRun.feasible;
import static io.densimeter.reports.TinyRun.infeasible;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.densimeter.reports.TinyRun;
import io.densimeter.reports.result.RunResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunDirectoryTest {
  @TempDir Path folder = Path.of("");

  private static RunResult tiny() {
    return TinyRun.of(
        2,
        feasible("os-level", new double[] {4, 5}, new double[] {8, 8}),
        infeasible("trap-and-emulate", "no VT"));
  }

  private static List<String> names(Path directory) throws IOException {
    try (var files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static String message(Path directory) {
    var problems = RunDirectory.check(directory);
    assertEquals(1, problems.size());
    var error =
        assertThrows(RefusedDirectoryException.class, () -> RunDirectory.write(tiny(), directory));
    assertEquals(problems, error.problems());
    assertEquals(problems.get(0).message(), error.getMessage());
    return error.getMessage();
  }

  @Test
  void theTablesOfATinyRunAreTheseBytes() throws IOException {
    var out = folder.resolve("out");
    RunDirectory.write(tiny(), out);
    assertEquals(
        """
        scenario,technique,replication,metric,value,unit
        os-level,os-level,0,hosts.needed,4.0,hosts
        os-level,os-level,0,placement.lower-bound,4.0,hosts
        os-level,os-level,0,placement.gap,0.0,fraction
        os-level,os-level,0,guests.per-host,10.0,guests/host
        os-level,os-level,0,guests.unplaced,0.0,guests
        os-level,os-level,0,overhead.slowdown,1.25,ratio
        os-level,os-level,0,cpu.ready.p95,0.042,fraction
        os-level,os-level,0,energy,2419.2,kWh
        os-level,os-level,0,cost.total,3840.0,EUR
        os-level,os-level,0,cost.guest-month,8.0,EUR
        os-level,os-level,1,hosts.needed,5.0,hosts
        os-level,os-level,1,placement.lower-bound,5.0,hosts
        os-level,os-level,1,placement.gap,0.0,fraction
        os-level,os-level,1,guests.per-host,8.0,guests/host
        os-level,os-level,1,guests.unplaced,0.0,guests
        os-level,os-level,1,overhead.slowdown,1.25,ratio
        os-level,os-level,1,cpu.ready.p95,0.042,fraction
        os-level,os-level,1,energy,2419.2,kWh
        os-level,os-level,1,cost.total,3840.0,EUR
        os-level,os-level,1,cost.guest-month,8.0,EUR
        """,
        Files.readString(out.resolve("results.csv")));
    assertEquals(
        """
        scenario,replication,host,guests,cpu_mean_fraction,cpu_p95_fraction,memory_fraction,energy_kwh
        os-level,0,h-0,10,0.375,0.5,0.875,1.5
        """,
        Files.readString(out.resolve("hosts.csv")));
    assertEquals(
        """
        scenario,replication,guest,host,demand_mean_fraction,demand_p95_fraction,ready_fraction,violation_fraction
        os-level,0,g-0,h-0,0.1,0.2,0.005,0.0
        """,
        Files.readString(out.resolve("guests.csv")));
    assertEquals(
        """
        scenario,step,time_s,hosts_on,cpu_fraction,ready_fraction,power_w,migrations
        os-level,0,0.0,3.0,0.5,0.0,300.0,0.0
        os-level,1,300.0,4.0,0.25,0.01,350.5,2.0
        """,
        Files.readString(out.resolve("timeline.csv")));
    assertEquals(
        """
        scenario,plan,category,item,present,month,unit,basis
        os-level,scenario,servers,servers,3760.0,94.0,EUR,4 × 100 EUR
        os-level,scenario,energy,energy,80.0,2.0,EUR,320 kWh × 0.25 EUR/kWh
        """,
        Files.readString(out.resolve("costs.csv")));
    assertEquals(
        """
        scenario,plan,item,year,amount,unit
        os-level,scenario,servers,0,3760.0,EUR
        os-level,scenario,energy,0,80.0,EUR
        """,
        Files.readString(out.resolve("cashflows.csv")));
    assertEquals("name: tiny\n", Files.readString(out.resolve("experiment.yaml")));
    assertEquals(
        """
        {
          "format" : "densimeter-run",
          "formatVersion" : 1,
          "densimeter" : "0.1.0",
          "experiment" : "tiny",
          "seed" : 42,
          "replications" : 2,
          "inputs" : {
            "trace.csv" : "00ff"
          }
        }
        """,
        Files.readString(out.resolve("manifest.json")));
    assertEquals(RunDirectory.FILES.stream().sorted().toList(), names(out));
  }

  @Test
  void theSummaryForProgramsHasMeansAndIntervals() throws IOException {
    var out = folder.resolve("out");
    RunDirectory.write(tiny(), out);
    var summary = new JsonMapper().readTree(out.resolve("summary.json").toFile());
    assertEquals(1, summary.get("schemaVersion").asInt());
    var hosts = summary.at("/scenarios/0/metrics/hosts.needed");
    assertEquals(4.5, hosts.get("mean").asDouble());
    // The standard error of {4, 5} is 1/2; t(0.975, 1) = 12.7062.
    assertEquals(4.5 - 12.7062047 / 2, hosts.get("lower").asDouble(), 1e-6);
    assertEquals(4.5 + 12.7062047 / 2, hosts.get("upper").asDouble(), 1e-6);
    assertEquals("EUR", summary.at("/scenarios/0/metrics/cost.total/unit").asText());
    assertEquals("host memory", summary.at("/scenarios/0/limitedBy").asText());
    assertTrue(summary.at("/scenarios/0/feasible").asBoolean());
    assertEquals("no VT", summary.at("/scenarios/1/infeasible").asText());
    assertTrue(summary.at("/scenarios/1/metrics").isEmpty());
  }

  @Test
  void equalResultsGiveEqualBytesInTheFirstDirectoryAndInTheNext() throws IOException {
    RunDirectory.write(tiny(), folder.resolve("a"));
    RunDirectory.write(tiny(), folder.resolve("b"));
    for (var name : RunDirectory.FILES) {
      var first = Files.readAllBytes(folder.resolve("a").resolve(name));
      var second = Files.readAllBytes(folder.resolve("b").resolve(name));
      assertTrue(Arrays.equals(first, second), name);
    }
  }

  @Test
  void textThatASpreadsheetWouldRunGetsAnApostrophe() throws IOException {
    var hostile = TinyRun.hostile(feasible("x", new double[] {4}, new double[] {8}));
    RunDirectory.write(TinyRun.of(1, hostile), folder.resolve("out"));
    var guests = Files.readString(folder.resolve("out/guests.csv"));
    var cell = "\"'=1+1</script><script>alert(1)</script>\"\"'&\"";
    assertEquals(cell + ",0," + cell + "," + cell + ",0.0,0.0,0.0,0.0", guests.split("\n")[1]);
  }

  @Test
  void everyStartOfAFormulaIsKnownAndOtherTextStays() {
    for (var start : List.of("=", "+", "-", "@", "\t", "\r", "\n", "＝")) {
      assertEquals("'" + start + "a", cell(start + "a"));
    }
    for (var text : List.of("", "a=b", " a ", "os-level", "'a")) {
      assertEquals(text, cell(text));
    }
  }

  private static String cell(String text) {
    var cells = new Cells("t");
    var column = cells.text("c");
    cells.put(column, text);
    return column.get(0);
  }

  @Test
  void anEarlierRunIsReplacedAsAWhole() throws IOException {
    var out = folder.resolve("out");
    RunDirectory.write(tiny(), out);
    var other = TinyRun.of(1, feasible("paravirtual", new double[] {4}, new double[] {8}));
    RunDirectory.write(other, out);
    assertTrue(Files.readString(out.resolve("hosts.csv")).contains("paravirtual"));
    assertEquals(List.of("out"), names(folder));
  }

  @Test
  void anEmptyDirectoryIsTaken() throws IOException {
    var out = Files.createDirectory(folder.resolve("out"));
    RunDirectory.write(tiny(), out);
    assertEquals(RunDirectory.FILES.size(), names(out).size());
    assertEquals(List.of("out"), names(folder));
  }

  @Test
  void aLinkToADirectoryStaysALink() throws IOException {
    var real = Files.createDirectory(folder.resolve("real"));
    var link = Files.createSymbolicLink(folder.resolve("link"), real);
    RunDirectory.write(tiny(), link);
    assertTrue(Files.isSymbolicLink(link));
    assertEquals(RunDirectory.FILES.size(), names(real).size());
  }

  @Test
  void aBugFoundMidwayLeavesNothing() throws IOException {
    // results.csv, hosts.csv and guests.csv are written before the series is read.
    var scenario = feasible("os-level", new double[] {4}, new double[] {8});
    var broken = TinyRun.of(1, TinyRun.withLastWatts(scenario, Double.NaN));
    var out = folder.resolve("new/parent/out");
    var error = assertThrows(IllegalStateException.class, () -> RunDirectory.write(broken, out));
    assertEquals(
        "The power_w in timeline.csv is NaN; a figure in a report must be finite.",
        error.getMessage());
    assertEquals(List.of(), names(folder));
  }

  @Test
  void aBugFoundMidwayLeavesTheEarlierRunAsItWas() throws IOException {
    var out = folder.resolve("out");
    RunDirectory.write(tiny(), out);
    var before = Files.readString(out.resolve("results.csv"));
    var scenario = feasible("paravirtual", new double[] {4}, new double[] {8});
    var broken = TinyRun.of(1, TinyRun.withLastWatts(scenario, Double.POSITIVE_INFINITY));
    assertThrows(IllegalStateException.class, () -> RunDirectory.write(broken, out));
    assertEquals(before, Files.readString(out.resolve("results.csv")));
    assertEquals(List.of("out"), names(folder));
  }

  @Test
  void aDirectoryWithOtherFilesIsRefusedAndAFreeOneProposed() throws IOException {
    var out = Files.createDirectory(folder.resolve("out"));
    for (var name : List.of("d.txt", "b.txt", "a.txt", "c.txt")) {
      Files.createFile(out.resolve(name));
    }
    Files.createDirectory(folder.resolve("out-2"));
    assertEquals(
        "output directory %s exists and holds other files (a.txt, b.txt, c.txt, …); nothing was written. Maybe --out %s?"
            .formatted(out, folder.resolve("out-3")),
        message(out));
    assertEquals(List.of("a.txt", "b.txt", "c.txt", "d.txt"), names(out));
  }

  @Test
  void aRunWithNotesOfTheUserIsNotReplaced() throws IOException {
    var out = folder.resolve("out");
    RunDirectory.write(tiny(), out);
    Files.writeString(out.resolve("notes.txt"), "mine");
    assertEquals(
        "output directory %s exists and holds other files (notes.txt); nothing was written. Maybe --out %s?"
            .formatted(out, folder.resolve("out-2")),
        message(out));
  }

  @Test
  void aManifestOfAnotherProgramDoesNotOpenTheDoor() throws IOException {
    var out = Files.createDirectory(folder.resolve("out"));
    for (var text : List.of("{\"format\": \"web-app\"}", "not JSON", "[]", "")) {
      Files.writeString(out.resolve("manifest.json"), text);
      assertTrue(message(out).contains("holds other files (manifest.json)"), text);
    }
  }

  @Test
  void aFileInTheWayIsRefused() throws IOException {
    var file = Files.createFile(folder.resolve("out"));
    assertEquals(
        "output directory %s exists and is not a directory; nothing was written. Maybe --out %s?"
            .formatted(file, folder.resolve("out-2")),
        message(file));
    assertTrue(message(file.resolve("deeper")).contains(file + " is a file"));
  }

  @Test
  void whatAKilledProcessLeftBehindDoesNotMatter() throws IOException {
    Files.createDirectory(folder.resolve(".out.partial1"));
    RunDirectory.write(tiny(), folder.resolve("out"));
    assertEquals(List.of(".out.partial1", "out"), names(folder));
  }
}

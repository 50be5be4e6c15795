package io.densimeter.experiments.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ReferenceCommandTest {
  private static final String SYSCALL =
      """
      bounds: {calibrate: {median: %s}}
      cases:
        - name: system call
          role: calibrate
          source: test
          platform: pentium-4-672
          implementation: bare-metal
          workload: {micro: syscall}
          metric: cycles
          published: 220 cycles
      """;

  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int execute(String... arguments) {
    return new CommandLine(new ReferenceCommand())
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(arguments);
  }

  private String file(String text) throws IOException {
    return Files.writeString(folder.resolve("cases.yaml"), text).toString();
  }

  @Test
  void aBoundThatHoldsGivesZeroAndATable() throws IOException {
    // 242 cycles (Adams and Agesen 2006) are 10 % above the 220 of the file.
    assertEquals(0, execute(file(SYSCALL.formatted("10.1 %"))));
    assertTrue(
        out.toString().contains("system call      242.0      220.0  cycles  +10.0 %"),
        out.toString());
  }

  @Test
  void aBoundThatIsBrokenGivesOneAndSaysWhich() throws IOException {
    assertEquals(1, execute(file(SYSCALL.formatted("9.9 %"))));
    assertTrue(
        out.toString()
            .contains("cases.yaml, calibrate, median: error 10.0 % is beyond its bound of 9.9 %."),
        out.toString());
  }

  @Test
  void theBoundOfACaseIsKeptToo() throws IOException {
    assertEquals(1, execute(file(SYSCALL.formatted("50 %") + "    bound: 5 %\n")));
    assertTrue(out.toString().contains("system call: error 10.0 % is beyond"), out.toString());
  }

  @Test
  void aWrongFileGivesTwo() throws IOException {
    assertEquals(2, execute(file(SYSCALL.formatted("9.9"))));
    assertTrue(err.toString().contains("needs a unit, was 9.9"), err.toString());
    assertEquals(2, execute("--no-such-option"));
    assertEquals(2, execute(folder.resolve("absent.yaml").toString()));
  }

  @Test
  void commaSeparatedValuesAreExact() throws IOException {
    assertEquals(1, execute("--format", "csv", file(SYSCALL.formatted("9 %"))));
    assertEquals(
        """
        record,role,source,name,platform,implementation,metric,predicted,half_width,published,\
        unit,error_fraction,cases,median_fraction,p90_fraction,max_fraction,within_interval
        case,calibrate,test,system call,pentium-4-672,bare-metal,cycles,242.0,,220.0,cycles,0.1,,,,,
        summary,calibrate,test,,,,,,,,,,1,0.1,0.1,0.1,
        summary,calibrate,,,,,,,,,,,1,0.1,0.1,0.1,
        broken-bound,,,"cases.yaml, calibrate, median: error 10.0 % is beyond its bound of 9.0 %.",\
        ,,,,,,,,,,,,
        """,
        out.toString().replace(folder + "/", ""));
  }

  @Test
  void jsonHasCasesSummariesAndBrokenBounds() throws IOException {
    assertEquals(1, execute("--format=json", file(SYSCALL.formatted("9 %"))));
    var root = new ObjectMapper().readTree(out.toString());
    var one = root.get("cases").get(0);
    assertEquals("system call", one.get("name").asText());
    assertEquals("calibrate", one.get("role").asText());
    assertEquals(242, one.get("predicted").asDouble());
    assertEquals(220, one.get("published").asDouble());
    assertEquals("cycles", one.get("unit").asText());
    assertEquals(22.0 / 220, one.get("error_fraction").asDouble(), 1e-12);
    assertEquals("test", root.get("summaries").get(0).get("source").asText());
    assertTrue(root.get("summaries").get(1).get("source").isNull());
    assertEquals(0.1, root.get("summaries").get(1).get("p90_fraction").asDouble(), 1e-12);
    assertEquals(1, root.get("broken_bounds").size());
  }

  @Test
  void anIntervalIsThatOfTheFigureBehindThePrediction() throws IOException {
    assertEquals(0, execute("--intervals", "--format=json", file(SYSCALL.formatted("50 %"))));
    var root = new ObjectMapper().readTree(out.toString());
    var one = root.get("cases").get(0);
    // The price is a measured one: 5 %, and 1.96 of them on either side.
    assertEquals(1.96 * 0.05 * 242, one.get("half_width").asDouble(), 0.01);
    assertTrue(one.get("within_interval").asBoolean()); // 242 - 220 = 22 < 23.7
    assertEquals(1, root.get("summaries").get(0).get("within_interval").asInt());
  }

  @Test
  void aSourceOfTheUsersIsPredictedWithoutTheFiguresThatNameIt() throws IOException {
    var text =
        """
        cases:
          - name: mine
            role: calibrate
            source: mine
            platform: core-i7-2677m
            implementation: kvm
            workload: {micro: cpuid}
            metric: cycles
            published: 1427 cycles
          - name: native
            role: calibrate
            source: mine
            platform: core-i7-2677m
            implementation: bare-metal
            workload: {micro: syscall}
            metric: cycles
            published: 137 cycles
        """;
    assertEquals(0, execute("--cross-validate", "--format=csv", file(text)));
    var lines = out.toString().lines().toList();
    assertEquals(
        "record,source,name,predicted,published,unit,error_fraction,reason,cases,median_fraction,"
            + "p90_fraction,max_fraction",
        lines.get(0));
    assertTrue(lines.get(1).startsWith("case,mine,mine,"), lines.get(1));
    assertEquals("input,mine,native,,,,,native,,,,", lines.get(2));
    assertTrue(lines.get(3).startsWith("summary,mine,,,,,,,1,"), lines.get(3));
    assertTrue(lines.get(4).startsWith("summary,,,,,,,,1,"), lines.get(4));
    assertEquals(5, lines.size());
  }

  @Test
  void anUnknownFormatIsRefusedWithAGuess() {
    assertEquals(2, execute("--format=cvs"));
    assertTrue(err.toString().contains("unknown format cvs. Maybe csv?"), err.toString());
  }

  @Test
  void whatIsNotCoveredIsListed() {
    assertEquals(0, execute("--uncovered"));
    assertTrue(out.toString().contains("User-mode Linux"), out.toString());
  }
}

package io.densimeter.experiments.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
    assertTrue(out.toString().contains("242.0        220.0 cycles  +10.0 %"), out.toString());
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
    assertEquals(0, execute("--csv", file(SYSCALL.formatted("50 %"))));
    assertEquals(
        "case,role,source,predicted,published,unit,error\n"
            + "\"system call\",calibrate,\"test\",242.0,220.0,cycles,0.1\n",
        out.toString());
  }

  @Test
  void whatIsNotCoveredIsListed() {
    assertEquals(0, execute("--uncovered"));
    assertTrue(out.toString().contains("User-mode Linux"), out.toString());
  }
}

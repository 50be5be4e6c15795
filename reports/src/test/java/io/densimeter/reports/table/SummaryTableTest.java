package io.densimeter.reports.table;

import static io.densimeter.reports.TinyRun.feasible;
import static io.densimeter.reports.TinyRun.infeasible;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.densimeter.reports.SampleRun;
import io.densimeter.reports.TinyRun;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SummaryTableTest {
  @Test
  void aRunIsATableThenWhatFailsThenWarningsThenTheVerdict() {
    var run =
        TinyRun.of(
            2,
            // Mean 5, standard error 1, t(0.975, 1) = 12.706.
            feasible("paravirtual", new double[] {4, 6}, new double[] {7.9, 7.9}),
            infeasible("trap-and-emulate", "no VT"),
            feasible("os-level", new double[] {4, 4}, new double[] {8.5, 8.5}));
    assertEquals(
        """
        tiny: How many hosts?

                                                   cost per
                                                  guest and  cpu ready
                                   gap    guests      month        p95  slowdown  energy
        scenario            hosts  [%]  per host      [EUR]        [%]       [x]   [kWh]  limited by
        ----------------  -------  ---  --------  ---------  ---------  --------  ------  --------------
        paravirtual       5 +- 13    0   8 +- 21       7.90        4.2     1.250   2 419  host memory
        trap-and-emulate        -    -         -          -          -         -       -  (not feasible)
        os-level                4    0        10       8.50        4.2     1.250   2 419  host memory
        +- is half of the 95 % confidence interval over 2 replications.

        trap-and-emulate is not feasible: no VT
        warning: The trace is short.

        os-level needs the fewest hosts: 4 hosts, 10 guests per host at 8.50 EUR per guest and month, limited by host memory.
          The cheapest is paravirtual at 7.90 EUR per guest and month on 5 +- 13 hosts, limited by host memory. That os-level
          needs fewer hosts than paravirtual is not certain: over 2 replications the 95 % interval of the difference includes
          zero. 1 of 3 scenarios is not feasible; the table says why.
        """,
        SummaryTable.of(run));
  }

  @Test
  void theRowsOfASweepStandUnderItsPoints() {
    var one = feasible("os-level", new double[] {4}, new double[] {8});
    var two = feasible("paravirtual", new double[] {5}, new double[] {9});
    var low = Map.of("placement.headroom", "0 %");
    var high = Map.of("placement.headroom", "10 %");
    var byPoint =
        TinyRun.of(
            1,
            TinyRun.at(one, low),
            TinyRun.at(two, low),
            TinyRun.at(one, high),
            TinyRun.at(two, high));
    assertEquals("placement.headroom=0 %|  os-level|  paravirtual|", firstColumn(byPoint));
    var byTechnique =
        TinyRun.of(
            1,
            TinyRun.at(one, low),
            TinyRun.at(one, high),
            TinyRun.at(two, low),
            TinyRun.at(two, high));
    assertEquals(
        "os-level|  placement.headroom=0 %|  placement.headroom=10 %|", firstColumn(byTechnique));
  }

  /** Returns the first group of the table, without its figures. */
  private static String firstColumn(io.densimeter.reports.result.RunResult run) {
    var text = new StringBuilder();
    SummaryTable.of(run)
        .lines()
        .dropWhile(line -> !line.startsWith("---"))
        .skip(1)
        .limit(3)
        .forEach(line -> text.append(line.replaceAll("(?<=\\S) {2,}.*", "")).append('|'));
    return text.toString();
  }

  @Test
  void noLineIsWiderThanATerminalAndOnlyTheUsersWordsLeaveAscii() {
    var hostile = TinyRun.hostile(feasible("os-level", new double[] {4}, new double[] {8}));
    var word = "w".repeat(300);
    for (var run :
        new io.densimeter.reports.result.RunResult[] {
          SampleRun.sixTechniques(),
          SampleRun.sweep(),
          TinyRun.named(word, word, 1, hostile, infeasible(word, word))
        }) {
      SummaryTable.of(run)
          .lines()
          .forEach(
              line -> {
                assertTrue(line.length() <= 120, line);
                assertTrue(line.chars().allMatch(c -> c < 127), line);
              });
    }
  }

  @Test
  void aTextCannotMoveTheCursorOrTurnTheWriting() {
    var run =
        TinyRun.named(
            "a\u001b[2Jb\rc\u202ed\u0000",
            "x\ny",
            1,
            feasible("os-level", new double[] {4}, new double[] {8}));
    var text = SummaryTable.of(run);
    assertTrue(text.startsWith("a?[2Jb c?d?: x y\n"), text);
    assertFalse(text.chars().anyMatch(c -> c != '\n' && Character.isISOControl(c)), text);
  }
}

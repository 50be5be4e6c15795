package io.densimeter.reports.figures;

import static io.densimeter.reports.TinyRun.feasible;
import static io.densimeter.reports.TinyRun.infeasible;
import static io.densimeter.reports.TinyRun.unplaced;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.densimeter.reports.TinyRun;
import io.densimeter.reports.result.ScenarioResult;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;

class VerdictTest {
  private static Verdict verdict(ScenarioResult... scenarios) {
    int replications =
        (int) List.of(scenarios).stream().mapToLong(s -> s.replications().size()).max().orElse(1);
    return RunSummary.of(TinyRun.of(replications, scenarios)).verdict();
  }

  private static double[] values(double... values) {
    return values;
  }

  private static String plain(String text) {
    return text.replace('\u00a0', ' ');
  }

  @Test
  void theFewestHostsAndTheLowestCostMayBeTwoScenarios() {
    var verdict =
        verdict(
            feasible("paravirtual", values(5), values(7.9)),
            feasible("os-level", values(4), values(8.5)),
            infeasible("trap-and-emulate", "no VT"));
    assertEquals(
        "os-level needs the fewest hosts: 4 hosts, 10 guests per host at 8.50 EUR per guest and"
            + " month, limited by host memory. The cheapest is paravirtual at 7.90 EUR per guest"
            + " and month on 5 hosts, limited by host memory.",
        plain(verdict.answer()));
    assertEquals(List.of("1 of 3 scenarios is not feasible; the table says why."), verdict.notes());
  }

  @Test
  void aTieIsNamed() {
    var verdict =
        verdict(
            feasible("paravirtual", values(4), values(8.5)),
            feasible("os-level", values(4), values(7.9)));
    assertEquals(
        "os-level needs the fewest hosts: 4 hosts (as many as paravirtual), 10 guests per host at"
            + " 7.90 EUR per guest and month, limited by host memory. It is also the cheapest.",
        plain(verdict.answer()));
  }

  @Test
  void oneScenarioIsNotCompared() {
    assertEquals(
        "os-level needs 1 host, 40 guests per host at 7.90 EUR per guest and month, limited by"
            + " host memory.",
        plain(verdict(feasible("os-level", values(1), values(7.9))).answer()));
  }

  @Test
  void aPlanThatLeavesGuestsOutDoesNotWin() {
    var verdict =
        verdict(
            unplaced("os-level", values(2), values(1), 3),
            feasible("paravirtual", values(5), values(7.9)),
            feasible("hardware-assisted", values(6), values(9.9)));
    assertEquals("paravirtual needs the fewest hosts", verdict.answer().split(":", 2)[0]);
    assertEquals(
        List.of("1 of 3 scenarios leaves guests without a host and is not compared."),
        verdict.notes());
  }

  @Test
  void whenNoPlanTakesAllGuestsTheNearestIsNamed() {
    assertEquals(
        "No scenario finds a host for every guest. The nearest is paravirtual, which leaves 3"
            + " guests without one, limited by host memory.",
        verdict(
                unplaced("os-level", values(2), values(1), 8),
                unplaced("paravirtual", values(2), values(1), 3))
            .answer());
  }

  @Test
  void whenNothingIsFeasibleTheReasonsAreGiven() {
    assertEquals(
        "No scenario is feasible. os-level: the guest runs Windows; paravirtual: the kernel is"
            + " closed.",
        verdict(
                infeasible("os-level", "the guest runs Windows"),
                infeasible("paravirtual", "the kernel is closed."))
            .answer());
  }

  @Test
  void aLeadThatReplicationsDoNotBearOutIsDoubted() {
    // Differences in hosts 1, -1, 2: mean 2/3, t(0.975, 2) = 4.30, half width 3.8: zero is inside.
    var verdict =
        verdict(
            feasible("paravirtual", values(5, 3, 6), values(9, 9, 9)),
            feasible("os-level", values(4, 4, 4), values(8, 8, 8)));
    assertEquals(
        List.of(
            "That os-level needs fewer hosts than paravirtual is not certain: over 3 replications"
                + " the 95 % interval of the difference includes zero."),
        verdict.notes());
  }

  @Test
  void aLeadInEveryReplicationStandsThoughTheIntervalsOverlap() {
    // Differences 1, 1, 1 although each scenario varies between 4 and 40 hosts.
    var verdict =
        verdict(
            feasible("paravirtual", values(5, 21, 41), values(9, 9, 9)),
            feasible("os-level", values(4, 20, 40), values(8, 8, 8)));
    assertEquals(List.of(), verdict.notes());
  }

  @Test
  void aPointOfASweepIsNamedByTheLastWordsOfItsPaths() {
    var axes = new LinkedHashMap<String, String>();
    axes.put("placement.headroom", "10 %");
    axes.put("hosts.rack.count", "4");
    axes.put("hosts.blade.count", "8");
    var summary =
        RunSummary.of(TinyRun.of(1, TinyRun.at(feasible("os-level", values(4), values(8)), axes)));
    var scenario = summary.scenarios().get(0);
    assertEquals("os-level (headroom 10 %, rack.count 4, blade.count 8)", scenario.label());
    assertEquals("os-level", scenario.base());
  }
}

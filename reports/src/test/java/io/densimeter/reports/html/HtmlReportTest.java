package io.densimeter.reports.html;

import static io.densimeter.reports.TinyRun.HOSTILE;
import static io.densimeter.reports.TinyRun.feasible;
import static io.densimeter.reports.TinyRun.infeasible;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.densimeter.reports.SampleRun;
import io.densimeter.reports.TinyRun;
import io.densimeter.reports.figures.RunSummary;
import io.densimeter.reports.result.Costs;
import io.densimeter.reports.result.RunResult;
import io.densimeter.reports.result.ScenarioResult;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class HtmlReportTest {
  private static String page(RunResult run) {
    return HtmlReport.of(RunSummary.of(run));
  }

  private static int count(String text, String pattern) {
    return (int) Pattern.compile(pattern).matcher(text).results().count();
  }

  private static String between(String text, String from, String to) {
    int start = text.indexOf(from) + from.length();
    return text.substring(start, text.indexOf(to, start));
  }

  @Test
  void noTextOfAUserBecomesMarkup() {
    var clean = page(TinyRun.of(1, feasible("os-level", new double[] {4}, new double[] {8})));
    var scenario = feasible("os-level", new double[] {4}, new double[] {8});
    var hostile =
        page(
            TinyRun.named(
                HOSTILE, HOSTILE, 1, TinyRun.hostile(scenario), infeasible(HOSTILE, HOSTILE)));
    assertFalse(hostile.contains("<script>alert"));
    assertEquals(count(clean, "(?i)</script"), count(hostile, "(?i)</script"));
    assertEquals(count(clean, "(?i)<script"), count(hostile, "(?i)<script"));
    assertTrue(hostile.contains("<h1>&#x3D;1+1&lt;/script&gt;&lt;script&gt;alert(1)"), "question");
  }

  @Test
  void theDataOfTheScriptIsJsonThatSaysWhatTheUserSaid() throws IOException {
    var scenario = feasible("os-level", new double[] {4}, new double[] {8});
    var page = page(TinyRun.of(1, TinyRun.hostile(scenario)));
    var json = between(page, "id=\"chart-data\">", "</script>");
    assertFalse(json.contains("<"));
    var data = new JsonMapper().readTree(json);
    assertEquals(
        HOSTILE + " (" + HOSTILE + " " + HOSTILE + ")", data.at("/bars/0/labels/0").asText());
    assertEquals(4.0, data.at("/bars/0/values/0").asDouble());
    assertEquals(0.5, data.at("/stacks/0/segments/1/values/0").asDouble());
    // Half an hour would be 30 minutes; the second step of 300 s is at 5.
    assertEquals(5.0, data.at("/lines/0/series/0/x/1").asDouble());
    assertEquals(25.0, data.at("/lines/0/series/0/y/1").asDouble());
  }

  @Test
  void thePageAsksForNothing() {
    var page = page(SampleRun.sixTechniques());
    assertTrue(page.contains("default-src 'none'"));
    var markup = page.replaceAll("(?s)<script>.*?</script>", "");
    assertFalse(markup.contains("://"), "an address in the markup");
    assertEquals(0, count(markup, " src="));
    assertEquals(List.of("data:,"), hrefs(markup));
    assertFalse(page.contains("sourceMappingURL"));
    assertTrue(page.contains("Released under the MIT License"), "the library's notice");
  }

  private static List<String> hrefs(String markup) {
    return Pattern.compile("href=\"([^\"]*)\"")
        .matcher(markup)
        .results()
        .map(match -> match.group(1))
        .toList();
  }

  @Test
  void everyChartHasALabelAndItsTable() {
    var page = page(SampleRun.sixTechniques());
    assertEquals(5, count(page, "<canvas "));
    assertEquals(5, count(page, "<canvas id=\"[a-z-]+\" role=\"img\" aria-label=\"Chart: "));
    for (var part : page.split("<canvas ")) {
      if (part.startsWith("id=")) {
        assertTrue(part.contains("<details><summary>Data</summary>"), part.substring(0, 40));
      }
    }
    assertEquals(count(page, "<table"), count(page, "<caption>[^<]+</caption>"));
  }

  @Test
  void theVerdictAndTheWarningsComeBeforeTheFigures() {
    var page = page(SampleRun.sixTechniques());
    int verdict = page.indexOf("<p class=\"verdict\">os-level needs the fewest hosts");
    int warnings = page.indexOf("a month-end peak is not in it");
    int table = page.indexOf("<table");
    assertTrue(0 < verdict && verdict < warnings && warnings < table);
    assertTrue(page.contains("<b>Not feasible:</b> xeon-5600 has sensitive instructions"));
  }

  @Test
  void theBillAddsUpToItsTotal() {
    // 8 EUR × 480 guest-months, of which 80 is energy.
    var page = page(TinyRun.of(1, feasible("os-level", new double[] {4}, new double[] {8})));
    var bill = between(page, "Present cost over the horizon, EUR", "</table>");
    assertTrue(bill.contains("<td class=\"n\">3\u202f760.00</td></tr>"), bill);
    assertTrue(bill.contains("<td class=\"n\">80.00</td></tr>"), bill);
    assertTrue(
        bill.contains("<th scope=\"row\">Total</th><td class=\"n\">3\u202f840.00</td></tr>"), bill);
  }

  @Test
  void aBillThatDoesNotAddUpIsABug() {
    var good = feasible("os-level", new double[] {4}, new double[] {8});
    var bad =
        new ScenarioResult(
            good.id(),
            good.technique(),
            good.implementation(),
            good.axes(),
            null,
            good.limitedBy(),
            good.replications(),
            good.mechanisms(),
            good.timeline(),
            good.hosts(),
            good.guests(),
            Costs.of(List.of(TinyRun.line("servers", 3839, "one too few"))),
            good.warnings());
    var error = assertThrows(IllegalStateException.class, () -> page(TinyRun.of(1, bad)));
    assertEquals(
        "The cost lines of os-level add up to 3839.0, its cost.total is 3840.0.",
        error.getMessage());
  }

  @Test
  void aRunWithNothingFeasibleIsStillAReport() {
    var page = page(TinyRun.of(1, infeasible("os-level", "the guests run Windows")));
    assertTrue(page.contains("No scenario is feasible. os-level: the guests run Windows."));
  }

  @Test
  void aSweepOfSixtyScenariosStaysSmall() {
    assertTrue(page(SampleRun.sweep()).length() < 1_000_000);
  }
}

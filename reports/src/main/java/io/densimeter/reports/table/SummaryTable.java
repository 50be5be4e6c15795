package io.densimeter.reports.table;

import io.densimeter.model.stats.Metrics;
import io.densimeter.reports.figures.Digits;
import io.densimeter.reports.figures.Headline;
import io.densimeter.reports.figures.RunSummary;
import io.densimeter.reports.figures.ScenarioFigures;
import io.densimeter.reports.result.RunResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The summary of a run on a terminal: the figures of the report's first table, one line for each
 * scenario, then what is not feasible, the warnings, and the verdict. No line is wider than 120
 * characters; there is no colour and, outside the user's own words, nothing beyond ASCII.
 */
public final class SummaryTable {
  private static final int WIDTH = 120;
  private static final int SCENARIO_WIDTH = 36;
  private static final int LIMIT_WIDTH = 20;
  private static final int NARROW_LIMIT_WIDTH = 14;
  private static final int SHORTEST_SCENARIO = 12;

  private SummaryTable() {}

  /** Returns the summary of a run; every line ends in LF. */
  public static String of(RunResult run) {
    var summary = RunSummary.of(run);
    var lines = new ArrayList<String>();
    lines.addAll(Line.wrapped(Line.plain(run.name() + ": " + run.question()), WIDTH, "  "));
    lines.add("");
    lines.addAll(table(summary));
    if (run.replications() > 1) {
      lines.add(
          "+- is half of the 95 % confidence interval over "
              + run.replications()
              + " replications.");
    }
    var notes = new ArrayList<String>();
    for (var scenario : summary.scenarios()) {
      var why = scenario.scenario().infeasible();
      if (why != null) {
        notes.add(scenario.label() + " is not feasible: " + why);
      } else if (!scenario.placesAll()) {
        notes.add(
            scenario.label()
                + " leaves "
                + Digits.number(scenario.mean(Metrics.GUESTS_UNPLACED, 0))
                + " guests without a host");
      }
    }
    summary.warnings().forEach(warning -> notes.add("warning: " + warning.phrase()));
    paragraphs(notes, lines);
    var verdict = new ArrayList<String>();
    verdict.add(summary.verdict().answer());
    verdict.addAll(summary.verdict().notes());
    paragraphs(List.of(String.join(" ", verdict)), lines);
    return String.join("\n", lines) + "\n";
  }

  private static void paragraphs(List<String> texts, List<String> lines) {
    if (!texts.isEmpty()) {
      lines.add("");
      texts.forEach(text -> lines.addAll(Line.wrapped(Line.plain(text), WIDTH, "  ")));
    }
  }

  /** Returns the table, with the scenarios' names shortened as far as the width asks for it. */
  private static List<String> table(RunSummary summary) {
    var names = Names.of(summary.scenarios());
    var wide = table(summary, names, SCENARIO_WIDTH, LIMIT_WIDTH);
    if (widest(wide) <= WIDTH) {
      return wide;
    }
    int width = SCENARIO_WIDTH;
    while (true) {
      var lines = table(summary, names, width, NARROW_LIMIT_WIDTH);
      int widest = widest(lines);
      if (widest <= WIDTH || width <= SHORTEST_SCENARIO) {
        return lines;
      }
      width = Math.max(SHORTEST_SCENARIO, width - (widest - WIDTH));
    }
  }

  private static int widest(List<String> lines) {
    return lines.stream().mapToInt(String::length).max().orElse(0);
  }

  private static List<String> table(
      RunSummary summary, Names names, int scenarioWidth, int limitWidth) {
    var currency = summary.run().currency();
    var columns = new TextColumns();
    columns.column(false, "scenario");
    for (var headline : Headline.of(summary.scenarios())) {
      columns.column(true, headLines(headline, currency));
    }
    columns.column(false, "limited by");
    for (int i = 0; i < summary.scenarios().size(); i++) {
      var scenario = summary.scenarios().get(i);
      if (names.begins(i)) {
        columns.heading(Line.cut(Line.plain(names.group(i)), WIDTH));
      }
      var cells = new ArrayList<String>();
      cells.add(names.indent() + Line.shortened(Line.plain(names.row(i)), scenarioWidth));
      for (var headline : Headline.of(summary.scenarios())) {
        cells.add(cell(scenario, headline, currency));
      }
      cells.add(
          scenario.feasible()
              ? Line.cut(Line.plain(brief(scenario.scenario().limitedBy())), limitWidth)
              : "(not feasible)");
      columns.row(cells);
    }
    return columns.lines();
  }

  /** Returns a limit without the figures in brackets, which the report has. */
  private static String brief(String limit) {
    int bracket = limit.indexOf(" (");
    return bracket < 0 ? limit : limit.substring(0, bracket);
  }

  private static String[] headLines(Headline headline, String currency) {
    var lines =
        new ArrayList<String>(Line.wrapped(headline.head().toLowerCase(Locale.ROOT), 9, ""));
    var unit = Line.plain(headline.unit(currency));
    if (!unit.isEmpty()) {
      lines.add("[" + unit + "]");
    }
    return lines.toArray(new String[0]);
  }

  private static String cell(ScenarioFigures scenario, Headline headline, String currency) {
    var figure = scenario.figure(headline.metric(), currency);
    if (figure == null) {
      return "-";
    }
    return Line.plain(figure.bare());
  }
}

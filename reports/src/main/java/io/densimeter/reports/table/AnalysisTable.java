package io.densimeter.reports.table;

import io.densimeter.reports.result.CostAnalysis;
import io.densimeter.reports.result.CostAnalysis.BreakEvenPoint;
import io.densimeter.reports.result.CostAnalysis.Swing;
import io.densimeter.reports.result.RunResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What costs depend on and how sure they are, on a terminal. Nothing beyond ASCII outside the
 * user's own words.
 */
public final class AnalysisTable {
  private static final int WIDTH = 120;
  private static final int NAME_WIDTH = 40;
  private static final int VALUE_WIDTH = 22;
  private static final Set<String> BRIEF = Set.of("total", "a guest and month", "saved");

  private final RunResult run;
  private final CostAnalysis analysis;
  private final List<String> lines = new ArrayList<>();

  private AnalysisTable(RunResult run) {
    this.run = run;
    analysis = run.analysis();
  }

  /** Returns how sure the costs are; empty when the experiment says of nothing how sure it is. */
  public static String ofUncertainty(RunResult run) {
    var table = new AnalysisTable(run);
    if (!run.analysis().method().isEmpty()) {
      table.intervals(BRIEF);
      table.odds();
    }
    table.breakEvens();
    return table.text();
  }

  /** Returns how sure the costs are, each part of them too, and what they depend on. */
  public static String of(RunResult run) {
    var table = new AnalysisTable(run);
    if (!run.analysis().method().isEmpty()) {
      table.intervals(Set.of());
      table.odds();
    }
    table.tornado();
    table.breakEvens();
    return table.text();
  }

  private String text() {
    return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
  }

  /** Adds intervals, of some figures or of all of them. */
  private void intervals(Set<String> figures) {
    lines.add("How sure the costs are: " + analysis.method());
    var columns = new TextColumns();
    columns.column(false, "scenario");
    columns.column(false, "figure");
    columns.column(true, "mean");
    columns.column(true, "+-");
    columns.column(true, "from");
    columns.column(true, "to");
    columns.column(true, "plain samples", "for this +-");
    for (var interval : analysis.intervals()) {
      if (!figures.isEmpty() && !figures.contains(interval.figure())) {
        continue;
      }
      columns.row(
          List.of(
              name(interval.scenario()),
              interval.figure() + " [" + interval.unit() + "]",
              amount(interval.mean()),
              amount(interval.halfWidth()),
              amount(interval.low()),
              amount(interval.high()),
              String.format(Locale.ROOT, "%,.0f", interval.plainSamples())));
    }
    lines.addAll(columns.lines());
    analysis.notes().forEach(this::paragraph);
    lines.add("");
  }

  private void odds() {
    for (var odds : analysis.odds()) {
      paragraph(
          String.format(
              Locale.ROOT,
              "%s is cheaper than %s in %.1f %% of the samples (+- %.1f).",
              odds.scenario(),
              odds.than(),
              100 * odds.probability(),
              100 * odds.halfWidth()));
    }
    if (!analysis.odds().isEmpty()) {
      lines.add("");
    }
  }

  private void tornado() {
    Map<String, List<Swing>> byScenario = new LinkedHashMap<>();
    for (var swing : analysis.swings()) {
      byScenario.computeIfAbsent(swing.scenario(), id -> new ArrayList<>()).add(swing);
    }
    byScenario.forEach(
        (scenario, swings) -> {
          paragraph(
              "What the cost of "
                  + scenario
                  + " depends on most (present value, "
                  + run.currency()
                  + "; now "
                  + amount(swings.get(0).middle())
                  + "):");
          var columns = new TextColumns();
          columns.column(false, "assumption");
          columns.column(true, "low");
          columns.column(true, "cost then");
          columns.column(true, "high");
          columns.column(true, "cost then");
          columns.column(true, "apart");
          for (var swing : swings) {
            columns.row(
                List.of(
                    name(swing.assumption()),
                    value(swing.low()),
                    amount(swing.totalAtLow()),
                    value(swing.high()),
                    amount(swing.totalAtHigh()),
                    amount(swing.width())));
          }
          lines.addAll(columns.lines());
          lines.add("");
        });
  }

  private void breakEvens() {
    for (var point : analysis.breakEvens()) {
      paragraph(sentence(point));
    }
    if (!analysis.breakEvens().isEmpty()) {
      lines.add("");
    }
  }

  /** Returns a break-even in a sentence. */
  public static String sentence(BreakEvenPoint point) {
    String pair = point.scenario() + " and " + point.than();
    return point.value() == null
        ? String.format(
            "%s cost the same at no %s from %s (now %s).",
            pair, point.assumption(), point.range(), point.given())
        : String.format(
            "%s cost the same at %s = %s (now %s).",
            pair, point.assumption(), point.value(), point.given());
  }

  private void paragraph(String text) {
    lines.addAll(Line.wrapped(Line.plain(text), WIDTH, "  "));
  }

  private static String name(String text) {
    return Line.shortened(Line.plain(text), NAME_WIDTH);
  }

  private static String value(String text) {
    return Line.cut(Line.plain(text), VALUE_WIDTH);
  }

  private static String amount(double amount) {
    return String.format(Locale.ROOT, "%,.2f", amount);
  }
}

package io.densimeter.reports.html;

import io.densimeter.reports.figures.Digits;
import io.densimeter.reports.result.CostAnalysis;
import io.densimeter.reports.result.CostAnalysis.Swing;
import io.densimeter.reports.result.RunResult;
import io.densimeter.reports.table.AnalysisTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What costs depend on and how sure they are.
 *
 * @param method how distributions were sampled; empty when nothing is uncertain
 * @param intervals intervals of the figures, in a list of one or none
 * @param sentences which plan is cheaper how often, and where two cost the same
 * @param tornados the strongest assumptions of each scenario
 * @param how what low and high are
 */
record Analysis(
    String method,
    List<Grid> intervals,
    List<String> sentences,
    List<Tornado> tornados,
    String how) {
  private static final double WIDTH = 320;

  /**
   * The strongest assumptions of a scenario.
   *
   * @param caption what it is of
   * @param bars its bars, the longest first
   */
  record Tornado(String caption, List<Bar> bars) {}

  /**
   * An assumption.
   *
   * @param assumption its path
   * @param low its low value
   * @param atLow the cost there
   * @param high its high value
   * @param atHigh the cost there
   * @param fromLow where the bar of the low value begins, in pixels
   * @param lowWidth how long it is
   * @param fromHigh where the bar of the high value begins
   * @param highWidth how long it is
   */
  record Bar(
      String assumption,
      String low,
      String atLow,
      String high,
      String atHigh,
      String fromLow,
      String lowWidth,
      String fromHigh,
      String highWidth) {}

  static Analysis of(RunResult run) {
    var analysis = run.analysis();
    Map<String, List<Swing>> byScenario = new LinkedHashMap<>();
    for (var swing : analysis.swings()) {
      byScenario.computeIfAbsent(swing.scenario(), id -> new ArrayList<>()).add(swing);
    }
    var tornados = new ArrayList<Tornado>();
    byScenario.forEach(
        (scenario, swings) ->
            tornados.add(
                new Tornado(
                    "%s: present cost, %s; all at their middle: %s"
                        .formatted(scenario, run.currency(), Digits.cents(swings.get(0).middle())),
                    bars(swings))));
    var sentences = new ArrayList<String>();
    for (var odds : analysis.odds()) {
      sentences.add(
          "%s is cheaper than %s in %s of the samples (± %s)."
              .formatted(
                  odds.scenario(),
                  odds.than(),
                  Digits.percent(odds.probability()),
                  Digits.percent(odds.halfWidth())));
    }
    analysis.breakEvens().forEach(point -> sentences.add(AnalysisTable.sentence(point)));
    sentences.addAll(analysis.notes());
    return new Analysis(
        analysis.method(),
        analysis.intervals().isEmpty() ? List.of() : List.of(grid(analysis)),
        sentences,
        tornados,
        analysis.method().isEmpty()
            ? "Each price and assumption alone a tenth less and a tenth more; the plan stays."
            : "Each alone from the lower to the upper end of its interval, the others at their"
                + " medians.");
  }

  private static Grid grid(CostAnalysis analysis) {
    var rows = new ArrayList<Grid.Row>();
    for (var interval : analysis.intervals()) {
      rows.add(
          new Grid.Row(
              interval.scenario() + ": " + interval.figure() + ", " + interval.unit(),
              List.of(
                  Digits.cents(interval.mean()),
                  Digits.cents(interval.halfWidth()),
                  Digits.cents(interval.low()),
                  Digits.cents(interval.high()),
                  String.format(Locale.ROOT, "%.0f", interval.plainSamples()))));
    }
    return new Grid(
        "Figures with their intervals",
        List.of("Figure", "Mean", "± of the mean", "From", "To", "Plain samples for this ±"),
        rows);
  }

  private static List<Bar> bars(List<Swing> swings) {
    double least = Double.MAX_VALUE;
    double most = -Double.MAX_VALUE;
    for (var swing : swings) {
      least = Math.min(least, Math.min(swing.totalAtLow(), swing.totalAtHigh()));
      most = Math.max(most, Math.max(swing.totalAtLow(), swing.totalAtHigh()));
    }
    double from = least;
    double scale = WIDTH / Math.max(most - least, Double.MIN_NORMAL);
    return swings.stream()
        .map(
            swing ->
                new Bar(
                    swing.assumption(),
                    swing.low(),
                    Digits.cents(swing.totalAtLow()),
                    swing.high(),
                    Digits.cents(swing.totalAtHigh()),
                    pixels(scale * (Math.min(swing.middle(), swing.totalAtLow()) - from)),
                    pixels(scale * Math.abs(swing.middle() - swing.totalAtLow())),
                    pixels(scale * (Math.min(swing.middle(), swing.totalAtHigh()) - from)),
                    pixels(scale * Math.abs(swing.middle() - swing.totalAtHigh()))))
        .toList();
  }

  private static String pixels(double length) {
    return String.format(Locale.ROOT, "%.1f", Math.max(0, Math.min(WIDTH, length)));
  }
}

package io.densimeter.reports.html;

import io.densimeter.model.stats.Metrics;
import io.densimeter.reports.figures.AxisName;
import io.densimeter.reports.figures.Digits;
import io.densimeter.reports.figures.Figure;
import io.densimeter.reports.figures.Headline;
import io.densimeter.reports.figures.RunSummary;
import io.densimeter.reports.figures.ScenarioFigures;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The table of the answer: one row for each scenario.
 *
 * @param axes heads of the swept paths
 * @param heads heads of the figures
 * @param rows one for each scenario
 */
record Answers(List<Head> axes, List<Head> heads, List<Row> rows) {
  /**
   * The head of a figure.
   *
   * @param text its words
   * @param unit its unit; empty when the words say it
   * @param meaning its meaning, shown on pointing
   */
  record Head(String text, String unit, String meaning) {}

  /**
   * A scenario.
   *
   * @param id its identifier
   * @param implementation name of the implementation
   * @param axes its values of the swept paths
   * @param cells its figures; empty when it is not feasible
   * @param limitedBy what limits it
   * @param infeasible why it is not feasible; empty when it is
   * @param span columns that the reason takes
   */
  record Row(
      String id,
      String implementation,
      List<String> axes,
      List<Cell> cells,
      String limitedBy,
      String infeasible,
      int span) {}

  /**
   * A figure.
   *
   * @param mean the mean
   * @param plusMinus half of the interval's width; empty without an interval
   * @param best whether no scenario that places every guest has a better one
   */
  record Cell(String mean, String plusMinus, boolean best) {}

  static Answers of(RunSummary summary) {
    var currency = summary.run().currency();
    Set<String> axes = new LinkedHashSet<>();
    summary.scenarios().forEach(s -> axes.addAll(s.scenario().axes().keySet()));
    var heads =
        Headline.of(summary.scenarios()).stream()
            .map(h -> new Head(h.head(), h.unit(currency), h.metric().meaning()))
            .toList();
    var rows = new ArrayList<Row>();
    for (var scenario : summary.scenarios()) {
      rows.add(row(scenario, List.copyOf(axes), summary));
    }
    var swept =
        axes.stream().map(path -> new Head(AxisName.shortest(path, axes), "", path)).toList();
    return new Answers(swept, heads, rows);
  }

  private static Row row(ScenarioFigures figures, List<String> axes, RunSummary summary) {
    var scenario = figures.scenario();
    var why = scenario.infeasible();
    var cells = new ArrayList<Cell>();
    if (why == null) {
      Headline.of(summary.scenarios())
          .forEach(headline -> cells.add(cell(figures, headline, summary)));
    }
    return new Row(
        figures.base(),
        scenario.implementation(),
        axes.stream().map(axis -> scenario.axes().getOrDefault(axis, "–")).toList(),
        cells,
        limit(figures),
        why == null ? "" : why,
        Headline.of(summary.scenarios()).size() + 1);
  }

  private static Cell cell(ScenarioFigures figures, Headline headline, RunSummary summary) {
    var metric = headline.metric();
    Figure figure = figures.figure(metric, summary.run().currency());
    if (figure == null) {
      return new Cell("–", "", false);
    }
    boolean compared =
        metric.equals(Metrics.HOSTS_NEEDED) || metric.equals(Metrics.COST_GUEST_MONTH);
    double mean = figures.mean(metric, 0);
    boolean best =
        compared
            && figures.placesAll()
            && summary.scenarios().size() > 1
            && summary.scenarios().stream()
                .filter(ScenarioFigures::placesAll)
                .allMatch(other -> other.mean(metric, Double.MAX_VALUE) >= mean);
    return new Cell(figure.mean(), figure.plusMinus(), best);
  }

  private static String limit(ScenarioFigures figures) {
    var limit = figures.scenario().limitedBy();
    if (!figures.feasible() || figures.placesAll()) {
      return limit;
    }
    return limit
        + " – "
        + Digits.number(figures.mean(Metrics.GUESTS_UNPLACED, 0))
        + " guests without a host";
  }
}

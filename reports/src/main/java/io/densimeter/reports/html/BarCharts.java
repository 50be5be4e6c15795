package io.densimeter.reports.html;

import io.densimeter.model.stats.Metric;
import io.densimeter.reports.figures.Figure;
import io.densimeter.reports.figures.RunSummary;
import io.densimeter.reports.figures.ScenarioFigures;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One metric of every scenario as bars with their intervals. */
final class BarCharts {
  /** Most bars in a chart: a canvas has a largest height, and a reader too. */
  static final int BARS = 120;

  private BarCharts() {}

  static ChartView chart(RunSummary summary, Metric metric, String id, String title) {
    var currency = summary.run().currency();
    var drawn = summary.scenarios().stream().limit(BARS).toList();
    double least =
        summary.scenarios().stream()
            .filter(ScenarioFigures::placesAll)
            .mapToDouble(s -> s.mean(metric, Double.MAX_VALUE))
            .min()
            .orElse(-1);
    List<@Nullable Double> values = new ArrayList<>();
    var halfWidths = new ArrayList<Double>();
    var texts = new ArrayList<String>();
    var best = new ArrayList<Boolean>();
    for (var scenario : drawn) {
      var spread = scenario.spreads().get(metric);
      var figure = scenario.figure(metric, currency);
      values.add(spread == null ? null : Double.valueOf(spread.mean()));
      halfWidths.add(spread == null ? 0 : spread.halfWidth());
      texts.add(figure == null ? (scenario.feasible() ? "–" : "not feasible") : figure.bare());
      best.add(scenario.placesAll() && scenario.mean(metric, Double.MAX_VALUE) == least);
    }
    double limit =
        AxisLimit.of(
            drawn.stream()
                .filter(s -> s.spreads().containsKey(metric))
                .mapToDouble(s -> s.mean(metric, 0))
                .toArray());
    var unit = Figure.unit(metric, currency);
    var labels = drawn.stream().map(ScenarioFigures::label).toList();
    return ChartView.bars(
        id,
        title,
        new ChartData.Bars(id, unit, labels, values, halfWidths, texts, best, limit),
        grid(summary, metric, title, unit));
  }

  private static Grid grid(RunSummary summary, Metric metric, String title, String unit) {
    var rows = new ArrayList<Grid.Row>();
    for (var scenario : summary.scenarios()) {
      var figure = scenario.figure(metric, summary.run().currency());
      rows.add(
          new Grid.Row(
              scenario.label(),
              figure == null
                  ? List.of("–", "–")
                  : List.of(
                      figure.mean(), figure.plusMinus().isEmpty() ? "–" : figure.plusMinus())));
    }
    return new Grid(title + ", " + unit, List.of("Scenario", "Mean", "± (95 % interval)"), rows);
  }
}

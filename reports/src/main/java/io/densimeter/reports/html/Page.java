package io.densimeter.reports.html;

import io.densimeter.model.stats.Metric;
import io.densimeter.model.stats.Metrics;
import io.densimeter.reports.figures.Figure;
import io.densimeter.reports.figures.MetricUnit;
import io.densimeter.reports.figures.RunSummary;
import io.densimeter.reports.figures.ScenarioFigures;
import io.densimeter.reports.figures.Warning;
import io.densimeter.reports.result.Assumption;
import io.densimeter.reports.result.CostAnalysis;
import io.densimeter.reports.result.RunResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What the template of the report reads.
 *
 * @param assets style and scripts
 * @param run name, question, version, seed and the file as read
 * @param verdict the answer
 * @param notes what qualifies the answer
 * @param warnings what a reader must know first
 * @param warned whether there is anything
 * @param answers the table of the answer
 * @param intervals how intervals were made; empty without replications
 * @param swept whether scenarios have long names
 * @param result charts of hosts and of cost
 * @param mechanisms chart of the cycles, in a list of one
 * @param meanings the mechanisms in words
 * @param time charts over time
 * @param every every metric of every scenario
 * @param bill the cost breakdown
 * @param billed whether there is one
 * @param analysis what costs depend on, in a list of one or none
 * @param assumptions what the figures rest on
 * @param metrics how to read the figures
 * @param made version, seed and replications in a sentence
 * @param inputs hashes of the inputs
 * @param data the data of the script, as JSON
 */
record Page(
    HtmlReport.Assets assets,
    RunResult run,
    String verdict,
    List<String> notes,
    List<String> warnings,
    boolean warned,
    Answers answers,
    String intervals,
    boolean swept,
    List<ChartView> result,
    List<ChartView> mechanisms,
    List<Pair> meanings,
    List<ChartView> time,
    Grid every,
    Bill bill,
    boolean billed,
    List<Analysis> analysis,
    List<Assumption> assumptions,
    List<Definition> metrics,
    String made,
    List<Pair> inputs,
    String data) {
  /**
   * A name and what belongs to it.
   *
   * @param name the name
   * @param text what belongs to it
   */
  record Pair(String name, String text) {}

  /**
   * A metric for a reader.
   *
   * @param name its name in files
   * @param unit its unit in files
   * @param meaning one sentence
   * @param better which direction is the good one
   */
  record Definition(String name, String unit, String meaning, String better) {}

  static Page of(RunSummary summary, HtmlReport.Assets assets) {
    var run = summary.run();
    var result = new ArrayList<ChartView>();
    result.add(BarCharts.chart(summary, Metrics.HOSTS_NEEDED, "chart-hosts", "Hosts needed"));
    result.add(
        BarCharts.chart(
            summary, Metrics.COST_GUEST_MONTH, "chart-cost", "Cost per guest and month"));
    var mechanisms = List.of(MechanismChart.chart(summary, "chart-mechanisms"));
    var times = new TimeCharts(summary);
    var time =
        times.isEmpty()
            ? List.<ChartView>of()
            : List.of(times.utilisation("chart-utilisation"), times.hostsOn("chart-hosts-on"));
    var bill = Bill.of(summary);
    return new Page(
        assets,
        run,
        summary.verdict().answer(),
        summary.verdict().notes(),
        summary.warnings().stream().map(Warning::phrase).toList(),
        !summary.warnings().isEmpty(),
        Answers.of(summary),
        run.replications() > 1
            ? "± is half of the 95 %% Student confidence interval over %d replications; a figure without it is equal in all of them."
                .formatted(run.replications())
            : "One replication: no interval can be given.",
        run.scenarios().stream().anyMatch(scenario -> !scenario.axes().isEmpty()),
        result,
        mechanisms,
        pairs(MechanismChart.mechanisms(summary.scenarios())),
        time,
        every(summary),
        bill,
        !bill.lines().isEmpty(),
        run.analysis().equals(CostAnalysis.NONE) ? List.of() : List.of(Analysis.of(run)),
        run.assumptions(),
        Metrics.ALL.stream().map(metric -> definition(metric, run.currency())).toList(),
        "Densimeter %s, seed %d, %s of each scenario."
            .formatted(
                run.version(),
                run.seed(),
                run.replications() == 1 ? "one replication" : run.replications() + " replications"),
        pairs(run.inputHashes()),
        data(List.of(result, mechanisms, time)));
  }

  private static Definition definition(Metric metric, String currency) {
    return new Definition(
        metric.name(),
        MetricUnit.of(metric, currency),
        metric.meaning(),
        metric.better() == Metric.Better.UP ? "more is better" : "less is better");
  }

  private static List<Pair> pairs(Map<String, String> entries) {
    return entries.entrySet().stream().map(e -> new Pair(e.getKey(), e.getValue())).toList();
  }

  private static Grid every(RunSummary summary) {
    var currency = summary.run().currency();
    var metrics =
        summary.scenarios().stream()
            .flatMap(s -> s.spreads().keySet().stream())
            .distinct()
            .toList();
    var heads = new ArrayList<String>();
    heads.add("Scenario");
    metrics.forEach(m -> heads.add(m.name() + " [" + Figure.unit(m, currency) + "]"));
    var rows =
        summary.scenarios().stream()
            .filter(ScenarioFigures::feasible)
            .map(
                s ->
                    new Grid.Row(
                        s.label(), metrics.stream().map(m -> cell(s, m, currency)).toList()))
            .toList();
    return new Grid("Every metric of every feasible scenario", heads, rows);
  }

  private static String cell(ScenarioFigures scenario, Metric metric, String currency) {
    var figure = scenario.figure(metric, currency);
    return figure == null ? "–" : figure.bare();
  }

  private static String data(List<List<ChartView>> groups) {
    var charts = groups.stream().flatMap(List::stream).toList();
    return new ChartData(
            charts.stream().map(ChartView::bars).filter(Objects::nonNull).toList(),
            charts.stream().map(ChartView::stack).filter(Objects::nonNull).toList(),
            charts.stream().map(ChartView::lines).filter(Objects::nonNull).toList())
        .json();
  }
}

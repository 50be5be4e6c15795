package io.densimeter.reports.html;

import io.densimeter.model.stats.Metrics;
import io.densimeter.reports.figures.Digits;
import io.densimeter.reports.figures.Finite;
import io.densimeter.reports.figures.RunSummary;
import io.densimeter.reports.figures.ScenarioFigures;
import io.densimeter.reports.result.CostLine;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What each scenario costs, by item.
 *
 * @param grid one row for each scenario, one column for each item, the total last
 * @param flows the cash flows of each scenario, line by line
 * @param lines how each figure was computed
 */
record Bill(Grid grid, List<Grid> flows, List<Line> lines) {
  private static final double TOLERANCE = 1e-6;
  private static final double HALF_CENT = 0.005;

  /**
   * One line of the bill of one scenario.
   *
   * @param scenario the scenario
   * @param item what is paid for
   * @param present present value
   * @param basis how it was computed
   */
  record Line(String scenario, String item, String present, String basis) {}

  /**
   * Returns the bills of a run.
   *
   * @throws IllegalStateException when the lines of a scenario do not add up to its total
   */
  static Bill of(RunSummary summary) {
    Set<String> items = new LinkedHashSet<>();
    summary
        .run()
        .scenarios()
        .forEach(s -> s.costs().lines().forEach(line -> items.add(line.item())));
    var heads = new ArrayList<String>();
    heads.add("Scenario");
    heads.addAll(items);
    heads.add("Total");
    var rows = new ArrayList<Grid.Row>();
    var lines = new ArrayList<Line>();
    for (var scenario : summary.scenarios()) {
      if (scenario.scenario().costs().lines().isEmpty()) {
        continue;
      }
      rows.add(row(scenario, items));
      for (var line : scenario.scenario().costs().lines()) {
        lines.add(
            new Line(scenario.label(), line.item(), Digits.cents(line.present()), line.basis()));
      }
    }
    var caption = "Present cost over the horizon, " + summary.run().currency();
    return new Bill(new Grid(caption, heads, rows), CashFlows.of(summary), lines);
  }

  private static Grid.Row row(ScenarioFigures scenario, Set<String> items) {
    double total = 0;
    for (var line : scenario.scenario().costs().lines()) {
      total += Finite.check(line.item() + " of " + scenario.id(), line.present());
    }
    double declared = scenario.mean(Metrics.COST_TOTAL, total);
    // Each line is the mean over replications to the cent, the declared total is not.
    double rounding = HALF_CENT * scenario.scenario().costs().lines().size();
    if (Math.abs(total - declared) > rounding + TOLERANCE * Math.max(1, Math.abs(declared))) {
      throw new IllegalStateException(
          "The cost lines of %s add up to %s, its cost.total is %s."
              .formatted(scenario.id(), total, declared));
    }
    var cells = new ArrayList<String>();
    for (var item : items) {
      var of =
          scenario.scenario().costs().lines().stream()
              .filter(line -> line.item().equals(item))
              .toList();
      cells.add(
          of.isEmpty() ? "–" : Digits.cents(of.stream().mapToDouble(CostLine::present).sum()));
    }
    cells.add(Digits.cents(total));
    return new Grid.Row(scenario.label(), cells);
  }
}

package io.densimeter.reports.html;

import io.densimeter.model.stats.Metrics;
import io.densimeter.model.tco.CostCategory;
import io.densimeter.reports.figures.Digits;
import io.densimeter.reports.figures.Finite;
import io.densimeter.reports.figures.RunSummary;
import io.densimeter.reports.figures.ScenarioFigures;
import io.densimeter.reports.result.CostLine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What each scenario costs, by item.
 *
 * @param grid the lines of the bills beside each other, and their totals
 * @param byLine whether it has a row for each line and not for each scenario
 * @param flows the cash flows of each scenario, line by line
 * @param lines how each figure was computed
 */
record Bill(Grid grid, boolean byLine, List<Grid> flows, List<Line> lines) {
  private static final double TOLERANCE = 1e-6;
  private static final double HALF_CENT = 0.005;
  private static final String TOTAL = "Total";
  private static final List<String> CATEGORIES =
      Arrays.stream(CostCategory.values()).map(CostCategory::label).toList();

  /** Plans that fit beside each other on a page. */
  private static final int COLUMNS = 7;

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
    var plans = new ArrayList<Plan>();
    var lines = new ArrayList<Line>();
    for (var scenario : summary.scenarios()) {
      var costs = scenario.scenario().costs();
      if (costs.lines().isEmpty()) {
        continue;
      }
      if (plans.isEmpty() && !costs.unconsolidated().isEmpty()) {
        plans.add(new Plan("before consolidation", costs.unconsolidated()));
      }
      requireTotal(scenario);
      plans.add(new Plan(scenario.label(), costs.lines()));
      for (var line : costs.lines()) {
        lines.add(
            new Line(scenario.label(), line.item(), Digits.cents(line.present()), line.basis()));
      }
    }
    var caption = "Present cost over the horizon, " + summary.run().currency();
    return new Bill(grid(caption, plans), plans.size() <= COLUMNS, CashFlows.of(summary), lines);
  }

  /**
   * A plan with its lines.
   *
   * @param name its name
   * @param lines its lines
   */
  private record Plan(String name, List<CostLine> lines) {
    String cell(String item) {
      var of = lines.stream().filter(line -> line.item().equals(item)).toList();
      return of.isEmpty() ? "–" : Digits.cents(sum(of));
    }

    String total() {
      return Digits.cents(sum(lines));
    }
  }

  /** Returns one row for each item as long as all plans fit beside each other. */
  private static Grid grid(String caption, List<Plan> plans) {
    Set<String> items = new LinkedHashSet<>();
    plans.stream()
        .flatMap(plan -> plan.lines().stream())
        .sorted(Comparator.comparing(line -> CATEGORIES.indexOf(line.category())))
        .forEach(line -> items.add(line.item()));
    var heads = new ArrayList<String>();
    var rows = new ArrayList<Grid.Row>();
    if (plans.size() <= COLUMNS) {
      heads.add("Line");
      plans.forEach(plan -> heads.add(plan.name()));
      for (var item : items) {
        rows.add(new Grid.Row(item, plans.stream().map(plan -> plan.cell(item)).toList()));
      }
      rows.add(new Grid.Row(TOTAL, plans.stream().map(Plan::total).toList()));
      return new Grid(caption, heads, rows);
    }
    heads.add("Scenario");
    heads.add(TOTAL);
    heads.addAll(items);
    for (var plan : plans) {
      var cells = new ArrayList<String>();
      cells.add(plan.total());
      items.forEach(item -> cells.add(plan.cell(item)));
      rows.add(new Grid.Row(plan.name(), cells));
    }
    return new Grid(caption, heads, rows);
  }

  private static double sum(List<CostLine> lines) {
    return lines.stream().mapToDouble(CostLine::present).sum();
  }

  private static void requireTotal(ScenarioFigures scenario) {
    var lines = scenario.scenario().costs().lines();
    for (var line : lines) {
      Finite.check(line.item() + " of " + scenario.id(), line.present());
    }
    double total = sum(lines);
    double declared = scenario.mean(Metrics.COST_TOTAL, total);
    // Each line is the mean over replications to the cent, the declared total is not.
    double rounding = HALF_CENT * lines.size();
    if (Math.abs(total - declared) > rounding + TOLERANCE * Math.max(1, Math.abs(declared))) {
      throw new IllegalStateException(
          "The cost lines of %s add up to %s, its cost.total is %s."
              .formatted(scenario.id(), total, declared));
    }
  }
}

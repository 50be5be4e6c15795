package io.densimeter.reports.html;

import io.densimeter.reports.figures.Digits;
import io.densimeter.reports.figures.RunSummary;
import io.densimeter.reports.result.CostLine;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cash flows as tables: one row for each line of a bill and their sum, one column for each year.
 */
final class CashFlows {
  private CashFlows() {}

  /** Returns a table for each scenario, and one for the estate before consolidation if there is. */
  static List<Grid> of(RunSummary summary) {
    var grids = new ArrayList<Grid>();
    for (var scenario : summary.scenarios()) {
      var costs = scenario.scenario().costs();
      if (costs.lines().isEmpty()) {
        continue;
      }
      String currency = summary.run().currency();
      if (!costs.unconsolidated().isEmpty()) {
        String before = scenario.label() + ": before consolidation, " + currency;
        grids.add(new Grid(before, heads(costs.unconsolidated()), rows(costs.unconsolidated())));
      }
      var rows = rows(costs.lines());
      var saving = costs.saving();
      if (saving != null) {
        var cells = new ArrayList<>(saving.years().stream().map(Digits::cents).toList());
        cells.add(cents(saving.years()));
        cells.add(Digits.cents(saving.present()));
        cells.add("–");
        rows.add(new Grid.Row("saved against the estate before", cells));
        rows.add(payback(saving.paybackMonths(), "payback, months", cells.size()));
        var back = saving.returnFraction();
        rows.add(
            payback(back == null ? null : 100 * back, "return on investment, %", cells.size()));
      }
      grids.add(new Grid(scenario.label() + ", " + currency, heads(costs.lines()), rows));
    }
    return grids;
  }

  private static Grid.Row payback(@Nullable Double figure, String name, int columns) {
    var cells = new ArrayList<String>();
    for (int c = 0; c < columns - 1; c++) {
      cells.add("");
    }
    cells.add(figure == null ? "–" : Digits.number(figure));
    return new Grid.Row(name, cells);
  }

  private static List<String> heads(List<CostLine> lines) {
    var heads = new ArrayList<String>();
    heads.add("Line");
    for (int year = 0; year < lines.get(0).years().size(); year++) {
      heads.add("Year " + year);
    }
    heads.addAll(List.of("Paid", "Present", "A month"));
    return heads;
  }

  private static List<Grid.Row> rows(List<CostLine> lines) {
    var rows = new ArrayList<Grid.Row>();
    for (var line : lines) {
      var cells = new ArrayList<>(line.years().stream().map(Digits::cents).toList());
      cells.add(cents(line.years()));
      cells.add(Digits.cents(line.present()));
      cells.add(Digits.cents(line.month()));
      rows.add(new Grid.Row(line.item(), cells));
    }
    var total = new ArrayList<String>();
    for (int year = 0; year < lines.get(0).years().size(); year++) {
      int of = year;
      total.add(cents(lines.stream().map(line -> line.years().get(of)).toList()));
    }
    total.add(cents(lines.stream().flatMap(line -> line.years().stream()).toList()));
    total.add(cents(lines.stream().map(CostLine::present).toList()));
    total.add(cents(lines.stream().map(CostLine::month).toList()));
    rows.add(new Grid.Row("Total", total));
    return rows;
  }

  private static String cents(List<Double> amounts) {
    long cents = amounts.stream().mapToLong(amount -> Math.round(amount * 100)).sum();
    return Digits.cents(cents / 100.0);
  }
}

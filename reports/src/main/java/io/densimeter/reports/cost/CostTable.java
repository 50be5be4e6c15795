package io.densimeter.reports.cost;

import io.densimeter.model.stats.Metrics;
import io.densimeter.model.tco.BillingMonth;
import io.densimeter.model.tco.UnitCost;
import io.densimeter.reports.result.CostLine;
import io.densimeter.reports.result.Costs;
import io.densimeter.reports.result.RunResult;
import io.densimeter.reports.result.ScenarioResult;
import io.densimeter.reports.table.AnalysisTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The breakdown as text: each bill with its subtotals, what a unit costs, and what is saved. */
final class CostTable {
  private static final int MOST_YEARS = 6;

  private final RunResult run;
  private final StringBuilder text = new StringBuilder();

  private CostTable(RunResult run) {
    this.run = run;
  }

  static String of(RunResult run) {
    var table = new CostTable(run);
    run.scenarios().forEach(table::scenario);
    return table.text.append(AnalysisTable.of(run)).toString();
  }

  private void scenario(ScenarioResult scenario) {
    if (scenario.infeasible() != null) {
      text.append(scenario.id()).append(": infeasible: ").append(scenario.infeasible());
      text.append("\n\n");
      return;
    }
    var costs = scenario.costs();
    if (!costs.unconsolidated().isEmpty()) {
      bill(scenario.id() + ": before consolidation", costs.unconsolidated());
      text.append('\n');
    }
    bill(scenario.id(), costs.lines());
    units(costs);
    byUse(scenario);
    saving(costs);
    for (var line : costs.lines()) {
      text.append("  ").append(line.item()).append(" = ").append(line.basis()).append('\n');
    }
    text.append('\n');
  }

  private void bill(String title, List<CostLine> lines) {
    int years = Totals.years(lines) <= MOST_YEARS ? Totals.years(lines) : 0;
    List<List<String>> rows = new ArrayList<>();
    List<String> head = new ArrayList<>(List.of(title + ", " + run.currency()));
    for (int year = 0; year < years; year++) {
      head.add("year " + year);
    }
    head.addAll(List.of("paid", "present", "month", "share"));
    rows.add(head);
    double month = Totals.of(lines, CostLine::month);
    Totals.byCategory(lines)
        .forEach(
            (category, of) -> {
              if (of.size() > 1) {
                rows.add(row(category, of, years, month));
                of.forEach(line -> rows.add(row("  " + line.item(), List.of(line), years, month)));
              } else {
                rows.add(row(of.get(0).item(), of, years, month));
              }
            });
    rows.add(row("total", lines, years, month));
    align(rows);
  }

  private static List<String> row(String name, List<CostLine> lines, int years, double month) {
    List<String> cells = new ArrayList<>(List.of(name));
    for (int year = 0; year < years; year++) {
      cells.add(cents(Totals.year(lines, year)));
    }
    cells.add(cents(Totals.of(lines, Totals::paid)));
    cells.add(cents(Totals.of(lines, CostLine::present)));
    double own = Totals.of(lines, CostLine::month);
    cells.add(cents(own));
    cells.add(month == 0 ? "–" : String.format(Locale.ROOT, "%.1f %%", 100 * own / month));
    return cells;
  }

  private void align(List<List<String>> rows) {
    int columns = rows.get(0).size();
    int[] widths = new int[columns];
    for (var row : rows) {
      for (int c = 0; c < columns; c++) {
        widths[c] = Math.max(widths[c], row.get(c).length());
      }
    }
    for (var row : rows) {
      for (int c = 0; c < columns; c++) {
        var blanks = " ".repeat(widths[c] - row.get(c).length());
        text.append(c == 0 ? row.get(c) + blanks : "  " + blanks + row.get(c));
      }
      text.append('\n');
    }
  }

  private void units(Costs costs) {
    double month = Totals.of(costs.lines(), CostLine::month);
    double paid = Totals.of(costs.lines(), Totals::paid);
    costs
        .units()
        .forEach(
            (unit, count) ->
                text.append(
                    String.format(
                        Locale.ROOT,
                        "per %s: %,.2f a month, %,.4f an hour, %,.2f over the horizon\n",
                        unit,
                        month / count,
                        new BillingMonth(costs.hoursPerMonth()).hourOfMonth(month / count),
                        paid / count)));
    var price = costs.guestPrice();
    if (price != null) {
      text.append(
          String.format(
              Locale.ROOT,
              "at %,.2f a guest and month, %.1f guests get the cost back\n",
              price,
              UnitCost.unitsToSell(month, price)));
    }
    double power = Totals.burdenedPower(costs.lines());
    text.append("power with its plant (energy and cooling): ")
        .append(cents(power))
        .append(" a month");
    if (month != 0) {
      text.append(String.format(Locale.ROOT, ", %.1f %%", 100 * power / month));
    }
    text.append('\n');
  }

  /** What a guest costs when only the CPU that guests use is charged to them. */
  private void byUse(ScenarioResult scenario) {
    var guests = scenario.costs().units().get("guest");
    double used =
        scenario.replications().stream()
            .mapToDouble(each -> each.values().getOrDefault(Metrics.HOST_CPU_MEAN, 0.0))
            .average()
            .orElse(0);
    double month = Totals.of(scenario.costs().lines(), CostLine::month);
    if (guests != null && used <= 1 && month >= 0) {
      text.append(
          String.format(
              Locale.ROOT,
              "per guest when only CPU in use, %.1f %%, is charged: %,.2f a month\n",
              100 * used,
              UnitCost.recoveredPerGuest(month, used, Math.round(guests))));
    }
  }

  private void saving(Costs costs) {
    var saving = costs.saving();
    if (saving == null) {
      return;
    }
    text.append("saved against the estate before consolidation: ")
        .append(cents(saving.present()))
        .append(" net present value; payback ");
    var months = saving.paybackMonths();
    text.append(
        months == null
            ? "not within the horizon"
            : String.format(Locale.ROOT, "after %.1f months", months));
    var back = saving.returnFraction();
    text.append(
        back == null
            ? "; nothing more is spent at year 0\n"
            : String.format(Locale.ROOT, "; return on investment %.0f %%\n", 100 * back));
  }

  private static String cents(double amount) {
    return String.format(Locale.ROOT, "%,.2f", amount);
  }
}

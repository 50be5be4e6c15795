package io.densimeter.reports.cost;

import io.densimeter.reports.result.CostLine;
import io.densimeter.reports.result.RunResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The breakdown as CSV (RFC 4180): one row for each line of a bill, amounts to the cent. */
final class CostCsv {
  private CostCsv() {}

  static String of(RunResult run) {
    var text = new StringBuilder();
    int years =
        run.scenarios().stream().mapToInt(s -> Totals.years(s.costs().lines())).max().orElse(0);
    List<String> head = new ArrayList<>(List.of("scenario", "plan", "category", "item"));
    for (int year = 0; year < years; year++) {
      head.add("year_" + year);
    }
    head.addAll(List.of("paid", "present", "month", "unit", "basis"));
    append(text, head);
    for (var scenario : run.scenarios()) {
      for (var line : scenario.costs().unconsolidated()) {
        append(text, row(scenario.id(), "unconsolidated", line, years, run.currency()));
      }
      for (var line : scenario.costs().lines()) {
        append(text, row(scenario.id(), "scenario", line, years, run.currency()));
      }
    }
    return text.toString();
  }

  private static List<String> row(
      String scenario, String plan, CostLine line, int years, String currency) {
    List<String> cells = new ArrayList<>(List.of(scenario, plan, line.category(), line.item()));
    for (int year = 0; year < years; year++) {
      cells.add(year < line.years().size() ? cents(line.years().get(year)) : "");
    }
    cells.add(cents(Totals.paid(line)));
    cells.add(cents(line.present()));
    cells.add(cents(line.month()));
    cells.add(currency);
    cells.add(line.basis());
    return cells;
  }

  private static void append(StringBuilder text, List<String> cells) {
    text.append(cells.stream().map(CostCsv::quoted).collect(Collectors.joining(",")));
    text.append('\n');
  }

  private static String quoted(String cell) {
    return cell.matches("(?s).*[,\"\\r\\n].*") ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
  }

  private static String cents(double amount) {
    return String.format(Locale.ROOT, "%.2f", amount);
  }
}

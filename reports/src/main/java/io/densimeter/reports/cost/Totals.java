package io.densimeter.reports.cost;

import io.densimeter.reports.result.CostLine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Sums of lines in whole cents, so that they are what a reader gets who adds the lines up. */
final class Totals {
  private Totals() {}

  static double of(List<CostLine> lines, ToDoubleFunction<CostLine> amount) {
    return lines.stream().mapToLong(line -> cents(amount.applyAsDouble(line))).sum() / 100.0;
  }

  static double paid(CostLine line) {
    return line.years().stream().mapToLong(Totals::cents).sum() / 100.0;
  }

  static double year(List<CostLine> lines, int year) {
    return of(lines, line -> line.years().get(year));
  }

  static int years(List<CostLine> lines) {
    return lines.isEmpty() ? 0 : lines.get(0).years().size();
  }

  static Map<String, List<CostLine>> byCategory(List<CostLine> lines) {
    Map<String, List<CostLine>> byCategory = new LinkedHashMap<>();
    for (var line : lines) {
      byCategory.computeIfAbsent(line.category(), category -> new ArrayList<>()).add(line);
    }
    return byCategory;
  }

  /** Returns what the servers' power costs a month with its plant: energy and cooling. */
  static double burdenedPower(List<CostLine> lines) {
    return of(
        lines.stream()
            .filter(line -> line.category().equals("energy") || line.category().equals("cooling"))
            .toList(),
        CostLine::month);
  }

  private static long cents(double amount) {
    return Math.round(amount * 100);
  }
}

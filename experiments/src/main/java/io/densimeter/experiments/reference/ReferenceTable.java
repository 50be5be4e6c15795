package io.densimeter.experiments.reference;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Results of reference cases as text: a line for each, and a summary of each role and source. */
final class ReferenceTable {
  private final PrintWriter out;

  ReferenceTable(PrintWriter out) {
    this.out = out;
  }

  /** Prints the cases, then the summaries, the roles apart. */
  void print(List<CaseResult> results) {
    for (var role : Role.values()) {
      var ofRole = results.stream().filter(each -> each.spec().role() == role).toList();
      if (!ofRole.isEmpty()) {
        printRole(role, ofRole);
      }
    }
  }

  /** Prints one line of comma-separated values for each case. */
  void printCsv(List<CaseResult> results) {
    out.print("case,role,source,predicted,published,unit,error\n");
    for (var result : results) {
      var spec = result.spec();
      out.print(
          String.join(
                  ",",
                  quoted(spec.name()),
                  spec.role().yamlName(),
                  quoted(spec.source()),
                  Double.toString(result.predicted()),
                  Double.toString(result.published()),
                  spec.metric().unit(),
                  Double.toString(result.errorFraction()))
              + "\n");
    }
  }

  private void printRole(Role role, List<CaseResult> results) {
    Map<String, List<CaseResult>> bySource = new LinkedHashMap<>();
    for (var result : results) {
      bySource.computeIfAbsent(result.spec().source(), s -> new ArrayList<>()).add(result);
    }
    int width = results.stream().mapToInt(each -> each.spec().name().length()).max().orElse(0);
    width = Math.max(width, bySource.keySet().stream().mapToInt(String::length).max().orElse(0));
    String line = "  %-" + width + "s %12s %12s %-6s %8s%n";
    format("%s%n", role.yamlName());
    format(line, "case", "predicted", "published", "unit", "error");
    for (var result : results) {
      format(
          line,
          result.spec().name(),
          number(result.predicted()),
          number(result.published()),
          result.spec().metric().unit(),
          signed(result.errorFraction()));
    }
    String summary = "  %-" + width + "s %6s %8s %8s %8s%n";
    format("%n" + summary, "source", "cases", "median", "p90", "max");
    bySource.forEach((source, cases) -> summary(summary, source, cases));
    summary(summary, "all " + role.yamlName(), results);
    format("%n");
  }

  private void summary(String line, String name, List<CaseResult> results) {
    var errors = ErrorSummary.of(results);
    format(
        line,
        name,
        Integer.toString(errors.count()),
        percent(errors.medianFraction()),
        percent(errors.p90Fraction()),
        percent(errors.maxFraction()));
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, value < 10 ? "%.3f" : value < 1000 ? "%.1f" : "%.0f", value);
  }

  private static String percent(double fraction) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * fraction);
  }

  private static String signed(double fraction) {
    return String.format(Locale.ROOT, "%+.1f %%", 100 * fraction);
  }

  private static String quoted(String text) {
    return '"' + text.replace("\"", "\"\"") + '"';
  }

  private void format(String format, Object... values) {
    out.print(String.format(Locale.ROOT, format, values).replace("\r\n", "\n"));
  }
}

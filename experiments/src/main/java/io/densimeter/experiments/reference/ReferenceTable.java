package io.densimeter.experiments.reference;

import io.densimeter.experiments.text.TextTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Results of reference cases for a reader: a line for each, and a summary of each source. */
public final class ReferenceTable {
  private static final String INDENT = "  ";

  private ReferenceTable() {}

  /** Returns the cases of a run, then the summaries, the roles apart. */
  static String of(ReferenceRun run) {
    var text = new StringBuilder();
    for (var role : Role.values()) {
      var ofRole = run.of(role);
      if (!ofRole.isEmpty()) {
        text.append(role.yamlName())
            .append('\n')
            .append(run.hasIntervals() ? cases(run, ofRole) : cases(ofRole))
            .append('\n');
        text.append(summaries(run, ofRole, role)).append('\n');
      }
    }
    return text.toString();
  }

  private static String cases(ReferenceRun run, List<CaseResult> results) {
    var table = new TextTable(INDENT, "case", "predicted", "+-", "published", "unit", "error");
    for (var result : results) {
      table.row(
          result.spec().name(),
          number(result.predicted()),
          number(run.halfWidth(result)),
          number(result.published()),
          result.spec().metric().unit(),
          signed(result.errorFraction()));
    }
    return table.text();
  }

  /** Returns a line for each case under a head. */
  public static String cases(List<CaseResult> results) {
    var table = new TextTable(INDENT, "case", "predicted", "published", "unit", "error");
    for (var result : results) {
      table.row(
          result.spec().name(),
          number(result.predicted()),
          number(result.published()),
          result.spec().metric().unit(),
          signed(result.errorFraction()));
    }
    return table.text();
  }

  /** Returns the results by their source, in the order of the cases. */
  static Map<String, List<CaseResult>> bySource(List<CaseResult> results) {
    Map<String, List<CaseResult>> bySource = new LinkedHashMap<>();
    for (var result : results) {
      bySource.computeIfAbsent(result.spec().source(), s -> new ArrayList<>()).add(result);
    }
    return bySource;
  }

  private static String summaries(ReferenceRun run, List<CaseResult> results, Role role) {
    String within = run.hasIntervals() ? "within +-" : "";
    var table = new TextTable(INDENT, "source", "cases", "median", "p90", "max", within);
    bySource(results).forEach((source, cases) -> summary(table, source, run, cases));
    summary(table, "all " + role.yamlName(), run, results);
    return table.text();
  }

  private static void summary(
      TextTable table, String name, ReferenceRun run, List<CaseResult> results) {
    var errors = ErrorSummary.of(results);
    table.row(
        name,
        Integer.toString(errors.count()),
        percent(errors.medianFraction()),
        percent(errors.p90Fraction()),
        percent(errors.maxFraction()),
        run.hasIntervals() ? Long.toString(results.stream().filter(run::holds).count()) : "");
  }

  private static String signed(double fraction) {
    return String.format(Locale.ROOT, "%+.1f %%", 100 * fraction);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, value < 10 ? "%.3f" : value < 1000 ? "%.1f" : "%.0f", value);
  }

  /** Returns a fraction as a reader reads it. */
  public static String percent(double fraction) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * fraction);
  }
}

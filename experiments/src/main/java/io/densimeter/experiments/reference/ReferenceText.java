package io.densimeter.experiments.reference;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.densimeter.experiments.text.CsvRow;
import io.densimeter.experiments.text.TextFormat;
import java.util.List;

/**
 * A run of reference cases as text: a table to read, CSV and JSON for programs.
 *
 * <p>CSV has a row for each record, told apart by its first column: a {@code case}, a {@code
 * summary} of a role (of one of its sources, or of all when the source is empty), or a {@code
 * broken-bound} whose sentence is the name. Cells that a record does not have are empty. The half
 * width is that of the 95 % interval that the uncertainty of prices makes of a prediction; of a
 * case it is told whether the published value lies within, of a summary in how many cases it does.
 */
public final class ReferenceText {
  private static final String[] COLUMNS = {
    "record",
    "role",
    "source",
    "name",
    "platform",
    "implementation",
    "metric",
    "predicted",
    "half_width",
    "published",
    "unit",
    "error_fraction",
    "cases",
    "median_fraction",
    "p90_fraction",
    "max_fraction",
    "within_interval"
  };

  private ReferenceText() {}

  /** Returns the text of a run, with a newline at its end. */
  public static String of(ReferenceRun run, TextFormat format) {
    return switch (format) {
      case TABLE -> table(run);
      case CSV -> csv(run);
      case JSON -> json(run);
    };
  }

  private static String table(ReferenceRun run) {
    var text = new StringBuilder(ReferenceTable.of(run));
    run.brokenBounds().forEach(each -> text.append(each).append('\n'));
    return text.toString();
  }

  private static String csv(ReferenceRun run) {
    var csv = new StringBuilder(CsvRow.of(COLUMNS));
    run.results().forEach(result -> csv.append(csv(run, result)));
    for (var role : Role.values()) {
      var results = run.of(role);
      ReferenceTable.bySource(results)
          .forEach((source, cases) -> csv.append(csv(run, role, source, cases)));
      if (!results.isEmpty()) {
        csv.append(csv(run, role, "", results));
      }
    }
    for (var sentence : run.brokenBounds()) {
      csv.append(
          CsvRow.of(
              "broken-bound",
              "",
              "",
              sentence,
              "",
              "",
              "",
              "",
              "",
              "",
              "",
              "",
              "",
              "",
              "",
              "",
              ""));
    }
    return csv.toString();
  }

  private static String csv(ReferenceRun run, CaseResult result) {
    var spec = result.spec();
    return CsvRow.of(
        "case",
        spec.role().yamlName(),
        spec.source(),
        spec.name(),
        result.platform(),
        result.implementation(),
        spec.metric().yamlName(),
        Double.toString(result.predicted()),
        run.hasIntervals() ? Double.toString(run.halfWidth(result)) : "",
        Double.toString(result.published()),
        spec.metric().unit(),
        Double.toString(result.errorFraction()),
        "",
        "",
        "",
        "",
        run.hasIntervals() ? Boolean.toString(run.holds(result)) : "");
  }

  private static String csv(ReferenceRun run, Role role, String source, List<CaseResult> results) {
    var errors = ErrorSummary.of(results);
    return CsvRow.of(
        "summary",
        role.yamlName(),
        source,
        "",
        "",
        "",
        "",
        "",
        "",
        "",
        "",
        "",
        Integer.toString(errors.count()),
        Double.toString(errors.medianFraction()),
        Double.toString(errors.p90Fraction()),
        Double.toString(errors.maxFraction()),
        run.hasIntervals() ? Long.toString(results.stream().filter(run::holds).count()) : "");
  }

  private static String json(ReferenceRun run) {
    var root = JsonNodeFactory.instance.objectNode();
    var cases = root.putArray("cases");
    for (var result : run.results()) {
      var node = cases.addObject();
      describe(node, result);
      if (run.hasIntervals()) {
        node.put("half_width", run.halfWidth(result));
        node.put("within_interval", run.holds(result));
      }
    }
    var summaries = root.putArray("summaries");
    for (var role : Role.values()) {
      var results = run.of(role);
      ReferenceTable.bySource(results)
          .forEach(
              (source, ofSource) -> {
                var node = summaries.addObject();
                node.put("role", role.yamlName()).put("source", source);
                describe(node, ErrorSummary.of(ofSource));
                putWithin(node, run, ofSource);
              });
      if (!results.isEmpty()) {
        var node = summaries.addObject().put("role", role.yamlName()).putNull("source");
        describe(node, ErrorSummary.of(results));
        putWithin(node, run, results);
      }
    }
    var bounds = root.putArray("broken_bounds");
    run.brokenBounds().forEach(bounds::add);
    return root.toPrettyString() + "\n";
  }

  private static void putWithin(ObjectNode node, ReferenceRun run, List<CaseResult> results) {
    if (run.hasIntervals()) {
      node.put("within_interval", results.stream().filter(run::holds).count());
    }
  }

  /** Puts a case and what the model says to it into an object. */
  public static void describe(ObjectNode node, CaseResult result) {
    var spec = result.spec();
    node.put("name", spec.name());
    node.put("role", spec.role().yamlName());
    node.put("source", spec.source());
    node.put("platform", result.platform());
    node.put("implementation", result.implementation());
    node.put("metric", spec.metric().yamlName());
    node.put("predicted", result.predicted());
    node.put("published", result.published());
    node.put("unit", spec.metric().unit());
    node.put("error_fraction", result.errorFraction());
  }

  /** Puts the figures of a summary into an object. */
  public static void describe(ObjectNode node, ErrorSummary errors) {
    node.put("cases", errors.count());
    node.put("median_fraction", errors.medianFraction());
    node.put("p90_fraction", errors.p90Fraction());
    node.put("max_fraction", errors.maxFraction());
  }
}

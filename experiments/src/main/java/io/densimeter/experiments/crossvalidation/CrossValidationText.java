package io.densimeter.experiments.crossvalidation;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.densimeter.experiments.reference.CaseResult;
import io.densimeter.experiments.reference.ErrorSummary;
import io.densimeter.experiments.reference.ReferenceTable;
import io.densimeter.experiments.reference.ReferenceText;
import io.densimeter.experiments.text.CsvRow;
import io.densimeter.experiments.text.TextFormat;
import io.densimeter.experiments.text.TextTable;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * A cross-validation as text: a table to read, CSV and JSON for programs.
 *
 * <p>CSV has a row for each record, told apart by its first column: a predicted {@code case}, a
 * native case that is an {@code input}, an {@code unpredicted} case with the reason, or a {@code
 * summary} of a source, of all when the source is empty.
 */
public final class CrossValidationText {
  private CrossValidationText() {}

  /** Returns the text of a cross-validation, with a newline at its end. */
  public static String of(CrossValidation validation, TextFormat format) {
    return switch (format) {
      case TABLE -> table(validation);
      case CSV -> csv(validation);
      case JSON -> json(validation);
    };
  }

  private static String table(CrossValidation validation) {
    var text = new StringBuilder("cross-validation: each source predicted without its figures\n");
    text.append(ReferenceTable.cases(validation.predicted())).append('\n');
    var summaries =
        new TextTable(
            "  ",
            "source",
            "cases",
            "inputs",
            "not predicted",
            "predicted",
            "median",
            "p90",
            "max",
            "figures unknown",
            "fitted");
    for (var fold : validation.folds()) {
      summary(
          summaries,
          fold.source(),
          List.of(fold),
          Integer.toString(fold.hiddenFigures()),
          Integer.toString(fold.fittedFigures()));
    }
    summary(summaries, "all", validation.folds(), "", "");
    text.append(summaries.text()).append('\n');
    text.append("Inputs are native cases: they measure prices of the platform.\n");
    for (var fold : validation.folds()) {
      var reasons = new LinkedHashMap<String, Integer>();
      fold.unpredicted().forEach(each -> reasons.merge(each.reason(), 1, Integer::sum));
      reasons.forEach(
          (reason, count) ->
              text.append("Not predicted, ")
                  .append(fold.source())
                  .append(": ")
                  .append(count)
                  .append(count == 1 ? " case, " : " cases, ")
                  .append(reason)
                  .append(".\n"));
    }
    return text.toString();
  }

  private static void summary(
      TextTable table, String name, List<Fold> folds, String unknown, String fitted) {
    var predicted = predicted(folds);
    int inputs = folds.stream().mapToInt(fold -> fold.inputs().size()).sum();
    int unpredicted = folds.stream().mapToInt(fold -> fold.unpredicted().size()).sum();
    var errors = predicted.isEmpty() ? null : ErrorSummary.of(predicted);
    table.row(
        name,
        Integer.toString(predicted.size() + inputs + unpredicted),
        Integer.toString(inputs),
        Integer.toString(unpredicted),
        Integer.toString(predicted.size()),
        errors == null ? "" : ReferenceTable.percent(errors.medianFraction()),
        errors == null ? "" : ReferenceTable.percent(errors.p90Fraction()),
        errors == null ? "" : ReferenceTable.percent(errors.maxFraction()),
        unknown,
        fitted);
  }

  private static List<CaseResult> predicted(List<Fold> folds) {
    return folds.stream().flatMap(fold -> fold.predicted().stream()).toList();
  }

  private static String csv(CrossValidation validation) {
    var csv = new StringBuilder();
    csv.append(
        CsvRow.of(
            "record",
            "source",
            "name",
            "predicted",
            "published",
            "unit",
            "error_fraction",
            "reason",
            "cases",
            "median_fraction",
            "p90_fraction",
            "max_fraction"));
    for (var fold : validation.folds()) {
      fold.predicted().forEach(result -> csv.append(csv(result)));
      for (var input : fold.inputs()) {
        csv.append(csv("input", fold.source(), input.name(), "native"));
      }
      for (var each : fold.unpredicted()) {
        csv.append(csv("unpredicted", fold.source(), each.spec().name(), each.reason()));
      }
      csv.append(csv(fold.source(), fold.predicted()));
    }
    csv.append(csv("", validation.predicted()));
    return csv.toString();
  }

  private static String csv(CaseResult result) {
    return CsvRow.of(
        "case",
        result.spec().source(),
        result.spec().name(),
        Double.toString(result.predicted()),
        Double.toString(result.published()),
        result.spec().metric().unit(),
        Double.toString(result.errorFraction()),
        "",
        "",
        "",
        "",
        "");
  }

  private static String csv(String what, String source, String name, String reason) {
    return CsvRow.of(what, source, name, "", "", "", "", reason, "", "", "", "");
  }

  private static String csv(String source, List<CaseResult> predicted) {
    if (predicted.isEmpty()) {
      return CsvRow.of("summary", source, "", "", "", "", "", "", "0", "", "", "");
    }
    var errors = ErrorSummary.of(predicted);
    return CsvRow.of(
        "summary",
        source,
        "",
        "",
        "",
        "",
        "",
        "",
        Integer.toString(errors.count()),
        Double.toString(errors.medianFraction()),
        Double.toString(errors.p90Fraction()),
        Double.toString(errors.maxFraction()));
  }

  private static String json(CrossValidation validation) {
    var root = JsonNodeFactory.instance.objectNode();
    var folds = root.putArray("folds");
    for (var fold : validation.folds()) {
      var node = folds.addObject();
      node.put("source", fold.source());
      node.put("figures_unknown", fold.hiddenFigures());
      node.put("figures_fitted", fold.fittedFigures());
      if (!fold.predicted().isEmpty()) {
        ReferenceText.describe(node.putObject("summary"), ErrorSummary.of(fold.predicted()));
      }
      var cases = node.putArray("cases");
      fold.predicted().forEach(result -> ReferenceText.describe(cases.addObject(), result));
      var inputs = node.putArray("inputs");
      fold.inputs().forEach(input -> inputs.add(input.name()));
      var unpredicted = node.putArray("unpredicted");
      for (var each : fold.unpredicted()) {
        unpredicted.addObject().put("name", each.spec().name()).put("reason", each.reason());
      }
    }
    if (!validation.predicted().isEmpty()) {
      ReferenceText.describe(root.putObject("summary"), ErrorSummary.of(validation.predicted()));
    }
    return root.toPrettyString() + "\n";
  }
}

package io.densimeter.experiments.cli;

import io.densimeter.experiments.catalog.Catalog;
import io.densimeter.experiments.catalog.MicroCatalog;
import io.densimeter.experiments.crossvalidation.CaseSources;
import io.densimeter.experiments.crossvalidation.CrossValidation;
import io.densimeter.experiments.crossvalidation.CrossValidationText;
import io.densimeter.experiments.crossvalidation.Shelf;
import io.densimeter.experiments.reference.CaseEvaluator;
import io.densimeter.experiments.reference.CaseReader;
import io.densimeter.experiments.reference.ReferenceRun;
import io.densimeter.experiments.reference.ReferenceText;
import io.densimeter.experiments.yaml.ExperimentException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code reference}: predicted beside published, and the error. */
@Command(
    name = "reference",
    description = {
      "Shows what the model predicts beside what was published, and the error.",
      "Without a file: the built-in cases. Cases for calibration and cases for prediction are",
      "never mixed in one figure."
    })
public final class ReferenceCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", arity = "0..*", description = "Files of reference cases.")
  private final List<Path> files = new ArrayList<>();

  @Option(
      names = "--format",
      defaultValue = "table",
      paramLabel = "F",
      description = "table, csv or json; ${DEFAULT-VALUE} by default.")
  private String format = "";

  @Option(
      names = "--intervals",
      description =
          "Give each prediction the 95 %% interval that the uncertainty of prices makes; takes some"
              + " twenty times as long.")
  private boolean intervals;

  @Option(
      names = "--cross-validate",
      description =
          "Predict each source of calibration cases without the figures that stem from it, with"
              + " these fitted to the cases of all other sources.")
  private boolean crossValidate;

  @Option(
      names = "--uncovered",
      description = "Only lists the published figures that are not covered, with the reasons.")
  private boolean uncovered;

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Override
  public Integer call() {
    var catalog = Catalog.shipped();
    var chosen = new CatalogNames(catalog, spec).format(format);
    if (uncovered) {
      return print(uncoveredText(), ExitCode.DONE);
    }
    var evaluator = new CaseEvaluator(catalog, MicroCatalog.shipped());
    var reader = new CaseReader(evaluator);
    try {
      var cases = files.isEmpty() ? reader.builtIn() : reader.read(files);
      if (crossValidate) {
        var validation =
            CrossValidation.of(
                cases, reader.builtIn(), Shelf.of(catalog), CaseSources.shipped(), evaluator);
        return print(CrossValidationText.of(validation, chosen), ExitCode.DONE);
      }
      var run = ReferenceRun.of(cases, evaluator, intervals);
      return print(
          ReferenceText.of(run, chosen),
          run.brokenBounds().isEmpty() ? ExitCode.DONE : ExitCode.GATE_FAILED);
    } catch (ExperimentException invalid) {
      spec.commandLine().getErr().println(invalid.getMessage());
      return ExitCode.INVALID_INPUT;
    }
  }

  private static String uncoveredText() {
    var text = new StringBuilder();
    for (var each : CaseReader.uncovered()) {
      text.append(each.source()).append(": ").append(each.what()).append("\n    ");
      text.append(each.reason()).append('\n');
    }
    return text.toString();
  }

  private int print(String text, int exitCode) {
    var out = spec.commandLine().getOut();
    out.print(text);
    out.flush();
    return exitCode;
  }
}

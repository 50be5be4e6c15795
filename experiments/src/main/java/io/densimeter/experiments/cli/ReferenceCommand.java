package io.densimeter.experiments.cli;

import io.densimeter.experiments.catalog.Catalog;
import io.densimeter.experiments.catalog.MicroCatalog;
import io.densimeter.experiments.reference.CaseEvaluator;
import io.densimeter.experiments.reference.CaseReader;
import io.densimeter.experiments.reference.ReferenceRun;
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

  @Option(names = "--csv", description = "One line of comma-separated values for each case.")
  private boolean csv;

  @Option(
      names = "--uncovered",
      description = "Only lists the published figures that are not covered, with the reasons.")
  private boolean uncovered;

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Override
  public Integer call() {
    var out = spec.commandLine().getOut();
    if (uncovered) {
      for (var each : CaseReader.uncovered()) {
        out.print(each.source() + ": " + each.what() + "\n    " + each.reason() + "\n");
      }
      out.flush();
      return ExitCode.DONE;
    }
    var evaluator = new CaseEvaluator(Catalog.shipped(), MicroCatalog.shipped());
    var reader = new CaseReader(evaluator);
    try {
      var cases = files.isEmpty() ? reader.builtIn() : reader.read(files);
      var run = ReferenceRun.of(cases, evaluator);
      if (csv) {
        run.printCsv(out);
        run.brokenBounds().forEach(spec.commandLine().getErr()::println);
      } else {
        run.print(out);
      }
      out.flush();
      return run.brokenBounds().isEmpty() ? ExitCode.DONE : ExitCode.GATE_FAILED;
    } catch (ExperimentException invalid) {
      spec.commandLine().getErr().println(invalid.getMessage());
      return ExitCode.INVALID_INPUT;
    }
  }
}

package io.densimeter.experiments.cli;

import io.densimeter.experiments.catalog.Catalog;
import io.densimeter.experiments.run.ExperimentRunner;
import io.densimeter.experiments.run.Feasibility;
import io.densimeter.experiments.spec.Experiment;
import io.densimeter.experiments.spec.ExperimentFile;
import io.densimeter.experiments.yaml.ExperimentException;
import io.densimeter.experiments.yaml.PlacedProblem;
import io.densimeter.reports.cost.CostFormat;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs experiments and prints what their scenarios cost, line by line; writes nothing. */
@Command(
    name = "tco",
    description = "Run experiments and print what each scenario costs, line by line.")
@SuppressWarnings("NullAway.Init")
final class TcoCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Experiment files.")
  private List<Path> files;

  @Option(
      names = "--format",
      defaultValue = "table",
      paramLabel = "F",
      description = "table, csv or json; ${DEFAULT-VALUE} by default.")
  private CostFormat format;

  @Option(names = "--set", paramLabel = "PATH=VALUE", description = Overrides.DESCRIPTION)
  private List<String> overrides = List.of();

  @Override
  public Integer call() throws Exception {
    var catalog = Catalog.shipped();
    var experiments = new ArrayList<Experiment>();
    var wrong = new ArrayList<PlacedProblem>();
    for (var file : files) {
      try {
        var experiment = ExperimentFile.read(file, overrides, catalog.names());
        Feasibility.require(experiment, catalog);
        experiments.add(experiment);
      } catch (ExperimentException e) {
        wrong.addAll(e.problems());
      }
    }
    if (!wrong.isEmpty()) {
      throw new ExperimentException(wrong);
    }
    var out = spec.commandLine().getOut();
    int jobs = Runtime.getRuntime().availableProcessors();
    for (var experiment : experiments) {
      var result = ExperimentRunner.run(experiment, catalog, Densimeter.Version.number(), jobs);
      if (format == CostFormat.TABLE) {
        out.println(result.name() + ": " + result.question());
        out.println();
      }
      out.print(format.text(result));
      out.flush();
    }
    return ExitCode.DONE;
  }
}

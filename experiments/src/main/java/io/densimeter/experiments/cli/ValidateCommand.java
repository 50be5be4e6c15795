package io.densimeter.experiments.cli;

import io.densimeter.experiments.catalog.Catalog;
import io.densimeter.experiments.run.Feasibility;
import io.densimeter.experiments.spec.ExperimentFile;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Reads experiments, expands their sweeps and shows the scenarios; runs nothing. */
@Command(
    name = "validate",
    description = "Read experiments, expand their sweeps and show the scenarios; run nothing.")
@SuppressWarnings("NullAway.Init")
final class ValidateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Experiment files.")
  private List<Path> files;

  @Option(names = "--set", paramLabel = "PATH=VALUE", description = Overrides.DESCRIPTION)
  private List<String> overrides = List.of();

  @Override
  public Integer call() throws Exception {
    var out = spec.commandLine().getOut();
    var catalog = Catalog.shipped();
    for (var file : files) {
      var experiment = ExperimentFile.read(file, overrides, catalog.names());
      Feasibility.require(experiment, catalog);
      int count = experiment.scenarios().size();
      out.printf("%s: valid, %d scenario%s%n", file, count, count == 1 ? "" : "s");
      experiment.scenarios().forEach(scenario -> out.println("  " + scenario.id()));
    }
    out.flush();
    return ExitCode.DONE;
  }
}

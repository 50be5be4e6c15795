package io.densimeter.experiments.cli;

import io.densimeter.experiments.catalog.Catalog;
import io.densimeter.experiments.run.ExperimentRunner;
import io.densimeter.experiments.run.Feasibility;
import io.densimeter.experiments.run.Gate;
import io.densimeter.experiments.spec.Experiment;
import io.densimeter.experiments.spec.ExperimentFile;
import io.densimeter.experiments.yaml.ExperimentException;
import io.densimeter.experiments.yaml.PlacedProblem;
import io.densimeter.model.units.Problem;
import io.densimeter.reports.run.RefusedDirectoryException;
import io.densimeter.reports.run.RunDirectory;
import io.densimeter.reports.table.AnalysisTable;
import io.densimeter.reports.table.SummaryTable;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs experiments, writes their results and prints a summary of each. */
@Command(
    name = "run",
    description = "Run experiments; write a directory of results and print a summary for each.")
@SuppressWarnings("NullAway.Init")
final class RunCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Experiment files.")
  private List<Path> files;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description =
          "Folder of the results (default: ${DEFAULT-VALUE}). Each experiment gets a directory of"
              + " its name in it; an earlier result there is replaced.",
      defaultValue = "results")
  private Path out;

  @Option(
      names = "--jobs",
      paramLabel = "N",
      description = "Replications that run side by side (default: one for each core).")
  private int jobs = Runtime.getRuntime().availableProcessors();

  @Option(names = "--set", paramLabel = "PATH=VALUE", description = Overrides.DESCRIPTION)
  private List<String> overrides = List.of();

  @Override
  public Integer call() throws Exception {
    if (jobs < 1) {
      throw new ParameterException(
          spec.commandLine(),
          "Invalid value for option '--jobs': must be 1 or more, was " + jobs + ".");
    }
    var catalog = Catalog.shipped();
    Map<Path, Experiment> experiments = read(catalog);
    boolean failed = false;
    for (var entry : experiments.entrySet()) {
      failed |= !run(entry.getValue(), entry.getKey(), catalog);
    }
    return failed ? ExitCode.GATE_FAILED : ExitCode.DONE;
  }

  /** Reads every file and checks every directory, so that nothing runs when one is wrong. */
  private Map<Path, Experiment> read(Catalog catalog) throws ExperimentException {
    Map<Path, Experiment> experiments = new LinkedHashMap<>();
    var wrong = new ArrayList<PlacedProblem>();
    var refused = new ArrayList<Problem>();
    for (var file : files) {
      try {
        var experiment = ExperimentFile.read(file, overrides, catalog.names());
        Feasibility.require(experiment, catalog);
        var directory = out.resolve(directoryName(experiment.spec().name()));
        if (experiments.putIfAbsent(directory, experiment) != null) {
          refused.add(
              new Problem(
                  directory.toString(),
                  "two of the experiments are called "
                      + experiment.spec().name()
                      + " and would write here."));
        }
        refused.addAll(RunDirectory.check(directory));
      } catch (ExperimentException e) {
        wrong.addAll(e.problems());
      }
    }
    if (!wrong.isEmpty()) {
      throw new ExperimentException(wrong);
    }
    if (!refused.isEmpty()) {
      throw new RefusedDirectoryException(refused);
    }
    return experiments;
  }

  private boolean run(Experiment experiment, Path directory, Catalog catalog)
      throws ExperimentException, IOException, InterruptedException {
    var result = ExperimentRunner.run(experiment, catalog, Densimeter.Version.number(), jobs);
    RunDirectory.write(result, directory);
    var console = spec.commandLine().getOut();
    console.println(SummaryTable.of(result));
    console.print(AnalysisTable.ofUncertainty(result));
    boolean held = print(Gate.of(experiment, result), console);
    console.println("Results: " + directory.resolve("report.html"));
    console.flush();
    return held;
  }

  private static boolean print(List<Gate> gates, PrintWriter console) {
    boolean held = true;
    for (var gate : gates) {
      held &= gate.verdict() != Gate.Verdict.FAILED;
      console.printf(
          "%s %s, %s: %s%n",
          gate.verdict().name().toLowerCase(Locale.ROOT),
          gate.scenario(),
          gate.metric(),
          gate.statement());
    }
    return held;
  }

  /** A name of a directory made from the name of an experiment, which may hold any text. */
  static String directoryName(String experimentName) {
    String plain =
        experimentName
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^-|-$", "");
    String clipped = plain.length() > 60 ? plain.substring(0, 60) : plain;
    return clipped.isEmpty() ? "experiment" : clipped;
  }
}

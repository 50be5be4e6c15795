package io.densimeter.experiments.cli;

import io.densimeter.experiments.catalog.Catalog;
import io.densimeter.experiments.overhead.Comparison;
import io.densimeter.experiments.overhead.OperatingPoint;
import io.densimeter.experiments.overhead.OverheadText;
import io.densimeter.experiments.yaml.ExperimentException;
import io.densimeter.model.platform.Implementation;
import io.densimeter.model.platform.Technique;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code densimeter overhead}: what each technique costs for a profile on a platform. */
@Command(
    name = "overhead",
    description = "Slowdown and cycles of each technique for a profile on a platform.",
    exitCodeOnInvalidInput = 2,
    exitCodeOnExecutionException = 3,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:Done.", "2:Invalid usage.", "3:Internal error."})
public final class OverheadCommand implements Callable<Integer> {
  @Spec private CommandSpec command = CommandSpec.create();

  @Parameters(
      paramLabel = "PROFILE",
      description = "Workload profile: a name of the catalogue or a YAML file.")
  private String profile = "";

  @Option(
      names = "--platform",
      required = true,
      paramLabel = "P",
      description = "CPU platform: a name of the catalogue or a YAML file.")
  private String platform = "";

  @Option(
      names = "--techniques",
      split = ",",
      paramLabel = "T",
      description = "Techniques, each by its usual implementation; all by default.")
  private List<String> techniques = new ArrayList<>();

  @Option(
      names = "--implementation",
      split = ",",
      paramLabel = "I",
      description = "Implementations: names of the catalogue or YAML files.")
  private List<String> implementations = new ArrayList<>();

  @Option(
      names = "--load",
      defaultValue = "50 %",
      paramLabel = "L",
      description = "Native busy time over wall time of a vCPU; ${DEFAULT-VALUE} by default.")
  private String load = "";

  @Option(
      names = "--format",
      defaultValue = "table",
      paramLabel = "F",
      description = "table, csv or json; ${DEFAULT-VALUE} by default.")
  private String format = "";

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help and exit.")
  @SuppressWarnings("unused") // picocli reads it
  private boolean help;

  @Override
  public Integer call() {
    try {
      return told();
    } catch (ExperimentException invalid) {
      command.commandLine().getErr().println(invalid.getMessage());
      return ExitCode.INVALID_INPUT;
    }
  }

  private int told() throws ExperimentException {
    var catalog = Catalog.shipped();
    var names = new CatalogNames(catalog, command);
    var chosenFormat = names.format(format);
    var chosenPlatform = names.platform(platform);
    var chosenProfile = names.profile(profile);
    double loadFraction = names.load(load);
    var points = new ArrayList<OperatingPoint>();
    for (var implementation : chosen(catalog, names)) {
      points.add(new OperatingPoint(chosenPlatform, implementation, chosenProfile, loadFraction));
    }
    command.commandLine().getOut().print(OverheadText.of(Comparison.of(points), chosenFormat));
    command.commandLine().getOut().flush();
    return 0;
  }

  private List<Implementation> chosen(Catalog catalog, CatalogNames names)
      throws ExperimentException {
    var chosen = new ArrayList<Implementation>();
    if (techniques.isEmpty() && implementations.isEmpty()) {
      Arrays.stream(Technique.values()).map(catalog::usual).forEach(chosen::add);
    }
    for (var name : techniques) {
      chosen.add(catalog.usual(names.technique(name.strip())));
    }
    for (var name : implementations) {
      chosen.add(names.implementation(name.strip()));
    }
    return chosen.stream().distinct().toList();
  }
}

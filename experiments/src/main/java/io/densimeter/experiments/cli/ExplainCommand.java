package io.densimeter.experiments.cli;

import io.densimeter.experiments.catalog.Catalog;
import io.densimeter.experiments.overhead.Explanation;
import io.densimeter.experiments.overhead.ExplanationText;
import io.densimeter.experiments.overhead.OperatingPoint;
import io.densimeter.experiments.overhead.SourcedFigure;
import io.densimeter.experiments.yaml.ExperimentException;
import io.densimeter.model.kernel.Mechanism;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code densimeter explain}: where an overhead comes from, back to the source of each price. */
@Command(
    name = "explain",
    description = {
      "Follows an overhead to its prices and their sources.",
      "With a platform, an implementation or a profile alone, its figures and their sources."
    },
    exitCodeOnInvalidInput = 2,
    exitCodeOnExecutionException = 3,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:Done.", "2:Invalid usage.", "3:Internal error."})
public final class ExplainCommand implements Callable<Integer> {
  @Spec private CommandSpec command = CommandSpec.create();

  @Parameters(
      arity = "0..1",
      paramLabel = "PROFILE",
      description = "Workload profile: a name of the catalogue or a YAML file.")
  private @Nullable String profile;

  @Option(
      names = "--platform",
      paramLabel = "P",
      description = "CPU platform: a name of the catalogue or a YAML file.")
  private @Nullable String platform;

  @Option(
      names = "--implementation",
      paramLabel = "I",
      description = "Implementation: a name of the catalogue or a YAML file.")
  private @Nullable String implementation;

  @Option(names = "--mechanism", paramLabel = "M", description = "One mechanism; all by default.")
  private @Nullable String mechanism;

  @Option(
      names = "--load",
      defaultValue = "50 %",
      paramLabel = "L",
      description = "Native busy time over wall time of a vCPU; ${DEFAULT-VALUE} by default.")
  private String load = "";

  @Option(
      names = "--sensitivity",
      description = "Show how the slowdown moves when a figure is raised by a tenth.")
  private boolean sensitivity;

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
    var names = new CatalogNames(Catalog.shipped(), command);
    String text;
    if (profile != null && platform != null && implementation != null) {
      text =
          explained(
              names,
              new OperatingPoint(
                  names.platform(platform),
                  names.implementation(implementation),
                  names.profile(profile),
                  names.load(load)));
    } else if (sensitivity || mechanism != null) {
      throw names.usage(
          "--sensitivity and --mechanism need a profile, a platform and an implementation.");
    } else {
      text = figures(names);
    }
    command.commandLine().getOut().print(text);
    command.commandLine().getOut().flush();
    return 0;
  }

  private String figures(CatalogNames names) throws ExperimentException {
    var text = new StringBuilder();
    if (profile != null) {
      var found = names.profile(profile);
      text.append(figures("Profile", found.name(), found.description(), SourcedFigure.of(found)));
    }
    if (platform != null) {
      var found = names.platform(platform);
      text.append(figures("Platform", found.name(), found.description(), SourcedFigure.of(found)));
    }
    if (implementation != null) {
      var found = names.implementation(implementation);
      var figures = SourcedFigure.of(found);
      text.append(figures("Implementation", found.name(), found.description(), figures));
    }
    if (text.isEmpty()) {
      throw names.usage("explain needs a profile, --platform or --implementation.");
    }
    return text.toString();
  }

  private static String figures(
      String kind, String name, String description, List<SourcedFigure> figures) {
    return ExplanationText.figures(kind + " " + name + ": " + description, figures);
  }

  private String explained(CatalogNames names, OperatingPoint at) {
    var obstacles = at.obstacles();
    if (!obstacles.isEmpty()) {
      throw names.usage("Infeasible: " + String.join("; ", obstacles) + ".");
    }
    var explanation = Explanation.of(at);
    if (sensitivity && mechanism == null) {
      return ExplanationText.sensitivities(explanation);
    }
    var mechanisms = chosen(names, explanation);
    var text = ExplanationText.mechanisms(explanation, mechanisms);
    return sensitivity ? text + "\n" + ExplanationText.sensitivities(explanation) : text;
  }

  private List<Mechanism> chosen(CatalogNames names, Explanation explanation) {
    var charged = explanation.overhead().mechanisms();
    if (mechanism == null) {
      return charged;
    }
    var labels = Arrays.stream(Mechanism.values()).map(Mechanism::label).toList();
    var found = Mechanism.values()[labels.indexOf(names.known("mechanism", mechanism, labels))];
    if (!charged.contains(found)) {
      var inUse = charged.stream().map(Mechanism::label).toList();
      throw names.usage(
          "Nothing is charged to " + mechanism + " here, but to " + String.join(", ", inUse) + ".");
    }
    return List.of(found);
  }
}

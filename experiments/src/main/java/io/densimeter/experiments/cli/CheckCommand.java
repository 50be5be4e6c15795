package io.densimeter.experiments.cli;

import io.densimeter.experiments.catalog.Catalog;
import io.densimeter.experiments.check.RegressionCheck;
import io.densimeter.experiments.check.WholeFile;
import io.densimeter.experiments.yaml.ExperimentException;
import io.densimeter.reports.check.CheckOutcome;
import io.densimeter.reports.check.JUnitXml;
import io.densimeter.reports.check.Sarif;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Compares modelled overheads with a baseline that was committed. */
@Command(
    name = "check",
    description = {
      "Compare modelled overheads with a committed baseline; say which mechanism moved, and why.",
      "FILE says which implementations, platforms and profiles at which loads. A digit that differs"
          + " is a difference, unless there is a tolerance."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:nothing differs, or the baseline was updated",
      "1:something differs",
      "2:the command line or an input is invalid; nothing was run or written",
      "3:an error of the program itself"
    })
@SuppressWarnings("NullAway.Init")
final class CheckCommand implements Callable<Integer> {
  /** More differences than a reader wants on a terminal. */
  private static final int SHOWN = 20;

  private final Supplier<Catalog> catalogue;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "YAML file of what to check.")
  private Path file;

  @Option(
      names = "--baseline",
      required = true,
      paramLabel = "F",
      description = "JSON file to compare with.")
  private Path baseline;

  @Option(
      names = "--update",
      description = "Write what is modelled now into the baseline, and show what changes by it.")
  private boolean update;

  @Option(names = "--junit", paramLabel = "F", description = "Write the outcome as JUnit XML.")
  private @Nullable Path junit;

  @Option(names = "--sarif", paramLabel = "F", description = "Write the outcome as SARIF 2.1.0.")
  private @Nullable Path sarif;

  @Option(
      names = "--tolerance",
      paramLabel = "SHARE",
      description =
          "How far a figure may be from the baseline's, such as \"1 %%\" (default: as FILE says,"
              + " else 0 %%).")
  private @Nullable String tolerance;

  @Option(
      names = "--jobs",
      paramLabel = "N",
      description = "Threads; the outcome is the same for any number (default: one a core).")
  private int jobs = Runtime.getRuntime().availableProcessors();

  CheckCommand() {
    this(Catalog::shipped);
  }

  /** Creates a command that checks this catalogue. */
  CheckCommand(Supplier<Catalog> catalogue) {
    this.catalogue = catalogue;
  }

  @Override
  public Integer call() throws InterruptedException {
    var err = spec.commandLine().getErr();
    try {
      var catalog = catalogue.get();
      var stated = usage(catalog);
      return check(RegressionCheck.read(file, baseline, update, catalog), stated);
    } catch (ExperimentException invalid) {
      err.println(invalid.getMessage());
    } catch (FileSystemException e) {
      var reason = e.getReason() == null ? e.getClass().getSimpleName() : e.getReason();
      err.println(e.getFile() + ": cannot be written: " + reason + ".");
    } catch (IOException e) {
      err.println("An output cannot be written: " + e.getMessage());
    }
    err.flush();
    return ExitCode.INVALID_INPUT;
  }

  private int check(RegressionCheck check, @Nullable Double stated)
      throws IOException, InterruptedException {
    var out = spec.commandLine().getOut();
    double toleranceFraction = stated == null ? check.toleranceFraction() : stated;
    var result = check.execute(jobs);
    var outcome = result.compare(update ? 0 : toleranceFraction, Densimeter.Version.number());
    if (junit != null) {
      WholeFile.write(junit, JUnitXml.text(outcome));
    }
    if (sarif != null) {
      WholeFile.write(sarif, Sarif.text(outcome));
    }
    print(outcome, out);
    boolean differs = !outcome.findings().isEmpty();
    out.printf(
        "%d combinations checked, %d cannot run; %s.%n",
        check.combinations(),
        check.infeasible(),
        differs ? count(outcome.findings().size(), "difference") : "no difference");
    if (update) {
      out.println((result.update() ? "Written: " : "Up to date: ") + baseline);
    } else if (differs) {
      out.printf("If that is meant: densimeter check %s --baseline %s --update%n", file, baseline);
    }
    out.flush();
    return update || !differs ? ExitCode.DONE : ExitCode.GATE_FAILED;
  }

  private void print(CheckOutcome outcome, PrintWriter out) {
    var findings = outcome.findings();
    int shown = update ? findings.size() : Math.min(SHOWN, findings.size());
    findings.subList(0, shown).forEach(finding -> out.println(finding.message()));
    if (shown < findings.size()) {
      out.println(
          "and "
              + count(findings.size() - shown, "more difference")
              + "; --junit and --sarif write all of them.");
    }
    outcome.notes().forEach(out::println);
  }

  private static String count(int count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }

  /**
   * Returns the tolerance of the command line, or null when it has none.
   *
   * @throws ParameterException with everything that is wrong with the command line
   */
  private @Nullable Double usage(Catalog catalog) {
    var wrong = new ArrayList<String>();
    if (jobs < 1) {
      wrong.add("Invalid value for option '--jobs': must be 1 or more, was " + jobs + ".");
    }
    outputs(wrong);
    Double stated = null;
    if (tolerance != null) {
      try {
        stated = new CatalogNames(catalog, spec).share("--tolerance", tolerance);
      } catch (ParameterException e) {
        wrong.add(String.valueOf(e.getMessage()));
      }
    }
    if (!wrong.isEmpty()) {
      throw new ParameterException(spec.commandLine(), String.join(System.lineSeparator(), wrong));
    }
    return stated;
  }

  /** Refuses outputs that would overwrite each other or an input, or that are folders. */
  private void outputs(List<String> wrong) {
    Map<Path, String> taken = new HashMap<>();
    taken.put(file.toAbsolutePath().normalize(), "FILE");
    output("--baseline", baseline, taken, wrong);
    output("--junit", junit, taken, wrong);
    output("--sarif", sarif, taken, wrong);
  }

  private static void output(
      String option, @Nullable Path path, Map<Path, String> taken, List<String> wrong) {
    if (path == null) {
      return;
    }
    var other = taken.putIfAbsent(path.toAbsolutePath().normalize(), option);
    if (other != null) {
      wrong.add(option + ": is the same file as " + other + ", " + path + ".");
    }
    if (Files.isDirectory(path)) {
      wrong.add(option + ": must be a file, is the folder " + path + ".");
    }
  }
}

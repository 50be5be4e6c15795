package io.densimeter.experiments.cli;

import io.densimeter.experiments.yaml.ExperimentException;
import io.densimeter.reports.run.RefusedDirectoryException;
import io.densimeter.workloads.trace.TraceException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The program: its commands, its exit codes, and how errors are told. */
@Command(
    name = "densimeter",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    versionProvider = Densimeter.Version.class,
    description = "Sizes virtualized server estates by what each virtualization technique costs.",
    subcommands = {
      RunCommand.class,
      ValidateCommand.class,
      OverheadCommand.class,
      DensityCommand.class,
      ExplainCommand.class,
      ReferenceCommand.class,
      CheckCommand.class,
      TcoCommand.class,
      CalibrateCommand.class,
      SchemaCommand.class,
      GenerateCompletion.class
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:an expectation of an experiment did not hold",
      "2:the command line or an input is invalid; nothing was run",
      "3:an error of the program itself"
    })
public final class Densimeter implements Runnable {
  @Spec private CommandSpec spec;

  /** Made by picocli, which fills it. */
  @SuppressWarnings("NullAway.Init")
  public Densimeter() {}

  /** Runs a command and ends with its exit code. */
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  /** Returns the command line, ready to execute. */
  static CommandLine commandLine() {
    return new CommandLine(new Densimeter())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExitCodeExceptionMapper(
            error ->
                error instanceof ParameterException
                    ? ExitCode.INVALID_INPUT
                    : ExitCode.INTERNAL_ERROR)
        .setExecutionExceptionHandler(
            (error, command, result) -> {
              var err = command.getErr();
              if (error instanceof ExperimentException
                  || error instanceof TraceException
                  || error instanceof RefusedDirectoryException) {
                err.println(error.getMessage());
                if (error instanceof TraceException trace) {
                  int count = trace.problems().size();
                  err.printf("%d problem%s; nothing was run.%n", count, count == 1 ? "" : "s");
                }
                return ExitCode.INVALID_INPUT;
              }
              err.println("densimeter: an error of the program itself; please report it.");
              error.printStackTrace(err);
              return ExitCode.INTERNAL_ERROR;
            });
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "A command is missing.");
  }

  /** Tells the version that the build wrote. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"densimeter " + number()};
    }

    static String number() {
      var properties = new Properties();
      try (InputStream in = Densimeter.class.getResourceAsStream("version.properties")) {
        properties.load(in);
      } catch (IOException e) {
        throw new IllegalStateException("The version is not readable.", e);
      }
      return properties.getProperty("version");
    }
  }
}

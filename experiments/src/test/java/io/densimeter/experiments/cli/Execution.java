package io.densimeter.experiments.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/**
 * What executing a command line gave.
 *
 * @param exitCode the exit code
 * @param out the standard output
 * @param err the standard error
 */
record Execution(int exitCode, String out, String err) {
  static Execution of(Object command, String... arguments) {
    var out = new StringWriter();
    var err = new StringWriter();
    int exitCode =
        new CommandLine(command)
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute(arguments);
    return new Execution(exitCode, out.toString(), err.toString());
  }

  /** Returns the first line of the standard error. */
  String firstError() {
    return err.lines().findFirst().orElse("");
  }
}

package io.densimeter.experiments.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints the JSON Schema of experiment files, for editors. */
@Command(name = "schema", description = "Print the JSON Schema of experiment files, for editors.")
@SuppressWarnings("NullAway.Init")
final class SchemaCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    try (var in = SchemaCommand.class.getResourceAsStream("/experiment.schema.json")) {
      if (in == null) {
        throw new IllegalStateException("The schema is not in the program.");
      }
      var out = spec.commandLine().getOut();
      out.print(new String(in.readAllBytes(), StandardCharsets.UTF_8));
      out.flush();
    }
    return ExitCode.DONE;
  }
}

package io.densimeter.experiments.cli;

import io.densimeter.experiments.catalog.Catalog;
import io.densimeter.experiments.density.Density;
import io.densimeter.experiments.density.DensityFormat;
import io.densimeter.experiments.density.DensitySpec;
import io.densimeter.experiments.yaml.StrictYaml;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code densimeter density}: guests per host under a service level, and what limits them. */
@Command(
    name = "density",
    description = "Find how many guests, or tiles of guests, a host carries under a service level.")
@SuppressWarnings("NullAway.Init")
final class DensityCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "Density file.")
  private Path file;

  @Option(
      names = "--format",
      defaultValue = "table",
      paramLabel = "F",
      description = "table, csv or json; ${DEFAULT-VALUE} by default.")
  private String format = "";

  @Override
  public Integer call() throws Exception {
    var catalog = Catalog.shipped();
    var names = new CatalogNames(catalog, spec);
    var formats = DensityFormat.values();
    List<String> labels = Arrays.stream(formats).map(DensityFormat::label).toList();
    var chosen = formats[labels.indexOf(names.known("format", format, labels))];
    var known =
        Map.of(
            "platform", catalog.names().platforms(),
            "implementation", catalog.names().implementations(),
            "profile", catalog.names().profiles());
    var density = StrictYaml.read(file, DensitySpec.class, known).orThrow();
    var out = spec.commandLine().getOut();
    out.print(chosen.text(density, Density.of(density, catalog)));
    out.flush();
    return ExitCode.DONE;
  }
}

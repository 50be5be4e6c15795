package io.densimeter.experiments.cli;

import io.densimeter.experiments.catalog.Catalog;
import io.densimeter.experiments.density.Density;
import io.densimeter.experiments.density.DensityFormat;
import io.densimeter.experiments.density.DensitySpec;
import io.densimeter.experiments.spec.OverriddenFile;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
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

  @Option(
      names = "--jobs",
      paramLabel = "N",
      description = "Techniques that are searched side by side (default: one for each core).")
  private int jobs = Runtime.getRuntime().availableProcessors();

  @Option(names = "--set", paramLabel = "PATH=VALUE", description = Overrides.DESCRIPTION)
  private List<String> overrides = List.of();

  @Override
  public Integer call() throws Exception {
    var catalog = Catalog.shipped();
    var names = new CatalogNames(catalog, spec);
    var formats = DensityFormat.values();
    List<String> labels = Arrays.stream(formats).map(DensityFormat::label).toList();
    var chosen = formats[labels.indexOf(names.known("format", format, labels))];
    if (jobs < 1) {
      throw names.usage("--jobs must be 1 or more, was " + jobs + ".");
    }
    var density = OverriddenFile.read(file, DensitySpec.class, overrides, catalog.names());
    var out = spec.commandLine().getOut();
    out.print(chosen.text(density, Density.of(density, catalog, jobs)));
    out.flush();
    return ExitCode.DONE;
  }
}

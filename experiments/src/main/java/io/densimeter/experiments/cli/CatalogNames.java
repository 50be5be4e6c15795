package io.densimeter.experiments.cli;

import io.densimeter.experiments.catalog.Catalog;
import io.densimeter.experiments.text.TextFormat;
import io.densimeter.experiments.yaml.EntryFiles;
import io.densimeter.experiments.yaml.EntryName;
import io.densimeter.experiments.yaml.ExperimentException;
import io.densimeter.experiments.yaml.Problems;
import io.densimeter.model.platform.Implementation;
import io.densimeter.model.platform.Platform;
import io.densimeter.model.platform.Technique;
import io.densimeter.model.units.Dimension;
import io.densimeter.model.units.Nearest;
import io.densimeter.model.workload.WorkloadProfile;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** Words of a command line turned into entries of the catalogue, or into a usage error. */
final class CatalogNames {
  private final Catalog catalog;
  private final CommandSpec command;

  CatalogNames(Catalog catalog, CommandSpec command) {
    this.catalog = catalog;
    this.command = command;
  }

  /** Returns the platform of that name, or in that file. */
  Platform platform(String name) throws ExperimentException {
    return catalog.platform(entry("platform", name, catalog.names().platforms()));
  }

  /** Returns the implementation of that name, or in that file. */
  Implementation implementation(String name) throws ExperimentException {
    return catalog.implementation(entry("implementation", name, catalog.names().implementations()));
  }

  /** Returns the profile of that name, or in that file. */
  WorkloadProfile profile(String name) throws ExperimentException {
    return catalog.profile(entry("profile", name, catalog.names().profiles()));
  }

  private String entry(String kind, String text, Collection<String> names)
      throws ExperimentException {
    try {
      return entry(catalog, kind, text, names);
    } catch (IllegalArgumentException neither) {
      throw usage(String.valueOf(neither.getMessage()));
    }
  }

  /**
   * Returns by which name the catalogue knows an entry: its own, or its path after reading it.
   *
   * @throws IllegalArgumentException when it is neither a name nor a file
   * @throws ExperimentException with everything that is wrong with the file
   */
  static String entry(Catalog catalog, String kind, String text, Collection<String> names)
      throws ExperimentException {
    String name = EntryName.resolve(kind, text, Path.of("").toAbsolutePath(), names);
    if (EntryFiles.isPath(name)) {
      var problems = new Problems();
      catalog.readFile(kind, Path.of(name), problems);
      problems.throwIfAny();
    }
    return name;
  }

  Technique technique(String name) {
    var names = Arrays.stream(Technique.values()).map(Technique::yamlName).toList();
    return Technique.named(known("technique", name, names)).orElseThrow();
  }

  TextFormat format(String name) {
    var labels = Arrays.stream(TextFormat.values()).map(TextFormat::label).toList();
    return TextFormat.values()[labels.indexOf(known("format", name, labels))];
  }

  /** Returns a load of more than 0 % and at most 100 %, as a fraction. */
  double load(String text) {
    double fraction = share("--load", text);
    if (!(fraction > 0 && fraction <= 1)) {
      throw usage("--load must be more than 0 % and at most 100 %, was " + text + ".");
    }
    return fraction;
  }

  /** Returns a share such as {@code 5 %}, as a fraction. */
  double share(String option, String text) {
    try {
      Dimension.SHARE.check(text, "");
      return Dimension.SHARE.real(text);
    } catch (IllegalArgumentException e) {
      throw usage(option + " " + e.getMessage());
    }
  }

  String known(String kind, String name, Collection<String> names) {
    if (!names.contains(name)) {
      throw usage(Nearest.sentence("unknown " + kind + " " + name, name, names));
    }
    return name;
  }

  CommandLine.ParameterException usage(String message) {
    return new CommandLine.ParameterException(command.commandLine(), message);
  }
}

package io.densimeter.experiments.spec;

import io.densimeter.experiments.yaml.Node;
import io.densimeter.experiments.yaml.Paths;
import io.densimeter.experiments.yaml.PlacedProblem;
import io.densimeter.model.units.Problem;
import java.nio.file.Path;
import java.util.List;

/**
 * An experiment, valid and expanded: what {@code densimeter validate} shows and a run carries out.
 *
 * @param file the file
 * @param text the file as it was read
 * @param overrides the overrides as given, {@code path=value}, already in {@code spec}
 * @param spec the experiment, with the overrides and before the sweep
 * @param tree the file with the overrides, for the places of its values
 * @param scenarios one for each combination of swept values and each technique; the last axis is
 *     faster than the first, the technique fastest
 */
public record Experiment(
    Path file,
    String text,
    List<String> overrides,
    ExperimentSpec spec,
    Node tree,
    List<Scenario> scenarios) {
  public Experiment {
    overrides = List.copyOf(overrides);
    scenarios = List.copyOf(scenarios);
  }

  /** Returns a problem with the value at a path of the file. */
  public PlacedProblem problem(String path, String message) {
    return new PlacedProblem(Paths.place(tree, path), new Problem(path, message));
  }
}

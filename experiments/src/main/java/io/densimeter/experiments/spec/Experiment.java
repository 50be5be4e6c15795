package io.densimeter.experiments.spec;

import java.nio.file.Path;
import java.util.List;

/**
 * An experiment, valid and expanded: what {@code densimeter validate} shows and a run carries out.
 *
 * @param file the file
 * @param text the file as it was read
 * @param overrides the overrides as given, {@code path=value}, already in {@code spec}
 * @param spec the experiment, with the overrides and before the sweep
 * @param scenarios one for each combination of swept values and each technique; the last axis is
 *     faster than the first, the technique fastest
 */
public record Experiment(
    Path file, String text, List<String> overrides, ExperimentSpec spec, List<Scenario> scenarios) {
  public Experiment {
    overrides = List.copyOf(overrides);
    scenarios = List.copyOf(scenarios);
  }
}

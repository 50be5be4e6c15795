package io.densimeter.experiments.spec;

import io.densimeter.experiments.yaml.EntryFiles;
import io.densimeter.model.stats.Metric;
import io.densimeter.model.stats.Metrics;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * The names that an experiment file may refer to.
 *
 * @param platforms CPU platforms
 * @param implementations implementations of techniques
 * @param profiles workload profiles
 * @param powerCurves power curves
 * @param files reads platforms, implementations and profiles that are named by a path
 */
public record Names(
    Collection<String> platforms,
    Collection<String> implementations,
    Collection<String> profiles,
    Collection<String> powerCurves,
    EntryFiles files) {
  public Names {
    platforms = List.copyOf(platforms);
    implementations = List.copyOf(implementations);
    profiles = List.copyOf(profiles);
    powerCurves = List.copyOf(powerCurves);
  }

  /** Returns the names by what they name, as components are annotated. */
  Map<String, Collection<String>> byKind() {
    return Map.of(
        "platform", platforms,
        "implementation", implementations,
        "profile", profiles,
        "power curve", powerCurves,
        "metric", Metrics.ALL.stream().map(Metric::name).toList());
  }
}

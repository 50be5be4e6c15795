package io.densimeter.experiments.spec;

import io.densimeter.experiments.yaml.EntryFiles;
import io.densimeter.experiments.yaml.Node;
import io.densimeter.model.stats.Metric;
import io.densimeter.model.stats.Metrics;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The names that an experiment file may refer to.
 *
 * @param platforms CPU platforms
 * @param implementations implementations of techniques
 * @param profiles workload profiles
 * @param powerCurves power curves
 * @param tariffs tariffs of energy
 * @param grids grids, with their carbon intensity
 * @param files reads platforms, implementations and profiles that are named by a path
 */
public record Names(
    Collection<String> platforms,
    Collection<String> implementations,
    Collection<String> profiles,
    Collection<String> powerCurves,
    Collection<String> tariffs,
    Collection<String> grids,
    EntryFiles files) {
  public Names {
    platforms = List.copyOf(platforms);
    implementations = List.copyOf(implementations);
    profiles = List.copyOf(profiles);
    powerCurves = List.copyOf(powerCurves);
    tariffs = List.copyOf(tariffs);
    grids = List.copyOf(grids);
  }

  /**
   * Returns the names by what they name, as components are annotated, with those of entries that
   * the file itself holds.
   */
  Map<String, Collection<String>> byKind(Node file) {
    return Map.of(
        "platform", platforms,
        "implementation", implementations,
        "profile", profiles,
        "power curve", with(powerCurves, file, "power-curves"),
        "tariff", with(tariffs, file, "tco", "tariffs"),
        "grid", with(grids, file, "carbon", "grids"),
        "metric", Metrics.ALL.stream().map(Metric::name).toList());
  }

  private static Collection<String> with(Collection<String> known, Node file, String... path) {
    Node node = file;
    for (var key : path) {
      var entry = node instanceof Node.Mapping keys ? keys.entries().get(key) : null;
      if (entry == null) {
        return known;
      }
      node = entry.value();
    }
    Set<String> all = new LinkedHashSet<>(known);
    if (node instanceof Node.Mapping entries) {
      all.addAll(entries.entries().keySet());
    }
    return all;
  }
}

package io.densimeter.experiments.check;

import io.densimeter.experiments.catalog.Catalog;
import io.densimeter.experiments.overhead.OperatingPoint;
import io.densimeter.experiments.yaml.ExperimentException;
import io.densimeter.experiments.yaml.Node;
import io.densimeter.experiments.yaml.Place;
import io.densimeter.experiments.yaml.Problems;
import io.densimeter.experiments.yaml.Source;
import io.densimeter.experiments.yaml.StrictYaml;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a check file asks for, ready to be executed.
 *
 * @param toleranceFraction how far a figure may be from the baseline's, over the baseline's
 * @param points the feasible combinations
 * @param obstacles the others, each with the reasons
 * @param inputs the files of the catalogue that the feasible ones are made of
 */
record CheckPlan(
    double toleranceFraction,
    Map<Combination, OperatingPoint> points,
    Map<Combination, List<String>> obstacles,
    Map<String, InputFigures> inputs) {
  CheckPlan {
    points = Collections.unmodifiableMap(new TreeMap<>(points));
    obstacles = Collections.unmodifiableMap(new TreeMap<>(obstacles));
    inputs = Collections.unmodifiableMap(new TreeMap<>(inputs));
  }

  /**
   * Reads a check file.
   *
   * @throws ExperimentException with every problem; an entry of which nothing is feasible is one
   */
  static CheckPlan read(Path file, Catalog catalog) throws ExperimentException {
    var problems = new Problems();
    var source = Source.ofFile(file);
    var text = StrictYaml.text(file, source, problems);
    var tree = text == null ? null : StrictYaml.tree(text, source, problems);
    var spec = tree == null ? null : bind(tree, catalog, problems);
    problems.throwIfAny();
    if (tree == null || spec == null) {
      throw new IllegalStateException(file + " gave neither a check nor a problem.");
    }
    var planner = new Planner(catalog);
    for (int i = 0; i < spec.check().size(); i++) {
      if (!planner.add(spec.check().get(i))) {
        problems.add(
            entry(tree, i),
            "check[" + i + "]",
            "nothing of it can run: " + planner.lastObstacle() + " Maybe other platforms?");
      }
    }
    problems.throwIfAny();
    return new CheckPlan(
        spec.toleranceFraction(), planner.points, planner.obstacles, planner.inputs());
  }

  private static @Nullable CheckFile bind(Node tree, Catalog catalog, Problems problems) {
    var names = catalog.names();
    return StrictYaml.bind(
        tree,
        CheckFile.class,
        Map.of(
            "platform", names.platforms(),
            "implementation", names.implementations(),
            "profile", names.profiles()),
        problems);
  }

  private static Place entry(Node tree, int index) {
    if (tree instanceof Node.Mapping file) {
      var check = file.entries().get("check");
      if (check != null && check.value() instanceof Node.Items entries) {
        return entries.values().get(index).place();
      }
    }
    return tree.place();
  }

  /** Entries turned into combinations; each file of the catalogue is read once. */
  private static final class Planner {
    private final Catalog catalog;
    private final Map<String, Object> read = new TreeMap<>();
    private final Map<Combination, OperatingPoint> points = new TreeMap<>();
    private final Map<Combination, List<String>> obstacles = new TreeMap<>();
    private String lastObstacle = "";

    Planner(Catalog catalog) {
      this.catalog = catalog;
    }

    /** Adds the combinations of an entry; returns whether any of them is feasible. */
    boolean add(CheckFile.Entry entry) {
      var names = catalog.names();
      boolean any = false;
      for (var platformName : chosen(entry.platforms(), names.platforms())) {
        var platform = once("platforms/" + platformName, platformName, catalog::platform);
        for (var name : chosen(entry.implementations(), names.implementations())) {
          var implementation = once("implementations/" + name, name, catalog::implementation);
          for (var profileName : chosen(entry.profiles(), names.profiles())) {
            var profile = once("profiles/" + profileName, profileName, catalog::profile);
            for (double load : entry.loadsFraction()) {
              any |= add(new OperatingPoint(platform, implementation, profile, load));
            }
          }
        }
      }
      return any;
    }

    private boolean add(OperatingPoint at) {
      var reasons = at.obstacles();
      if (reasons.isEmpty()) {
        points.put(Combination.of(at), at);
        return true;
      }
      obstacles.put(Combination.of(at), reasons);
      lastObstacle = reasons.get(0);
      return false;
    }

    private static Collection<String> chosen(List<String> names, Collection<String> all) {
      return names.isEmpty() ? all : names;
    }

    @SuppressWarnings("unchecked") // the folder in the key says the type
    private <T> T once(String key, String name, Function<String, T> reader) {
      return (T) read.computeIfAbsent(key, k -> reader.apply(name));
    }

    String lastObstacle() {
      return lastObstacle;
    }

    Map<String, InputFigures> inputs() {
      var names = new TreeSet<String>();
      points.keySet().forEach(combination -> names.addAll(combination.inputs()));
      var inputs = new TreeMap<String, InputFigures>();
      names.forEach(name -> inputs.put(name, InputFigures.of(catalog.text(name))));
      return inputs;
    }
  }
}

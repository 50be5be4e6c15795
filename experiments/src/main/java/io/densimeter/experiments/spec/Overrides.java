package io.densimeter.experiments.spec;

import io.densimeter.experiments.yaml.Node;
import io.densimeter.experiments.yaml.Place;
import io.densimeter.experiments.yaml.Problems;
import io.densimeter.experiments.yaml.Source;
import io.densimeter.experiments.yaml.StrictYaml;
import io.densimeter.experiments.yaml.TreePath;
import java.util.ArrayList;
import java.util.List;

/**
 * The overrides of the command line, put into the tree.
 *
 * @param tree the tree with them
 * @param paths what they set
 */
record Overrides(Node tree, List<Target> paths) {
  private static final String SWEEP = "sweep.";

  /**
   * What one override sets.
   *
   * @param path the path, with indices
   * @param place the place of the override
   */
  record Target(TreePath path, Place place) {}

  static Overrides apply(Node tree, List<String> overrides, Problems problems) {
    List<Target> targets = new ArrayList<>();
    Node result = tree;
    for (int i = 0; i < overrides.size() && tree instanceof Node.Mapping; i++) {
      String override = overrides.get(i);
      int equals = override.indexOf('=');
      String name = equals < 0 ? override : override.substring(0, equals);
      var source = Source.ofOverride(name, i + 1);
      var place = Place.whole(source);
      if (equals < 0) {
        problems.add(place, "", "must be path=value.");
        continue;
      }
      var value = StrictYaml.tree(override.substring(equals + 1), source, problems);
      if (value == null) {
        continue;
      }
      try {
        var path = path(name).resolve(result);
        result = path.set(result, value, place);
        targets.add(new Target(path, place));
      } catch (IllegalArgumentException refused) {
        problems.add(place, "", String.valueOf(refused.getMessage()));
      }
    }
    return new Overrides(result, targets);
  }

  /** Adds a problem for each override that the sweep would replace. */
  void refuseSwept(Sweep sweep, Problems problems) {
    for (var target : paths) {
      for (var axis : sweep.axes()) {
        if (target.path().startsWith(axis.path())) {
          problems.add(
              target.place(),
              "",
              "is swept in the file. Maybe --set \"" + SWEEP + axis.name() + "=[…]\"?");
        }
      }
    }
  }

  /** Below {@code sweep} the rest is one key, dots and all. */
  private static TreePath path(String name) {
    return name.startsWith(SWEEP)
        ? TreePath.ofKeys("sweep", name.substring(SWEEP.length()))
        : TreePath.of(name);
  }
}

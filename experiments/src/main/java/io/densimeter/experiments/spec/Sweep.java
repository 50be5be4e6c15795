package io.densimeter.experiments.spec;

import io.densimeter.experiments.yaml.Node;
import io.densimeter.experiments.yaml.Place;
import io.densimeter.experiments.yaml.Problems;
import io.densimeter.experiments.yaml.TreePath;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The sweep: a cartesian product of axes, the last one fastest.
 *
 * @param tree the experiment before the sweep
 * @param axes the axes, in the order of the file
 */
record Sweep(Node tree, List<Axis> axes) {
  private static final int MAX_SCENARIOS = 10_000;

  /** What is the same in the whole of an experiment. */
  private static final Set<String> FIXED =
      Set.of("name", "question", "seed", "replications", "techniques", "sweep", "expect");

  /**
   * An axis.
   *
   * @param name its path as written
   * @param place where it is written
   * @param path its path with indices
   * @param values its values, at least one, each once
   */
  record Axis(String name, Place place, TreePath path, List<Node> values) {}

  /**
   * A point.
   *
   * @param tree the experiment with the values of the point
   * @param axes value of each axis, as written
   */
  record Point(Node tree, Map<String, String> axes) {}

  /** Returns the axes that can be swept, after adding problems for the others. */
  static Sweep of(Node tree, Problems problems) {
    List<Axis> axes = new ArrayList<>();
    var section = tree instanceof Node.Mapping root ? root.entries().get("sweep") : null;
    if (section != null && section.value() instanceof Node.Mapping mapping) {
      mapping.entries().forEach((name, entry) -> add(tree, name, entry, axes, problems));
    }
    return new Sweep(tree, axes);
  }

  /** Returns whether there are few enough scenarios, after adding a problem if not. */
  boolean isWithinBounds(int techniques, Problems problems) {
    long count = techniques;
    for (var axis : axes) {
      count *= axis.values().size();
      if (count > MAX_SCENARIOS) {
        problems.add(
            axis.place(),
            "sweep." + axis.name(),
            "makes more than 10,000 scenarios; the experiment has at least " + count + ".");
        return false;
      }
    }
    return true;
  }

  /** Returns all points, in order: one without axes. */
  List<Point> points() {
    List<Point> points = List.of(new Point(tree, Map.of()));
    for (var axis : axes) {
      List<Point> longer = new ArrayList<>();
      for (var point : points) {
        axis.values().forEach(value -> longer.add(with(point, axis, value)));
      }
      points = longer;
    }
    return points;
  }

  /**
   * Returns the points that differ from the first one in one axis: each value is in one of them.
   */
  List<Point> alongEachAxis() {
    List<Point> points = new ArrayList<>();
    for (var varied : axes) {
      for (var value : varied.values()) {
        var point = new Point(tree, Map.of());
        for (var axis : axes) {
          point =
              with(point, axis, axis.name().equals(varied.name()) ? value : axis.values().get(0));
        }
        points.add(point);
      }
    }
    return points;
  }

  private static Point with(Point point, Axis axis, Node value) {
    Map<String, String> values = new LinkedHashMap<>(point.axes());
    values.put(axis.name(), value.flow());
    return new Point(axis.path().set(point.tree(), value, axis.place()), values);
  }

  private static void add(
      Node tree, String name, Node.Entry entry, List<Axis> axes, Problems problems) {
    if (!(entry.value() instanceof Node.Items items)) {
      return; // the binding has said so
    }
    String here = "sweep." + name;
    int before = problems.count();
    if (items.values().isEmpty()) {
      problems.add(items.place(), here, "must list at least one value.");
    }
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < items.values().size(); i++) {
      var value = items.values().get(i);
      if (!seen.add(value.flow())) {
        problems.add(
            value.place(), here + "[" + i + "]", "is there already: " + value.flow() + ".");
      }
    }
    try {
      var path = TreePath.of(name).resolve(tree);
      if (FIXED.contains(path.first())) {
        String hint = path.first().equals("techniques") ? "; list the variants there" : "";
        problems.add(entry.keyPlace(), here, path.first() + " cannot be swept" + hint + ".");
      }
      for (var other : axes) {
        if (path.startsWith(other.path()) || other.path().startsWith(path)) {
          problems.add(entry.keyPlace(), here, "overlaps with sweep." + other.name() + ".");
        }
      }
      if (problems.count() == before) {
        axes.add(new Axis(name, entry.keyPlace(), path, items.values()));
      }
    } catch (IllegalArgumentException refused) {
      problems.add(entry.keyPlace(), here, String.valueOf(refused.getMessage()));
    }
  }
}

package io.densimeter.experiments.yaml;

import io.densimeter.model.units.Nearest;
import io.densimeter.model.units.Numbers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A path into a tree, as a reader of the file sees it: {@code placement.headroom}, {@code
 * hosts[0].count}, or by the name of an entry, {@code hosts.dl380.count}.
 */
public final class TreePath {
  private static final Pattern FORM = Pattern.compile("[^.\\[\\]]+(\\[[0-9]{1,6}\\])*");
  private static final Pattern INDEX = Pattern.compile("\\[([0-9]+)\\]");

  /** Keys as they are, indices with their brackets. */
  private final List<String> steps;

  private TreePath(List<String> steps) {
    this.steps = List.copyOf(steps);
  }

  /**
   * Returns the path that a text says.
   *
   * @throws IllegalArgumentException when it says none
   */
  public static TreePath of(String text) {
    List<String> steps = new ArrayList<>();
    for (String part : text.split("\\.", -1)) {
      if (!FORM.matcher(part).matches()) {
        throw new IllegalArgumentException(
            "is not a path, was " + Numbers.clip(text) + "; a path is like hosts[0].count.");
      }
      int bracket = part.indexOf('[');
      steps.add(bracket < 0 ? part : part.substring(0, bracket));
      INDEX.matcher(part).results().forEach(index -> steps.add(index.group()));
    }
    return new TreePath(steps);
  }

  /** Returns the path whose steps are these keys, dots and all. */
  public static TreePath ofKeys(String... keys) {
    return new TreePath(List.of(keys));
  }

  /**
   * Returns this path with the names of list entries replaced by their indices.
   *
   * @throws IllegalArgumentException when it leads through a list without such an entry, or through
   *     a value that has no keys
   */
  public TreePath resolve(Node root) {
    List<String> resolved = new ArrayList<>();
    Node node = root;
    for (String step : steps) {
      String here = new TreePath(resolved).toString();
      if (node instanceof Node.Items items) {
        int index = index(items, step, here);
        resolved.add("[" + index + "]");
        node = items.values().get(index);
      } else if (node instanceof Node.Scalar) {
        throw new IllegalArgumentException(here + " has no keys, is " + node.described() + ".");
      } else if (INDEX.matcher(step).matches()) {
        throw new IllegalArgumentException(here + " is not a list, so it has no " + step + ".");
      } else {
        resolved.add(step);
        var entry = ((Node.Mapping) node).entries().get(step);
        node = entry == null ? new Node.Mapping(Map.of(), node.place()) : entry.value();
      }
    }
    return new TreePath(resolved);
  }

  /**
   * Returns the tree with another value at this path. Keys that are missing are made; whether a key
   * may be there is for the binding to say.
   *
   * @param place the place of the path itself, which becomes that of the key
   */
  public Node set(Node root, Node value, Place place) {
    return set(root, 0, value, place);
  }

  /** Returns the value at this path, which is resolved; empty when keys on its way are missing. */
  public Optional<Node> in(Node root) {
    Node node = root;
    for (String step : steps) {
      if (node instanceof Node.Items items) {
        node = items.values().get(Integer.parseInt(step.substring(1, step.length() - 1)));
      } else if (node instanceof Node.Mapping mapping && mapping.entries().get(step) != null) {
        node = mapping.entries().get(step).value();
      } else {
        return Optional.empty();
      }
    }
    return Optional.of(node);
  }

  /** Returns whether this path leads to the same value as the other or into it. */
  public boolean startsWith(TreePath other) {
    return steps.size() >= other.steps.size()
        && steps.subList(0, other.steps.size()).equals(other.steps);
  }

  /** Returns the first key. */
  public String first() {
    return steps.get(0);
  }

  @Override
  public String toString() {
    return String.join(".", steps).replace(".[", "[");
  }

  private Node set(Node node, int at, Node value, Place place) {
    if (at == steps.size()) {
      return value;
    }
    String step = steps.get(at);
    if (node instanceof Node.Items items) {
      int index = Integer.parseInt(step.substring(1, step.length() - 1));
      List<Node> values = new ArrayList<>(items.values());
      values.set(index, set(values.get(index), at + 1, value, place));
      return new Node.Items(values, items.place());
    }
    var mapping = (Node.Mapping) node;
    Map<String, Node.Entry> entries = new LinkedHashMap<>(mapping.entries());
    var old = entries.get(step);
    Node inner = old == null ? new Node.Mapping(Map.of(), place) : old.value();
    var keyPlace = old == null || at + 1 == steps.size() ? place : old.keyPlace();
    entries.put(step, new Node.Entry(keyPlace, set(inner, at + 1, value, place)));
    return new Node.Mapping(entries, mapping.place());
  }

  private static int index(Node.Items items, String step, String here) {
    var index = INDEX.matcher(step);
    if (index.matches()) {
      int asked = Integer.parseInt(index.group(1));
      if (asked >= items.values().size()) {
        throw new IllegalArgumentException(
            here + " has no " + step + "; the last is [" + (items.values().size() - 1) + "].");
      }
      return asked;
    }
    List<String> names = items.values().stream().map(TreePath::name).toList();
    if (!names.contains(step)) {
      String statement = here + " has no entry named " + step;
      throw new IllegalArgumentException(
          Nearest.sentence(statement, step, names.stream().filter(n -> !n.isEmpty()).toList()));
    }
    return names.indexOf(step);
  }

  private static String name(Node entry) {
    var name = entry instanceof Node.Mapping mapping ? mapping.entries().get("name") : null;
    return name != null && name.value() instanceof Node.Scalar scalar ? scalar.text() : "";
  }
}

package io.densimeter.experiments.yaml;

import io.densimeter.model.units.Problem;

/** Paths as a reader of a file sees them: {@code hosts[0].clock}. */
public final class Paths {
  private Paths() {}

  /** Returns the path of a key. */
  static String child(String parent, String key) {
    return parent.isEmpty() ? key : new Problem(key, "").under(parent).path();
  }

  /** Returns the place of the value at a path, or of the nearest value around it that exists. */
  public static Place place(Node node, String path) {
    if (path.isEmpty()) {
      return node.place();
    }
    if (node instanceof Node.Items items && path.startsWith("[")) {
      int end = path.indexOf(']');
      int index = Integer.parseInt(path.substring(1, end));
      return index < items.values().size()
          ? place(items.values().get(index), tail(path, end + 1))
          : node.place();
    }
    if (node instanceof Node.Mapping mapping) {
      for (var entry : mapping.entries().entrySet()) {
        String key = entry.getKey();
        if (path.equals(key) || path.startsWith(key + ".") || path.startsWith(key + "[")) {
          return place(entry.getValue().value(), tail(path, key.length()));
        }
      }
    }
    return node.place();
  }

  private static String tail(String path, int from) {
    return path.startsWith(".", from) ? path.substring(from + 1) : path.substring(from);
  }
}

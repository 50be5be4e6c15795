package io.densimeter.experiments.check;

import io.densimeter.experiments.yaml.Node;
import io.densimeter.experiments.yaml.Problems;
import io.densimeter.experiments.yaml.Source;
import io.densimeter.experiments.yaml.StrictYaml;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a file of the catalogue says, as paths and values as written: all that an overhead can
 * depend on. Names, descriptions, sources and memory are left out, as they change no cycle.
 *
 * @param values what is written, by its path, such as {@code prices.syscall.cycles}
 * @param lines line of each, from 1
 */
record InputFigures(Map<String, String> values, Map<String, Integer> lines) {
  private static final Set<String> NO_FIGURES =
      Set.of("name", "description", "source", "year", "memory");

  InputFigures {
    values = Collections.unmodifiableMap(new TreeMap<>(values));
    lines = Map.copyOf(lines);
  }

  /** Returns the figures of the text of a file that was read before without a problem. */
  static InputFigures of(String text) {
    var tree = StrictYaml.tree(text, Source.ofText("catalogue"), new Problems());
    if (tree == null) {
      throw new IllegalStateException("A file of the catalogue is broken:\n" + text);
    }
    var values = new TreeMap<String, String>();
    var lines = new TreeMap<String, Integer>();
    collect(tree, "", values, lines);
    return new InputFigures(values, lines);
  }

  private static void collect(
      Node node, String path, Map<String, String> values, Map<String, Integer> lines) {
    if (node instanceof Node.Mapping mapping) {
      mapping
          .entries()
          .forEach(
              (key, entry) -> {
                if (!NO_FIGURES.contains(key)) {
                  collect(entry.value(), path.isEmpty() ? key : path + "." + key, values, lines);
                }
              });
    } else {
      values.put(path, node instanceof Node.Scalar scalar ? scalar.text() : node.flow());
      lines.put(path, node.place().line());
    }
  }
}

package io.densimeter.experiments.yaml;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A value of a YAML text, with its place. */
public sealed interface Node {
  /** Returns where the value begins. */
  Place place();

  /** Returns what the value is, for messages: {@code the number 5}, {@code a list}. */
  String described();

  /** Returns the value on one line, as flow YAML. */
  String flow();

  /**
   * A word or number.
   *
   * @param text the text, without quotes
   * @param quoted whether it was quoted or a block, hence text whatever it looks like
   * @param place where it begins
   */
  record Scalar(String text, boolean quoted, Place place) implements Node {
    @Override
    public String described() {
      return ScalarKind.of(this).described(text);
    }

    @Override
    public String flow() {
      return quoted && ScalarKind.of(text) != ScalarKind.TEXT ? "\"" + text + "\"" : text;
    }
  }

  /**
   * A list.
   *
   * @param values its values
   * @param place where it begins
   */
  record Items(List<Node> values, Place place) implements Node {
    public Items {
      values = List.copyOf(values);
    }

    @Override
    public String described() {
      return "a list";
    }

    @Override
    public String flow() {
      return values.stream().map(Node::flow).collect(Collectors.joining(", ", "[", "]"));
    }
  }

  /**
   * Keys with values, in the order of the text.
   *
   * @param entries value and place of each key
   * @param place where it begins
   */
  record Mapping(Map<String, Entry> entries, Place place) implements Node {
    public Mapping {
      entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }

    @Override
    public String described() {
      return "keys and values";
    }

    @Override
    public String flow() {
      return entries.entrySet().stream()
          .map(entry -> entry.getKey() + ": " + entry.getValue().value().flow())
          .collect(Collectors.joining(", ", "{", "}"));
    }
  }

  /**
   * The value of a key.
   *
   * @param keyPlace where the key is
   * @param value its value
   */
  record Entry(Place keyPlace, Node value) {}
}

package io.densimeter.experiments.reference;

import io.densimeter.experiments.yaml.Node;
import io.densimeter.model.units.Dimension;
import io.densimeter.model.units.Nearest;
import io.densimeter.model.units.Numbers;
import java.util.List;

/** A published value that a table gives as two numbers, which are divided here. */
final class PublishedPair {
  private static final List<String> RUNS = List.of("native", "guest");
  private static final List<String> COUNTED = List.of("count", "over");

  private PublishedPair() {}

  /**
   * Returns the value in the unit of the quantity.
   *
   * @throws IllegalArgumentException with the message for the file's reader
   */
  static double of(Quantity quantity, Node.Mapping pair) {
    return switch (quantity) {
      case SLOWDOWN -> times(pair);
      case OVERHEAD -> 100 * (times(pair) - 1);
      case THROUGHPUT -> {
        requireKeys(pair, RUNS);
        yield positive(pair, "guest", false) / positive(pair, "native", false);
      }
      case EXITS -> {
        requireKeys(pair, COUNTED);
        yield positive(pair, "count", false) / (positive(pair, "over", true) / 1e9);
      }
      case CYCLES, TIME, HYPERVISOR_CPU ->
          throw new IllegalArgumentException(
              "of the metric " + quantity.yamlName() + " is one value, is " + pair.flow() + ".");
    };
  }

  private static double times(Node.Mapping pair) {
    requireKeys(pair, RUNS);
    return positive(pair, "guest", true) / positive(pair, "native", true);
  }

  private static void requireKeys(Node.Mapping pair, List<String> keys) {
    for (var key : pair.entries().keySet()) {
      if (!keys.contains(key)) {
        throw new IllegalArgumentException(Nearest.sentence("unknown key " + key, key, keys));
      }
    }
    for (var key : keys) {
      if (!pair.entries().containsKey(key)) {
        throw new IllegalArgumentException("needs the key " + key + " too.");
      }
    }
  }

  private static double positive(Node.Mapping pair, String key, boolean time) {
    var entry = pair.entries().get(key);
    if (entry == null || !(entry.value() instanceof Node.Scalar scalar)) {
      throw new IllegalArgumentException("needs a number for " + key + ".");
    }
    try {
      double value = time ? Dimension.TIME.real(scalar.text()) : Numbers.real(scalar.text());
      if (value > 0) {
        return value;
      }
    } catch (IllegalArgumentException refused) {
      throw new IllegalArgumentException(key + " " + refused.getMessage(), refused);
    }
    throw new IllegalArgumentException(key + " must be above zero, was " + scalar.text() + ".");
  }
}

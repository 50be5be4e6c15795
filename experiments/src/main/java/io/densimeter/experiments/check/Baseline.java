package io.densimeter.experiments.check;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Overheads to compare with later, and what they were made from.
 *
 * @param inputs what each file of the catalogue said, such as {@code platforms/xeon-5600}, as paths
 *     and values
 * @param records overheads by combination
 */
record Baseline(Map<String, Map<String, String>> inputs, Map<Combination, OverheadRecord> records) {
  /** A baseline of nothing, which everything is new to. */
  static final Baseline EMPTY = new Baseline(Map.of(), Map.of());

  Baseline {
    inputs = Collections.unmodifiableMap(new TreeMap<>(inputs));
    records = Collections.unmodifiableMap(new TreeMap<>(records));
  }
}

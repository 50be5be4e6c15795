package io.densimeter.model.calibration;

import io.densimeter.model.units.Require;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A measured micro-benchmark, linear in the prices: {@code value = Σ count · price + fixed}.
 *
 * @param name name of the benchmark, for a reader
 * @param counts how much of each unknown it holds, by name; finite and not zero
 * @param fixed the part that no unknown changes, finite
 * @param value what was measured, zero or more
 * @param deviation standard deviation of the measured value, in its unit
 */
public record Measurement(
    String name, Map<String, Double> counts, double fixed, double value, double deviation) {
  public Measurement {
    Require.notNegative("value of " + name, value);
    Require.positive("deviation of " + name, deviation);
    if (!Double.isFinite(fixed)) {
      throw new IllegalArgumentException(
          "The fixed part of " + name + " (" + fixed + ") must be finite.");
    }
    counts.forEach(
        (unknown, count) -> {
          if (!Double.isFinite(count) || count == 0) {
            throw new IllegalArgumentException(
                "The count of "
                    + unknown
                    + " in "
                    + name
                    + " ("
                    + count
                    + ") must be finite, not 0.");
          }
        });
    counts = Collections.unmodifiableMap(new LinkedHashMap<>(counts));
  }
}

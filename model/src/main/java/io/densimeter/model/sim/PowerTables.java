package io.densimeter.model.sim;

import io.densimeter.model.machine.PowerCurve;
import java.util.Arrays;
import java.util.IdentityHashMap;

/**
 * Power curves one after the other in one array, each distinct curve once: the number of its
 * segments, then for each point its watts and the rise to the next one, 0 after the last.
 */
final class PowerTables {
  private static final int HEADER = 1;
  private static final int ENTRY = 2;

  private final IdentityHashMap<PowerCurve, Integer> offsets = new IdentityHashMap<>();
  private double[] numbers = new double[0];

  /** Returns where a curve begins, after adding it when it is new. */
  int offset(PowerCurve curve) {
    Integer known = offsets.get(curve);
    if (known != null) {
      return known;
    }
    int offset = numbers.length;
    int segments = curve.segments();
    numbers = Arrays.copyOf(numbers, offset + HEADER + ENTRY * (segments + 1));
    numbers[offset] = segments;
    for (int point = 0; point <= segments; point++) {
      int entry = offset + HEADER + ENTRY * point;
      numbers[entry] = curve.pointWatts(point);
      if (point > 0) {
        numbers[entry - 1] = numbers[entry] - numbers[entry - ENTRY];
      }
    }
    offsets.put(curve, offset);
    return offset;
  }

  /** Returns the array of all curves added so far. */
  double[] numbers() {
    return numbers;
  }

  /** Returns the power in watts at a utilisation, which must be 0 to 1. */
  static double watts(double[] numbers, int offset, double utilisation) {
    double position = utilisation * numbers[offset];
    int below = (int) position;
    int entry = offset + HEADER + ENTRY * below;
    return numbers[entry] + (position - below) * numbers[entry + 1];
  }
}

package io.densimeter.model.sim;

import io.densimeter.model.machine.PowerCurve;
import java.util.Arrays;
import java.util.IdentityHashMap;

/**
 * Power curves one after the other in one array, each distinct curve once: for each point its watts
 * and the rise to the next one, 0 after the last.
 */
final class PowerTables {
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
    numbers = Arrays.copyOf(numbers, offset + ENTRY * PowerCurve.POINTS);
    for (int tenths = 0; tenths < PowerCurve.POINTS; tenths++) {
      int entry = offset + ENTRY * tenths;
      numbers[entry] = curve.pointWatts(tenths);
      if (tenths > 0) {
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
    double tenths = utilisation * (PowerCurve.POINTS - 1);
    int below = (int) tenths;
    int entry = offset + ENTRY * below;
    return numbers[entry] + (tenths - below) * numbers[entry + 1];
  }
}

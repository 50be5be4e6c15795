package io.densimeter.model.sim;

import io.densimeter.model.kernel.OverheadCurve;
import java.util.Arrays;
import java.util.IdentityHashMap;

/**
 * Overhead curves one after the other in one array, each distinct curve once.
 *
 * <p>A curve of n points takes n entries of four numbers: the CPU on the vCPU at the point and its
 * rise to the next one, then the same for the CPU outside it. The last point's rises are 0, so that
 * a demand of 1.0 needs no case of its own.
 */
final class OverheadTables {
  /** Numbers in an entry. */
  static final int ENTRY = 4;

  private final IdentityHashMap<OverheadCurve, Integer> offsets = new IdentityHashMap<>();
  private double[] numbers = new double[0];

  /** Returns where a curve begins, after adding it when it is new. */
  int offset(OverheadCurve curve) {
    Integer known = offsets.get(curve);
    if (known != null) {
      return known;
    }
    int offset = numbers.length;
    int points = curve.points();
    numbers = Arrays.copyOf(numbers, offset + ENTRY * points);
    for (int point = 0; point < points; point++) {
      int entry = offset + ENTRY * point;
      numbers[entry] = curve.vcpuFraction((double) point / (points - 1));
      numbers[entry + 2] = curve.hypervisorFraction((double) point / (points - 1));
      if (point > 0) {
        numbers[entry - ENTRY + 1] = numbers[entry] - numbers[entry - ENTRY];
        numbers[entry - ENTRY + 3] = numbers[entry + 2] - numbers[entry - ENTRY + 2];
      }
    }
    offsets.put(curve, offset);
    return offset;
  }

  /** Returns an upper bound of the CPU on and outside the vCPU, over the guest's capacity. */
  double mostFraction(int offset, int segments) {
    double vcpu = 0;
    double hypervisor = 0;
    for (int point = 0; point <= segments; point++) {
      vcpu = Math.max(vcpu, numbers[offset + ENTRY * point]);
      hypervisor = Math.max(hypervisor, numbers[offset + ENTRY * point + 2]);
    }
    return vcpu + hypervisor;
  }

  /** Returns the array of all curves added so far. */
  double[] numbers() {
    return numbers;
  }
}

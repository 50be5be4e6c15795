package io.densimeter.model.sim;

import io.densimeter.model.kernel.OverheadCurve;
import io.densimeter.model.machine.GuestType;
import io.densimeter.model.machine.HostType;
import java.util.Arrays;
import java.util.IdentityHashMap;

/**
 * What guests may use in a step, once for each combination of a type of guest, a type of host and
 * an overhead curve, one after the other in one array: guests that are alike share an entry, so
 * that the array stays in the cache.
 *
 * <p>A kind is where its entry begins: the number of segments of the curve, the cycles of a demand
 * of 1.0 and the most cycles that the vCPUs can run; then four numbers for each point of the curve,
 * in cycles of a step: the CPU on the vCPU at the point and its rise to the next one, then the same
 * for the CPU outside it. The last point's rises are 0, so that a demand of 1.0 needs no case of
 * its own.
 */
final class GuestKinds {
  /** The kind of a guest that is on no host: it uses nothing. */
  static final int NONE = 0;

  static final int NATIVE = 1;
  static final int CEILING = 2;
  static final int POINTS = 3;
  static final int POINT = 4;

  double[] table = new double[POINTS + 2 * POINT];

  private final IdentityHashMap<
          OverheadCurve, IdentityHashMap<HostType, IdentityHashMap<GuestType, Integer>>>
      kinds = new IdentityHashMap<>();
  private final long stepNanos;

  GuestKinds(long stepNanos) {
    this.stepNanos = stepNanos;
    table[NONE] = 1;
  }

  /** Returns the kind, after adding it when it is new. */
  int of(GuestType guest, HostType host, OverheadCurve curve) {
    var byGuest =
        kinds
            .computeIfAbsent(curve, c -> new IdentityHashMap<>())
            .computeIfAbsent(host, h -> new IdentityHashMap<>());
    Integer known = byGuest.get(guest);
    if (known != null) {
      return known;
    }
    int kind = add(guest, host, curve);
    byGuest.put(guest, kind);
    return kind;
  }

  private int add(GuestType guest, HostType host, OverheadCurve curve) {
    int kind = table.length;
    int points = curve.points();
    double cycles = guest.cpuHertz() * (stepNanos / 1e9);
    table = Arrays.copyOf(table, kind + POINTS + POINT * points);
    table[kind] = points - 1;
    table[kind + NATIVE] = cycles;
    table[kind + CEILING] = Cycles.during(guest.vcpus() * host.clockHertz(), stepNanos);
    for (int point = 0; point < points; point++) {
      int at = kind + POINTS + POINT * point;
      table[at] = curve.vcpuFraction((double) point / (points - 1)) * cycles;
      table[at + 2] = curve.hypervisorFraction((double) point / (points - 1)) * cycles;
      if (point > 0) {
        table[at - POINT + 1] = table[at] - table[at - POINT];
        table[at - POINT + 3] = table[at + 2] - table[at - POINT + 2];
      }
    }
    return kind;
  }

  /** Returns an upper bound of the cycles that a guest of this kind asks for in a step. */
  double mostCycles(int kind) {
    double vcpu = 0;
    double hypervisor = 0;
    for (int point = 0; point <= table[kind]; point++) {
      vcpu = Math.max(vcpu, table[kind + POINTS + POINT * point]);
      hypervisor = Math.max(hypervisor, table[kind + POINTS + POINT * point + 2]);
    }
    return vcpu + hypervisor;
  }

  /** Returns the most cycles that the vCPUs can run in a step, each as fast as a pCPU. */
  double vcpuCeiling(int kind) {
    return table[kind + CEILING];
  }

  /** Returns the cycles on the vCPUs that a demand asks for in a step, before the ceiling. */
  double vcpuCycles(int kind, float demand) {
    double position = demand * table[kind];
    int segment = (int) position;
    int at = kind + POINTS + POINT * segment;
    return table[at] + (position - segment) * table[at + 1];
  }

  /** Returns the cycles that a guest of this kind can run in a step at a demand. */
  long runnableCycles(int kind, float demand) {
    double position = demand * table[kind];
    int segment = (int) position;
    double past = position - segment;
    int at = kind + POINTS + POINT * segment;
    double onVcpu = Math.min(table[at] + past * table[at + 1], table[kind + CEILING]);
    return (long) (onVcpu + (table[at + 2] + past * table[at + 3]) + 0.5);
  }
}

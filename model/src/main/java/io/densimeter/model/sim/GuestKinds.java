package io.densimeter.model.sim;

import io.densimeter.model.kernel.OverheadCurve;
import io.densimeter.model.machine.GuestType;
import io.densimeter.model.machine.HostType;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.Map;

/**
 * What guests may use in a step, once for each combination of a type of guest, a type of host and
 * an overhead curve: guests that are alike share an entry, so that the entries stay in the cache.
 */
final class GuestKinds {
  /** The kind of a guest that is on no host: it uses nothing. */
  static final int NONE = 0;

  /** Segments of the overhead curve, by kind. */
  int[] segments = {1};

  /** Where the overhead curve begins in {@link #overhead}, by kind. */
  int[] curve = {0};

  /** Cycles in a step that a demand of 1.0 stands for, by kind. */
  double[] nativeCycles = {0};

  /** Most cycles that the vCPUs can run in a step, each as fast as a pCPU, by kind. */
  long[] vcpuCeiling = {0};

  double[] overhead;

  private final OverheadTables tables = new OverheadTables();
  private final Map<OverheadCurve, Map<HostType, Map<GuestType, Integer>>> kinds =
      new IdentityHashMap<>();
  private final long stepNanos;
  private int count = 1;

  GuestKinds(long stepNanos) {
    this.stepNanos = stepNanos;
    tables.offset(OverheadCurve.identity());
    overhead = tables.numbers();
  }

  /** Returns the kind, after adding it when it is new. */
  int of(GuestType guest, HostType host, OverheadCurve overheadCurve) {
    var byGuest =
        kinds
            .computeIfAbsent(overheadCurve, c -> new IdentityHashMap<>())
            .computeIfAbsent(host, h -> new IdentityHashMap<>());
    Integer known = byGuest.get(guest);
    if (known != null) {
      return known;
    }
    int kind = count++;
    if (kind == segments.length) {
      int longer = 2 * kind;
      segments = Arrays.copyOf(segments, longer);
      curve = Arrays.copyOf(curve, longer);
      nativeCycles = Arrays.copyOf(nativeCycles, longer);
      vcpuCeiling = Arrays.copyOf(vcpuCeiling, longer);
    }
    segments[kind] = overheadCurve.points() - 1;
    curve[kind] = tables.offset(overheadCurve);
    nativeCycles[kind] = guest.cpuHertz() * (stepNanos / 1e9);
    vcpuCeiling[kind] = Cycles.during(guest.vcpus() * host.clockHertz(), stepNanos);
    overhead = tables.numbers();
    byGuest.put(guest, kind);
    return kind;
  }

  /** Returns an upper bound of the cycles that a guest of this kind asks for in a step. */
  double mostCycles(int kind) {
    return nativeCycles[kind] * tables.mostFraction(curve[kind], segments[kind]);
  }

  /** Returns the cycles on the vCPUs that a demand asks for in a step, before the ceiling. */
  long vcpuCycles(int kind, float demand) {
    double position = (double) demand * segments[kind];
    int segment = (int) position;
    int entry = curve[kind] + OverheadTables.ENTRY * segment;
    double fraction = overhead[entry] + (position - segment) * overhead[entry + 1];
    return (long) (fraction * nativeCycles[kind] + 0.5);
  }

  /** Returns the cycles outside the vCPUs that a demand asks for in a step. */
  long hypervisorCycles(int kind, float demand) {
    double position = (double) demand * segments[kind];
    int segment = (int) position;
    int entry = curve[kind] + OverheadTables.ENTRY * segment;
    double fraction = overhead[entry + 2] + (position - segment) * overhead[entry + 3];
    return (long) (fraction * nativeCycles[kind] + 0.5);
  }

  /** Returns the cycles that a guest of this kind could run in a step at a demand. */
  long runnableCycles(int kind, float demand) {
    return Math.min(vcpuCycles(kind, demand), vcpuCeiling[kind]) + hypervisorCycles(kind, demand);
  }
}

package io.densimeter.model.sim;

import io.densimeter.model.machine.HostType;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/** The hosts of an estate, by their index in the inputs: what they are, and which are on. */
final class HostTable {
  /** Number of hosts. */
  final int count;

  /** The distinct types. */
  final List<HostType> types;

  /** Type of each, as an index of {@link #types}. */
  final int[] type;

  /** Cycles there are in a step. */
  final long[] capacityCycles;

  /** Where its power curve begins in {@link #powerTables}. */
  final int[] powerCurve;

  final double[] powerTables;

  /** Power in watts of each host that is not on. */
  final double offWatts;

  /** Cycles in a step that the hypervisor itself takes, on each host that is on. */
  final long overheadCycles;

  /** The hosts that are on, ascending: the first {@link #activeCount} entries. */
  final int[] active;

  /** Steps that each was on. */
  final int[] stepsOn;

  int activeCount;

  private final boolean[] on;
  private boolean changed;

  HostTable(IntervalInputs inputs) {
    long stepNanos = inputs.trace().stepNanos();
    count = inputs.hosts().size();
    type = new int[count];
    capacityCycles = new long[count];
    powerCurve = new int[count];
    active = new int[count];
    stepsOn = new int[count];
    on = new boolean[count];
    offWatts = inputs.emptyHosts().offWatts();
    overheadCycles = Cycles.during(inputs.hostOverheadHertz(), stepNanos);
    var distinct = new ArrayList<HostType>();
    var indices = new IdentityHashMap<HostType, Integer>();
    var tables = new PowerTables();
    for (int host = 0; host < count; host++) {
      HostType hostType = inputs.hosts().get(host);
      Integer known = indices.get(hostType);
      if (known == null) {
        known = distinct.size();
        indices.put(hostType, known);
        distinct.add(hostType);
      }
      type[host] = known;
      capacityCycles[host] = Cycles.during(hostType.cpuHertz(), stepNanos);
      powerCurve[host] = tables.offset(hostType.power());
    }
    types = List.copyOf(distinct);
    powerTables = tables.numbers();
  }

  /** Returns the power in watts of a host that does nothing. */
  double idleWatts(int host) {
    return PowerTables.watts(powerTables, powerCurve[host], 0);
  }

  boolean isOn(int host) {
    return on[host];
  }

  /** Switches a host on or off; {@link #refresh} makes it count. */
  void set(int host, boolean isOn) {
    changed |= on[host] != isOn;
    on[host] = isOn;
  }

  /** Brings the list of hosts that are on up to date. */
  void refresh() {
    if (!changed) {
      return;
    }
    changed = false;
    activeCount = 0;
    for (int host = 0; host < count; host++) {
      if (on[host]) {
        active[activeCount++] = host;
      }
    }
  }
}

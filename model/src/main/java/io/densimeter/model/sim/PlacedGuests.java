package io.densimeter.model.sim;

import io.densimeter.model.kernel.OverheadCurve;
import io.densimeter.model.machine.GuestType;
import io.densimeter.model.machine.HostType;
import java.util.Arrays;

/** The placed guests, those of a host next to each other, and what each may use in a step. */
final class PlacedGuests {
  /** Number of placed guests. */
  final int count;

  /** Index of each in the trace. */
  final int[] index;

  /** Host of each among those that are on. */
  final int[] host;

  /** Cycles in a step that a demand of 1.0 stands for. */
  final double[] nativeCycles;

  /** Most cycles that its vCPUs can run in a step: each as fast as a pCPU. */
  final long[] vcpuCeiling;

  /** Where its overhead curve begins in {@link #overhead}. */
  final int[] curve;

  /** Segments of its overhead curve. */
  final int[] segments;

  final double[] overhead;

  /** Division of a host's CPU, by position in these arrays. */
  final FairShare fairShare;

  /** Steps whose cycles can be summed up in a long, for any host. */
  final int summableSteps;

  PlacedGuests(IntervalInputs inputs, PoweredHosts hosts) {
    count = hosts.firstGuest[hosts.count];
    index = new int[count];
    host = new int[count];
    nativeCycles = new double[count];
    vcpuCeiling = new long[count];
    curve = new int[count];
    segments = new int[count];
    groupByHost(inputs, hosts);

    long stepNanos = inputs.trace().stepNanos();
    var tables = new OverheadTables();
    var weights = new int[count];
    var limits = new long[count];
    var reservations = new long[count];
    double mostCyclesInAStep = 0;
    for (int on = 0; on < hosts.count; on++) {
      HostType hostType = inputs.hosts().get(hosts.index[on]);
      double most = hosts.capacityCycles[on];
      long reserved = hosts.overheadCycles;
      for (int i = hosts.firstGuest[on]; i < hosts.firstGuest[on + 1]; i++) {
        host[i] = on;
        GuestType guest = inputs.guest(index[i]);
        CpuShares shares = inputs.shares(index[i]);
        OverheadCurve overheadCurve = inputs.overhead().on(hostType, index[i]);
        nativeCycles[i] = guest.cpuHertz() * (stepNanos / 1e9);
        vcpuCeiling[i] = Cycles.during(guest.vcpus() * hostType.clockHertz(), stepNanos);
        curve[i] = tables.offset(overheadCurve);
        segments[i] = overheadCurve.points() - 1;
        weights[i] = shares.weight();
        limits[i] =
            shares.limitHertz() == CpuShares.UNLIMITED
                ? Long.MAX_VALUE
                : Cycles.during(shares.limitHertz(), stepNanos);
        reservations[i] = Cycles.during(shares.reservationHertz(), stepNanos);
        reserved = Math.addExact(reserved, reservations[i]);
        most += nativeCycles[i] * tables.mostFraction(curve[i], segments[i]);
      }
      if (reserved > hosts.capacityCycles[on]) {
        throw new IllegalArgumentException(
            "Host %d (%s) has %d cycles in a step, but its guests' reservations and the hypervisor take %d."
                .formatted(hosts.index[on], hostType.name(), hosts.capacityCycles[on], reserved));
      }
      mostCyclesInAStep = Math.max(mostCyclesInAStep, most);
    }
    overhead = tables.numbers();
    fairShare = new FairShare(weights, limits, reservations);
    summableSteps = summableSteps(mostCyclesInAStep);
  }

  private void groupByHost(IntervalInputs inputs, PoweredHosts hosts) {
    int[] positionOfHost = new int[inputs.hosts().size()];
    Arrays.fill(positionOfHost, -1);
    for (int on = 0; on < hosts.count; on++) {
      positionOfHost[hosts.index[on]] = hosts.firstGuest[on];
    }
    for (int guest = 0; guest < inputs.guests(); guest++) {
      int host = inputs.hostOf(guest);
      if (host != IntervalInputs.UNPLACED) {
        index[positionOfHost[host]++] = guest;
      }
    }
  }

  private static int summableSteps(double mostCyclesInAStep) {
    double steps = 0x1p62 / mostCyclesInAStep;
    if (!(steps >= 1)) {
      throw new IllegalArgumentException(
          "The guests of one host may demand %.3g cycles in a step, more than the counters hold."
              .formatted(mostCyclesInAStep));
    }
    return (int) Math.min(steps, 1_000);
  }
}

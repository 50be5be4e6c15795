package io.densimeter.model.sim;

import java.util.Arrays;

/**
 * One sampling step of an estate: each guest's demand, each host's sharing and power, in passes
 * over arrays.
 */
final class IntervalSweep {
  final CycleAccounts accounts;

  // By placed guest.
  final double[] readySum;
  final int[] violations;

  // By host that is on.
  final double[] wattSum;
  final LargestValues utilisation;

  final FractionHistogram ready = new FractionHistogram();
  final FractionHistogram hostUtilisation = new FractionHistogram();

  // All guests and steps.
  double nativeCycles;
  double vcpuCycles;
  double hypervisorCycles;

  // The last step.
  double stepUtilisationSum;
  double stepReadySum;
  double stepWatts;

  private final PoweredHosts hosts;
  private final PlacedGuests guests;
  private final long[] runnable;
  private final long[] runnableOnVcpu;
  private final long[] grants;
  private final long[] used;
  private final double[] fractions;
  private final int[] violatedStep;
  private long contendedGuests;

  IntervalSweep(PoweredHosts hosts, PlacedGuests guests, int steps) {
    this.hosts = hosts;
    this.guests = guests;
    accounts = new CycleAccounts(hosts, guests.count);
    readySum = new double[guests.count];
    violations = new int[guests.count];
    wattSum = new double[hosts.count];
    utilisation = LargestValues.forP95(hosts.count, steps);
    runnable = new long[guests.count];
    runnableOnVcpu = new long[guests.count];
    grants = new long[guests.count];
    used = new long[hosts.count];
    fractions = new double[hosts.count];
    violatedStep = new int[guests.count];
    Arrays.fill(violatedStep, -1);
  }

  /** Throws when a demand is not a share. */
  static void requireDemand(float demand, int guest) {
    if (!(demand >= 0 && demand <= 1)) {
      throw new IllegalArgumentException(
          "The CPU demand (" + demand + ") of guest " + guest + " must be 0 to 1.");
    }
  }

  /**
   * Simulates a step.
   *
   * @param demands native demand by guest of the trace
   */
  void step(int step, float[] demands) {
    stepReadySum = 0;
    contendedGuests = 0;
    demand(step, demands);
    share(step);
    power();
    ready.add(0, guests.count - contendedGuests);
  }

  /** Turns native demand into runnable cycles, all guests in one loop. */
  private void demand(int step, float[] demands) {
    final int count = guests.count;
    final int[] index = guests.index;
    final double[] scale = guests.nativeCycles;
    final long[] ceiling = guests.vcpuCeiling;
    final int[] curve = guests.curve;
    final int[] segments = guests.segments;
    final double[] overhead = guests.overhead;
    final long[] served = accounts.served;
    final long[] wants = runnable;
    final long[] vcpuWants = runnableOnVcpu;
    double nativeSum = 0;
    double vcpuSum = 0;
    double hypervisorSum = 0;
    for (int i = 0; i < count; i++) {
      float demand = demands[index[i]];
      requireDemand(demand, index[i]);
      double position = (double) demand * segments[i];
      int segment = (int) position;
      double past = position - segment;
      int entry = curve[i] + OverheadTables.ENTRY * segment;
      double onVcpu = (overhead[entry] + past * overhead[entry + 1]) * scale[i];
      double outside = (overhead[entry + 2] + past * overhead[entry + 3]) * scale[i];
      long vcpu = (long) (onVcpu + 0.5);
      if (vcpu > ceiling[i]) {
        clip(step, i, vcpu - ceiling[i]);
        vcpu = ceiling[i];
      }
      long wanted = vcpu + (long) (outside + 0.5);
      wants[i] = wanted;
      vcpuWants[i] = vcpu;
      served[i] += wanted; // contend() takes back what does not fit
      nativeSum += demand * scale[i];
      vcpuSum += onVcpu;
      hypervisorSum += outside;
    }
    nativeCycles += nativeSum;
    vcpuCycles += vcpuSum;
    hypervisorCycles += hypervisorSum;
  }

  /** Shares each host's CPU among its guests. */
  private void share(int step) {
    final int[] firstGuest = hosts.firstGuest;
    final long[] capacities = hosts.capacityCycles;
    final boolean[] limited = hosts.limited;
    final long[] wants = runnable;
    final long[] demanded = accounts.demanded;
    final long overhead = hosts.overheadCycles;
    int from = 0;
    for (int host = 0; host < hosts.count; host++) {
      int to = firstGuest[host + 1];
      long wanted = 0;
      for (int i = from; i < to; i++) {
        wanted += wants[i];
      }
      long available = capacities[host] - overhead;
      long granted = wanted;
      if (wanted > available || limited[host]) {
        granted = contend(step, from, to, available);
        accounts.ready[host] += wanted - granted;
      }
      demanded[host] += wanted;
      used[host] = granted + overhead;
      from = to;
    }
  }

  /** Draws each host's power for the CPU it used. */
  private void power() {
    final int count = hosts.count;
    final long[] capacities = hosts.capacityCycles;
    final int[] powerCurve = hosts.powerCurve;
    final double[] powerTables = hosts.powerTables;
    final long[] busy = accounts.busy;
    final long[] idle = accounts.idle;
    final long[] cycles = used;
    final double[] watts = wattSum;
    final double[] busyFractions = fractions;
    double utilisationSum = 0;
    double wattsOfAll = 0;
    for (int host = 0; host < count; host++) {
      long capacity = capacities[host];
      busy[host] += cycles[host];
      idle[host] += capacity - cycles[host];
      double busyFraction = (double) cycles[host] / capacity;
      double drawn = PowerTables.watts(powerTables, powerCurve[host], busyFraction);
      watts[host] += drawn;
      utilisationSum += busyFraction;
      wattsOfAll += drawn;
      busyFractions[host] = busyFraction;
    }
    stepUtilisationSum = utilisationSum;
    stepWatts = wattsOfAll;
    for (int host = 0; host < count; host++) {
      utilisation.offer(host, busyFractions[host]);
      hostUtilisation.add(busyFractions[host]);
    }
  }

  /** Divides a host's CPU that is not enough for all; returns what was granted. */
  private long contend(int step, int from, int to, long available) {
    long granted = guests.fairShare.divide(available, runnable, from, to, grants);
    for (int i = from; i < to; i++) {
      long waiting = runnable[i] - grants[i];
      double readyFraction = 0;
      if (waiting > 0) {
        accounts.steal[i] += waiting;
        accounts.served[i] -= waiting;
        violate(step, i);
        double vcpuShare = (double) runnableOnVcpu[i] / runnable[i];
        readyFraction = Math.min(1, waiting * vcpuShare / guests.vcpuCeiling[i]);
        readySum[i] += readyFraction;
        stepReadySum += readyFraction;
      }
      ready.add(readyFraction);
    }
    contendedGuests += to - from;
    return granted;
  }

  private void clip(int step, int i, long cycles) {
    accounts.clipped[i] += cycles;
    accounts.demanded[guests.host[i]] += cycles;
    violate(step, i);
  }

  private void violate(int step, int i) {
    if (violatedStep[i] != step) {
      violatedStep[i] = step;
      violations[i]++;
    }
  }
}

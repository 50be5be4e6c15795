package io.densimeter.model.sim;

import java.util.Arrays;

/**
 * One sampling step of an estate: each guest's demand, each host's sharing and power, in one pass
 * over arrays.
 */
final class IntervalSweep {
  final CycleAccounts accounts;

  // By placed guest.
  final double[] readySum;
  final int[] violations;

  // By host that is on.
  final double[] wattSum;
  final int[] utilisationCounts;

  final FractionHistogram ready = new FractionHistogram();

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
  private final int[] violatedStep;
  private long contendedGuests;

  IntervalSweep(PoweredHosts hosts, PlacedGuests guests) {
    this.hosts = hosts;
    this.guests = guests;
    accounts = new CycleAccounts(hosts, guests.count);
    readySum = new double[guests.count];
    violations = new int[guests.count];
    wattSum = new double[hosts.count];
    utilisationCounts = new int[Math.multiplyExact(hosts.count, FractionHistogram.BINS)];
    runnable = new long[guests.count];
    runnableOnVcpu = new long[guests.count];
    grants = new long[guests.count];
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
    stepUtilisationSum = 0;
    stepReadySum = 0;
    stepWatts = 0;
    contendedGuests = 0;
    double nativeSum = 0;
    double vcpuSum = 0;
    double hypervisorSum = 0;

    final int[] index = guests.index;
    final double[] scale = guests.nativeCycles;
    final long[] ceiling = guests.vcpuCeiling;
    final int[] curve = guests.curve;
    final int[] segments = guests.segments;
    final double[] overhead = guests.overhead;
    final long[] served = accounts.served;
    final int[] firstGuest = hosts.firstGuest;

    for (int host = 0; host < hosts.count; host++) {
      int from = firstGuest[host];
      int to = firstGuest[host + 1];
      long demandSum = 0;
      long runnableSum = 0;
      for (int i = from; i < to; i++) {
        float demand = demands[index[i]];
        requireDemand(demand, index[i]);
        double position = (double) demand * segments[i];
        int segment = (int) position;
        double past = position - segment;
        int entry = curve[i] + OverheadTables.ENTRY * segment;
        double onVcpu = overhead[entry] + past * overhead[entry + 1];
        double outside = overhead[entry + 2] + past * overhead[entry + 3];
        long vcpu = (long) (onVcpu * scale[i] + 0.5);
        long hypervisor = (long) (outside * scale[i] + 0.5);
        long running = vcpu;
        if (vcpu > ceiling[i]) {
          running = ceiling[i];
          accounts.clipped[i] += vcpu - running;
          violate(step, i);
        }
        long wanted = running + hypervisor;
        runnable[i] = wanted;
        runnableOnVcpu[i] = running;
        served[i] += wanted; // contend() takes back what does not fit
        demandSum += vcpu + hypervisor;
        runnableSum += wanted;
        nativeSum += demand * scale[i];
        vcpuSum += vcpu;
        hypervisorSum += hypervisor;
      }
      long available = hosts.capacityCycles[host] - hosts.overheadCycles;
      long granted =
          runnableSum <= available && hosts.unlimited[host]
              ? runnableSum
              : contend(step, host, available);
      account(host, demandSum, runnableSum, granted);
    }
    ready.add(0, guests.count - contendedGuests);
    nativeCycles += nativeSum;
    vcpuCycles += vcpuSum;
    hypervisorCycles += hypervisorSum;
  }

  /** Divides a host's CPU that is not enough for all; returns what was granted. */
  private long contend(int step, int host, long available) {
    int from = hosts.firstGuest[host];
    int to = hosts.firstGuest[host + 1];
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

  private void account(int host, long demandSum, long runnableSum, long granted) {
    long capacity = hosts.capacityCycles[host];
    long busy = granted + hosts.overheadCycles;
    accounts.demanded[host] += demandSum;
    accounts.busy[host] += busy;
    accounts.idle[host] += capacity - busy;
    accounts.ready[host] += runnableSum - granted;
    double utilisation = (double) busy / capacity;
    double watts = hosts.power[host].watts(utilisation);
    utilisationCounts[host * FractionHistogram.BINS + FractionHistogram.bin(utilisation)]++;
    wattSum[host] += watts;
    stepUtilisationSum += utilisation;
    stepWatts += watts;
  }

  private void violate(int step, int i) {
    if (violatedStep[i] != step) {
      violatedStep[i] = step;
      violations[i]++;
    }
  }
}

package io.densimeter.model.sim;

import java.util.Arrays;

/**
 * One sampling step of an estate: each guest's demand, then each host's sharing and power, in
 * passes over arrays.
 */
final class IntervalSweep {
  /** The cycles of the last step. */
  final StepBalance balance = new StepBalance();

  // By guest.
  final double[] readySum;
  final int[] violations;

  // By host.
  final double[] wattSum; // over steps
  final double[] busyTotal;
  final int[] saturatedSteps;
  final LargestValues utilisation;

  /** Runnable cycles of each host's guests in the last step; the entry after the last is unused. */
  final long[] wanted;

  final FractionHistogram ready = new FractionHistogram();
  final FractionHistogram hostUtilisation = new FractionHistogram();

  // All guests and steps.
  double nativeCycles;
  double vcpuCycles;
  double hypervisorCycles;
  double servedCycles;
  double stealCycles;
  double clippedCycles;
  double guestSteps;

  // The last step.
  double stepUtilisationSum;
  double stepReadySum;
  double stepWatts;

  private final HostTable hosts;
  private final GuestTable guests;
  private final Migrations migrations;
  private final long[] runnable; // by guest, of hosts that are short
  private final long[] grants;
  private final int[] members;
  private final int[] violatedStep;
  private long contendedGuests;

  IntervalSweep(HostTable hosts, GuestTable guests, Migrations migrations, int steps) {
    this.hosts = hosts;
    this.guests = guests;
    this.migrations = migrations;
    readySum = new double[guests.count];
    violations = new int[guests.count];
    wattSum = new double[hosts.count];
    busyTotal = new double[hosts.count];
    saturatedSteps = new int[hosts.count];
    utilisation = LargestValues.forP95(hosts.count, steps);
    wanted = new long[hosts.count + 1];
    runnable = new long[guests.count];
    grants = new long[guests.count];
    members = new int[guests.count];
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
    balance.clear();
    Arrays.fill(wanted, 0);
    demand(step, demands);
    migrations.apply(step, demands, this);
    share(step, demands);
    migrations.powerLeftHosts(this);
    ready.add(0, guests.placed - contendedGuests);
    guestSteps += guests.placed;
    stealCycles += balance.steal;
    clippedCycles += balance.clipped;
    balance.check(step);
  }

  /** Turns native demand into runnable cycles of hosts, all guests in one loop. */
  private void demand(int step, float[] demands) {
    final int count = guests.count;
    final int[] kinds = guests.kind;
    final int[] host = guests.host;
    final double[] scale = guests.kinds.nativeCycles;
    final long[] ceiling = guests.kinds.vcpuCeiling;
    final int[] curve = guests.kinds.curve;
    final int[] segments = guests.kinds.segments;
    final double[] overhead = guests.kinds.overhead;
    final long[] wants = wanted;
    double nativeSum = 0;
    double vcpuSum = 0;
    double hypervisorSum = 0;
    long demanded = 0;
    for (int guest = 0; guest < count; guest++) {
      float demand = demands[guest];
      if (!(demand >= 0 && demand <= 1)) {
        requireDemand(demand, guest);
      }
      int kind = kinds[guest];
      double position = (double) demand * segments[kind];
      int segment = (int) position;
      double past = position - segment;
      int entry = curve[kind] + OverheadTables.ENTRY * segment;
      double cycles = scale[kind];
      double onVcpu = (overhead[entry] + past * overhead[entry + 1]) * cycles;
      double outside = (overhead[entry + 2] + past * overhead[entry + 3]) * cycles;
      long vcpu = (long) (onVcpu + 0.5);
      if (vcpu > ceiling[kind]) {
        long clipped = vcpu - ceiling[kind];
        balance.clipped += clipped;
        demanded += clipped;
        vcpu = ceiling[kind];
        violate(step, guest);
      }
      long wanting = vcpu + (long) (outside + 0.5);
      wants[host[guest]] += wanting;
      demanded += wanting;
      nativeSum += demand * cycles;
      vcpuSum += onVcpu;
      hypervisorSum += outside;
    }
    balance.demanded = demanded;
    nativeCycles += nativeSum;
    vcpuCycles += vcpuSum;
    hypervisorCycles += hypervisorSum;
  }

  /** Shares each host's CPU among its guests, and draws its power. */
  private void share(int step, float[] demands) {
    final int[] active = hosts.active;
    final int activeCount = hosts.activeCount;
    final long[] capacities = hosts.capacityCycles;
    final int[] limited = guests.limitedOn;
    final int[] powerCurve = hosts.powerCurve;
    final double[] powerTables = hosts.powerTables;
    final long overhead = hosts.overheadCycles;
    final long[] extra = migrations.hostCycles;
    double utilisationSum = 0;
    double wattsOfAll = 0;
    double servedSum = 0;
    for (int i = 0; i < activeCount; i++) {
      int host = active[i];
      long capacity = capacities[host];
      long wants = wanted[host];
      long available = capacity - overhead;
      long migrating = Math.min(extra[host], available);
      available -= migrating;
      long granted = wants;
      if (wants > available || limited[host] > 0) {
        granted = contend(step, host, available, demands);
        saturatedSteps[host] += wants > available ? 1 : 0;
      }
      balance.wanted += wants;
      balance.granted += granted;
      balance.ready += wants - granted;
      balance.migrating += migrating;
      long used = granted + overhead + migrating;
      balance.busy += used;
      balance.idle += capacity - used;
      balance.capacity += capacity;
      double busyFraction = (double) used / capacity;
      double drawn = PowerTables.watts(powerTables, powerCurve[host], busyFraction);
      wattSum[host] += drawn;
      busyTotal[host] += used;
      servedSum += granted;
      utilisationSum += busyFraction;
      wattsOfAll += drawn;
      hosts.stepsOn[host]++;
      utilisation.offer(host, busyFraction);
      hostUtilisation.add(busyFraction);
    }
    balance.overhead += overhead * activeCount;
    servedCycles += servedSum;
    stepUtilisationSum = utilisationSum;
    stepWatts = wattsOfAll;
  }

  /** Divides a host's CPU that is not enough for all; returns what was granted. */
  private long contend(int step, int host, long available, float[] demands) {
    int count = 0;
    for (int guest = guests.first(host); guest != GuestTable.NONE; guest = guests.next(guest)) {
      members[count++] = guest;
      runnable[guest] =
          guests.kinds.runnableCycles(guests.kind[guest], demands[guest])
              - migrations.awayCycles(guest);
    }
    long granted = guests.fairShare.divide(available, runnable, members, count, grants);
    for (int i = 0; i < count; i++) {
      int guest = members[i];
      long waiting = runnable[guest] - grants[guest];
      double readyFraction = 0;
      if (waiting > 0) {
        balance.steal += waiting;
        violate(step, guest);
        int kind = guests.kind[guest];
        long ceiling = guests.kinds.vcpuCeiling[kind];
        long onVcpu = Math.min(guests.kinds.vcpuCycles(kind, demands[guest]), ceiling);
        double vcpuShare = (double) onVcpu / (runnable[guest] + migrations.awayCycles(guest));
        readyFraction = Math.min(1, waiting * vcpuShare / ceiling);
        readySum[guest] += readyFraction;
        stepReadySum += readyFraction;
      }
      ready.add(readyFraction);
    }
    contendedGuests += count;
    return granted;
  }

  /** Counts the step against a guest, once. */
  void violate(int step, int guest) {
    if (violatedStep[guest] != step) {
      violatedStep[guest] = step;
      violations[guest]++;
    }
  }
}

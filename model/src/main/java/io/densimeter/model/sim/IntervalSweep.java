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
  final double[] partSteps; // steps that each drew power for beyond those it was on
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

  /** Power over a step of hosts that are being switched off, since the last one. */
  private double transitionWatts;

  private final HostTable hosts;
  private final GuestTable guests;
  private final Migrations migrations;
  private final long stepNanos;
  private final long[] runnable; // by guest, of hosts that are short
  private final long[] grants;
  private final int[] members;
  private final double[] fractions; // by host that is on
  private final int[] violatedStep;
  private long contendedGuests;

  IntervalSweep(
      HostTable hosts, GuestTable guests, Migrations migrations, int steps, long stepNanos) {
    this.hosts = hosts;
    this.guests = guests;
    this.migrations = migrations;
    this.stepNanos = stepNanos;
    readySum = new double[guests.count];
    violations = new int[guests.count];
    wattSum = new double[hosts.count];
    partSteps = new double[hosts.count];
    busyTotal = new double[hosts.count];
    saturatedSteps = new int[hosts.count];
    utilisation = LargestValues.forP95(hosts.count, steps);
    wanted = new long[hosts.count + 1];
    runnable = new long[guests.count];
    grants = new long[guests.count];
    members = new int[guests.count];
    fractions = new double[hosts.count];
    violatedStep = new int[guests.count];
    Arrays.fill(violatedStep, -1);
  }

  /** Draws the idle power of a host for a time, in the place of what it draws when it is off. */
  void drawIdle(int host, long nanos) {
    double steps = (double) nanos / stepNanos;
    double watts = (hosts.idleWatts(host) - hosts.offWatts) * steps;
    wattSum[host] += watts;
    partSteps[host] += steps;
    transitionWatts += watts;
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
    stepWatts += transitionWatts;
    transitionWatts = 0;
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
    final double[] table = guests.kinds.table;
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
      // As GuestKinds.runnableCycles, with the sums between.
      int kind = kinds[guest];
      double position = demand * table[kind];
      int segment = (int) position;
      double past = position - segment;
      int at = kind + GuestKinds.POINTS + GuestKinds.POINT * segment;
      double onVcpu = table[at] + past * table[at + 1];
      double outside = table[at + 2] + past * table[at + 3];
      nativeSum += demand * table[kind + GuestKinds.NATIVE];
      vcpuSum += onVcpu;
      hypervisorSum += outside;
      if (onVcpu > table[kind + GuestKinds.CEILING]) {
        onVcpu = clip(step, guest, onVcpu, table[kind + GuestKinds.CEILING]);
      }
      long wanting = (long) (onVcpu + outside + 0.5);
      wants[host[guest]] += wanting;
      demanded += wanting;
    }
    balance.demanded += demanded;
    nativeCycles += nativeSum;
    vcpuCycles += vcpuSum;
    hypervisorCycles += hypervisorSum;
  }

  /** Counts what a vCPU could not run for want of a faster pCPU; returns what it could. */
  private double clip(int step, int guest, double cycles, double ceiling) {
    long clipped = (long) (cycles - ceiling + 0.5);
    balance.clipped += clipped;
    balance.demanded += clipped;
    violate(step, guest);
    return ceiling;
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
    final long[] wants = wanted;
    final double[] watts = wattSum;
    final double[] busyCycles = busyTotal;
    final int[] steps = hosts.stepsOn;
    double utilisationSum = 0;
    double wattsOfAll = 0;
    double servedSum = 0;
    long wantedSum = 0;
    long grantedSum = 0;
    long migratingSum = 0;
    long idleSum = 0;
    long capacitySum = 0;
    for (int i = 0; i < activeCount; i++) {
      int host = active[i];
      long capacity = capacities[host];
      long want = wants[host];
      long available = capacity - overhead;
      long migrating = Math.min(extra[host], available);
      available -= migrating;
      long granted = want;
      if (want > available || limited[host] > 0) {
        granted = contend(step, host, available, demands);
        saturatedSteps[host] += want > available ? 1 : 0;
      }
      long used = granted + overhead + migrating;
      double busyFraction = (double) used / capacity;
      double drawn = PowerTables.watts(powerTables, powerCurve[host], busyFraction);
      wantedSum += want;
      grantedSum += granted;
      migratingSum += migrating;
      idleSum += capacity - used;
      capacitySum += capacity;
      watts[host] += drawn;
      busyCycles[host] += used;
      steps[host]++;
      servedSum += granted;
      utilisationSum += busyFraction;
      wattsOfAll += drawn;
      fractions[i] = busyFraction;
    }
    for (int i = 0; i < activeCount; i++) {
      utilisation.offer(active[i], fractions[i]);
      hostUtilisation.add(fractions[i]);
    }
    balance.wanted = wantedSum;
    balance.granted = grantedSum;
    balance.ready = wantedSum - grantedSum;
    balance.busy = grantedSum + migratingSum + overhead * activeCount;
    balance.idle = idleSum;
    balance.capacity = capacitySum;
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
        double ceiling = guests.kinds.vcpuCeiling(kind);
        double onVcpu = Math.min(guests.kinds.vcpuCycles(kind, demands[guest]), ceiling);
        double vcpuShare = onVcpu / (runnable[guest] + migrations.awayCycles(guest));
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

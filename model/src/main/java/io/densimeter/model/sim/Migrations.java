package io.densimeter.model.sim;

import io.densimeter.model.consolidation.ConsolidationPolicy;
import io.densimeter.model.migration.MigrationCost;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The guests that are on their way to another host.
 *
 * <p>Until a migration ends, the guest runs on its source; copying takes a share of its CPU there,
 * and the same share once more on the target. In the step in which it ends, the guest is counted on
 * its target, less what it runs on the source before: that is served first there. A source that is
 * left empty is on until its last guest has left.
 */
final class Migrations {
  private static final int NONE = -1;

  /** CPU that migrations take of each host in this step, in cycles, before its guests. */
  final long[] hostCycles;

  /** Migrations begun. */
  long begun;

  /** Bytes sent over the links. */
  double transferredBytes;

  /** Time that guests stood still. */
  double downtimeNanos;

  /** By guest: demand lost to copying, in steps of full demand. */
  final double[] degraded;

  /** Cycles of this step that guests of a host ran elsewhere, by host. */
  final long[] hostAwayCycles;

  private final HostTable hosts;
  private final GuestTable guests;
  private final @Nullable ConsolidationPolicy policy;
  private final long stepNanos;

  // By guest on its way.
  private final int[] source;
  private final int[] target;
  private final long[] leftNanos;
  private final long[] awayCycles;
  private final long[] stopNanos; // time that it will stand still
  private final long[] copyNanos; // of leftNanos, the last part, in which it is copied
  private int[] moving = new int[16];
  private int movingCount;
  private int[] landed = new int[16]; // in this step
  private int landedCount;

  // By host that migrations take CPU of, in this step.
  private final long[] onNanos;
  private int[] charged = new int[16];
  private int chargedCount;
  private final boolean[] isCharged;

  Migrations(
      HostTable hosts, GuestTable guests, @Nullable ConsolidationPolicy policy, long stepNanos) {
    this.hosts = hosts;
    this.guests = guests;
    this.policy = policy;
    this.stepNanos = stepNanos;
    int moveable = policy == null ? 0 : guests.count;
    hostCycles = new long[hosts.count];
    onNanos = new long[hosts.count];
    degraded = new double[moveable];
    hostAwayCycles = new long[hosts.count];
    isCharged = new boolean[hosts.count];
    source = new int[moveable];
    target = new int[moveable];
    leftNanos = new long[moveable];
    awayCycles = new long[moveable];
    stopNanos = new long[moveable];
    copyNanos = new long[moveable];
    Arrays.fill(target, NONE);
  }

  boolean isMoving(int guest) {
    return target[guest] != NONE;
  }

  int target(int guest) {
    return target[guest];
  }

  /** Returns the cycles of this step that a guest ran elsewhere than on its host. */
  long awayCycles(int guest) {
    return policy == null ? 0 : awayCycles[guest];
  }

  /** Begins a migration after a wait, such as for the link. */
  void begin(int guest, int to, MigrationCost cost, long waitNanos) {
    source[guest] = guests.host[guest];
    target[guest] = to;
    leftNanos[guest] = waitNanos + cost.durationNanos();
    stopNanos[guest] = cost.downtimeNanos();
    copyNanos[guest] = cost.durationNanos();
    if (movingCount == moving.length) {
      moving = Arrays.copyOf(moving, 2 * movingCount);
    }
    moving[movingCount++] = guest;
    begun++;
    transferredBytes += cost.transferredBytes();
  }

  /** Hears of guests that have left their source. */
  @FunctionalInterface
  interface Landing {
    void landed(int guest, int source);
  }

  /** Forgets a guest that is gone. */
  void cancel(int guest) {
    target[guest] = NONE;
  }

  /** Hears of guests that are on their way. */
  @FunctionalInterface
  interface Underway {
    void underway(int guest, int source, int target);
  }

  void forEachUnderway(Underway hears) {
    for (int i = 0; i < movingCount; i++) {
      int guest = moving[i];
      if (target[guest] != NONE) {
        hears.underway(guest, source[guest], target[guest]);
      }
    }
  }

  /** Puts the guests on their targets whose migrations end in the step that begins. */
  void land(Landing landing) {
    for (int i = 0; i < movingCount; i++) {
      int guest = moving[i];
      if (target[guest] != NONE && leftNanos[guest] < stepNanos) {
        guests.remove(guest);
        guests.place(guest, target[guest]);
        landing.landed(guest, source[guest]);
      }
    }
  }

  /** Charges the hosts for the migrations of this step, after the guests' demand is known. */
  void apply(int step, float[] demands, IntervalSweep sweep) {
    for (int i = 0; i < chargedCount; i++) {
      hostCycles[charged[i]] = 0;
      onNanos[charged[i]] = 0;
      hostAwayCycles[charged[i]] = 0;
      isCharged[charged[i]] = false;
    }
    chargedCount = 0;
    for (int i = 0; i < landedCount; i++) {
      awayCycles[landed[i]] = 0;
    }
    landedCount = 0;
    if (policy == null || movingCount == 0) {
      return;
    }
    int still = 0;
    for (int i = 0; i < movingCount; i++) {
      int guest = moving[i];
      if (target[guest] != NONE && charge(step, guest, demands[guest], sweep)) {
        moving[still++] = guest;
      }
    }
    movingCount = still;
  }

  /** Returns whether the guest is still on its way after this step. */
  private boolean charge(int step, int guest, float demand, IntervalSweep sweep) {
    int from = source[guest];
    int to = target[guest];
    double share = Math.min(1, (double) leftNanos[guest] / stepNanos);
    int kindThere = guests.kindOn(hosts.type[from], guest);
    int kindHere = guests.kindOn(hosts.type[to], guest);
    long onSource = (long) (guests.kinds.runnableCycles(kindThere, demand) * share);
    long onTarget = (long) (guests.kinds.runnableCycles(kindHere, demand) * share);
    double cpuFraction = policyOf().migration().cpuFraction() * copiedShare(guest);
    double copying = onSource * cpuFraction;
    degraded[guest] += demand * share * cpuFraction;
    if (copying > 0) {
      sweep.violate(step, guest);
    }
    take(to, (long) (onTarget * cpuFraction), 0);
    if (leftNanos[guest] >= stepNanos) {
      leftNanos[guest] -= stepNanos;
      return true;
    }
    take(from, onSource, leftNanos[guest]);
    awayCycles[guest] = onTarget;
    sweep.wanted[to] -= onTarget;
    hostAwayCycles[to] += onTarget;
    sweep.balance.demanded -= onTarget;
    sweep.servedCycles += onSource - copying;
    downtimeNanos += stopNanos[guest];
    degraded[guest] += demand * ((double) stopNanos[guest] / stepNanos);
    target[guest] = NONE;
    if (landedCount == landed.length) {
      landed = Arrays.copyOf(landed, 2 * landedCount);
    }
    landed[landedCount++] = guest;
    return false;
  }

  /** Returns the share of its time on the source, in this step, in which a guest is copied. */
  private double copiedShare(int guest) {
    long here = Math.min(leftNanos[guest], stepNanos);
    long waits = Math.min(Math.max(0, leftNanos[guest] - copyNanos[guest]), here);
    return here == 0 ? 1 : (double) (here - waits) / here;
  }

  private ConsolidationPolicy policyOf() {
    if (policy == null) {
      throw new IllegalStateException("A guest moves without a policy.");
    }
    return policy;
  }

  private void take(int host, long cycles, long untilNanos) {
    if (!isCharged[host]) {
      isCharged[host] = true;
      if (chargedCount == charged.length) {
        charged = Arrays.copyOf(charged, 2 * chargedCount);
      }
      charged[chargedCount++] = host;
    }
    hostCycles[host] += cycles;
    onNanos[host] = Math.max(onNanos[host], untilNanos);
  }

  /** Draws the power of hosts that were switched off, until their last guest has left. */
  void powerLeftHosts(IntervalSweep sweep) {
    for (int i = 0; i < chargedCount; i++) {
      int host = charged[i];
      if (!hosts.isOn(host) && onNanos[host] > 0) {
        double share = (double) onNanos[host] / stepNanos;
        double cycles = hosts.capacityCycles[host] * share;
        double busy = Math.min(cycles, hostCycles[host] + hosts.overheadCycles * share);
        double watts =
            PowerTables.watts(hosts.powerTables, hosts.powerCurve[host], busy / cycles) * share
                - hosts.offWatts * share;
        sweep.wattSum[host] += watts;
        sweep.partSteps[host] += share;
        sweep.busyTotal[host] += busy;
        sweep.stepWatts += watts;
      }
    }
  }
}

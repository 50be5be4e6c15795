package io.densimeter.model.sim;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an {@link IntervalSimulation} found.
 *
 * <p>Percentiles are by nearest rank: exact for a host, of shares rounded to 0.001 for all hosts or
 * guests.
 */
public final class IntervalResult {
  private static final double JOULES_PER_KWH = 3.6e6;

  private final List<HostUse> hosts;
  private final List<GuestUse> guests;
  private final IntervalTimeline timeline;
  private final int hostsOn;
  private final int unplaced;
  private final double readyMean;
  private final double readyP95;
  private final double violation;
  private final double hostCpuMean;
  private final double hostCpuP95;
  private final double energyKwh;
  private final double staticKwh;
  private final CycleTotals cycles;
  private final @Nullable ConsolidationUse consolidation;
  private final @Nullable FailureUse failures;

  IntervalResult(
      IntervalInputs inputs,
      HostTable table,
      GuestTable guestTable,
      IntervalSweep sweep,
      IntervalTimeline timeline,
      int[] presentSteps,
      int unplaced,
      @Nullable Consolidation running,
      @Nullable Failures failed) {
    this.timeline = timeline;
    this.unplaced = unplaced;
    double stepSeconds = inputs.trace().stepNanos() / 1e9;

    var hostUses = new ArrayList<HostUse>(table.count);
    double joules = 0;
    double idleJoules = 0;
    double cpuSum = 0;
    long hostSteps = 0;
    int used = 0;
    for (int host = 0; host < table.count; host++) {
      int steps = table.stepsOn[host];
      double offJoules = table.offWatts * (inputs.trace().steps() - steps) * stepSeconds;
      if (steps == 0) {
        joules += offJoules;
        idleJoules += offJoules;
        hostUses.add(HostUse.off(offJoules / JOULES_PER_KWH));
        continue;
      }
      double cpu = sweep.busyTotal[host] / table.capacityCycles[host];
      double hostJoules = sweep.wattSum[host] * stepSeconds + offJoules;
      hostUses.add(
          new HostUse(
              guestTable.guestsOn[host],
              true,
              cpu / steps,
              sweep.utilisation.percentile(host, steps),
              hostJoules / JOULES_PER_KWH));
      cpuSum += cpu;
      hostSteps += steps;
      joules += hostJoules;
      idleJoules += table.idleWatts(host) * (steps + sweep.partSteps[host]) * stepSeconds;
      idleJoules += offJoules - table.offWatts * sweep.partSteps[host] * stepSeconds;
      used++;
    }
    hosts = Collections.unmodifiableList(hostUses);
    hostsOn = used;
    hostCpuMean = cpuSum / hostSteps;
    hostCpuP95 = sweep.hostUtilisation.p95();
    energyKwh = joules / JOULES_PER_KWH;
    staticKwh = idleJoules / JOULES_PER_KWH;

    var guestUses = new ArrayList<GuestUse>(guestTable.count);
    double readySum = 0;
    long violations = 0;
    for (int guest = 0; guest < guestTable.count; guest++) {
      int steps = presentSteps[guest];
      readySum += sweep.readySum[guest];
      violations += sweep.violations[guest];
      guestUses.add(
          steps == 0
              ? GuestUse.UNPLACED
              : new GuestUse(
                  true, sweep.readySum[guest] / steps, (double) sweep.violations[guest] / steps));
    }
    guests = Collections.unmodifiableList(guestUses);
    readyMean = readySum / sweep.guestSteps;
    readyP95 = sweep.ready.p95();
    violation = violations / sweep.guestSteps;
    cycles = new CycleTotals(sweep);
    failures = failed == null ? null : failed.use(lifeNanos(inputs));
    consolidation = running == null ? null : ConsolidationUse.of(table, sweep, running, energyKwh);
  }

  private static double lifeNanos(IntervalInputs inputs) {
    double steps = 0;
    for (int guest = 0; guest < inputs.guests(); guest++) {
      if (inputs.hostOf(guest) != IntervalInputs.UNPLACED) {
        steps += inputs.trace().endStep(guest) - inputs.trace().firstStep(guest);
      }
    }
    return steps * inputs.trace().stepNanos();
  }

  /** Returns the hosts, in the order of the inputs. */
  public List<HostUse> hosts() {
    return hosts;
  }

  /** Returns the guests, in the order of the trace. */
  public List<GuestUse> guests() {
    return guests;
  }

  /** Returns the figures by step. */
  public IntervalTimeline timeline() {
    return timeline;
  }

  /** Returns the number of hosts that were on for a step or more. */
  public int hostsOn() {
    return hostsOn;
  }

  /** Returns the number of guests that had no host and were left out. */
  public int unplacedGuests() {
    return unplaced;
  }

  /** Returns CPU ready, mean over placed guests and steps. */
  public double readyMeanFraction() {
    return readyMean;
  }

  /** Returns the 95th percentile of CPU ready over the steps of all placed guests. */
  public double readyP95Fraction() {
    return readyP95;
  }

  /** Returns the share of guest-steps in which a guest got less CPU than it demanded. */
  public double violationFraction() {
    return violation;
  }

  /** Returns the CPU utilisation of the hosts that were on, mean over hosts and steps. */
  public double hostCpuMeanFraction() {
    return hostCpuMean;
  }

  /** Returns the 95th percentile of the CPU utilisation over the steps of all hosts on. */
  public double hostCpuP95Fraction() {
    return hostCpuP95;
  }

  /** Returns the energy of all hosts over the trace. */
  public double energyKwh() {
    return energyKwh;
  }

  /**
   * Returns the part of the energy that hosts draw because they are on: their idle power over the
   * time that they are, boots and shutdowns included, and what they draw asleep. The rest is what
   * their load adds.
   */
  public double staticEnergyKwh() {
    return staticKwh;
  }

  /** Returns the cycles of all placed guests over the trace. */
  public CycleTotals cycles() {
    return cycles;
  }

  /** Returns what consolidation did; null when the placement was fixed. */
  public @Nullable ConsolidationUse consolidation() {
    return consolidation;
  }

  /** Returns what failures did; null when nothing could fail. */
  public @Nullable FailureUse failures() {
    return failures;
  }
}

package io.densimeter.model.sim;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

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
  private final CycleTotals cycles;

  IntervalResult(
      IntervalInputs inputs,
      PoweredHosts powered,
      PlacedGuests placed,
      IntervalSweep sweep,
      IntervalTimeline timeline) {
    this.timeline = timeline;
    int steps = timeline.steps();
    double stepSeconds = inputs.trace().stepNanos() / 1e9;

    var hostUses = new ArrayList<>(Collections.nCopies(inputs.hosts().size(), HostUse.OFF));
    double joules = 0;
    double cpuSum = 0;
    for (int on = 0; on < powered.count; on++) {
      double cpu = sweep.accounts.busyTotal[on] / ((double) powered.capacityCycles[on] * steps);
      double hostJoules = sweep.wattSum[on] * stepSeconds;
      hostUses.set(
          powered.index[on],
          new HostUse(
              powered.firstGuest[on + 1] - powered.firstGuest[on],
              true,
              cpu,
              sweep.utilisation.percentile(on),
              hostJoules / JOULES_PER_KWH));
      cpuSum += cpu;
      joules += hostJoules;
    }
    hosts = List.copyOf(hostUses);
    hostsOn = powered.count;
    hostCpuMean = cpuSum / powered.count;
    hostCpuP95 = sweep.hostUtilisation.p95();
    energyKwh = joules / JOULES_PER_KWH;

    var guestUses = new ArrayList<>(Collections.nCopies(inputs.guests(), GuestUse.UNPLACED));
    double readySum = 0;
    long violations = 0;
    for (int i = 0; i < placed.count; i++) {
      readySum += sweep.readySum[i];
      violations += sweep.violations[i];
      guestUses.set(
          placed.index[i],
          new GuestUse(true, sweep.readySum[i] / steps, (double) sweep.violations[i] / steps));
    }
    guests = List.copyOf(guestUses);
    unplaced = inputs.guests() - placed.count;
    double guestSteps = (double) placed.count * steps;
    readyMean = readySum / guestSteps;
    readyP95 = sweep.ready.p95();
    violation = violations / guestSteps;
    cycles = new CycleTotals(sweep);
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

  /** Returns the number of hosts that were on. */
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

  /** Returns the cycles of all placed guests over the trace. */
  public CycleTotals cycles() {
    return cycles;
  }
}

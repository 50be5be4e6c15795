package io.densimeter.model.sim;

import java.util.Arrays;

/**
 * What became of the cycles of hosts and guests, counted on both sides in integers, and the check
 * that both sides agree.
 *
 * <p>Integers are summed over some steps, checked, and then carried to sums in floating point: a
 * long would not hold the cycles of a large host over a year.
 */
final class CycleAccounts {
  // Since the last close, by host that is on.
  final long[] demanded;
  final long[] busy;
  final long[] idle;
  final long[] ready;

  // Since the last close, by placed guest: what it got, waited for, and could not run for want of
  // a faster vCPU.
  final long[] served;
  final long[] steal;
  final long[] clipped;

  // Closed.
  final double[] busyTotal;
  double servedTotal;
  double stealTotal;
  double clippedTotal;

  private final PoweredHosts hosts;

  CycleAccounts(PoweredHosts hosts, int guests) {
    this.hosts = hosts;
    demanded = new long[hosts.count];
    busy = new long[hosts.count];
    idle = new long[hosts.count];
    ready = new long[hosts.count];
    served = new long[guests];
    steal = new long[guests];
    clipped = new long[guests];
    busyTotal = new double[hosts.count];
  }

  /**
   * Checks what was counted in the steps since the last call, and carries it over.
   *
   * @throws IllegalStateException when a conservation law is broken
   */
  void close(int steps) {
    for (int host = 0; host < hosts.count; host++) {
      long guestsServed = 0;
      long guestsSteal = 0;
      long guestsClipped = 0;
      for (int i = hosts.firstGuest[host]; i < hosts.firstGuest[host + 1]; i++) {
        guestsServed += served[i];
        guestsSteal += steal[i];
        guestsClipped += clipped[i];
      }
      check(
          "busy + idle = capacity",
          host,
          busy[host] + idle[host],
          hosts.capacityCycles[host] * steps);
      check(
          "busy = served + hypervisor",
          host,
          busy[host],
          guestsServed + hosts.overheadCycles * steps);
      check("ready = steal", host, ready[host], guestsSteal);
      check(
          "demanded = served + unserved",
          host,
          demanded[host],
          guestsServed + guestsSteal + guestsClipped);
      busyTotal[host] += busy[host];
      servedTotal += guestsServed;
      stealTotal += guestsSteal;
      clippedTotal += guestsClipped;
    }
    for (long[] counts : new long[][] {demanded, busy, idle, ready, served, steal, clipped}) {
      Arrays.fill(counts, 0);
    }
  }

  private void check(String law, int host, long left, long right) {
    if (left != right) {
      throw new IllegalStateException(
          "Cycles of host %d are not conserved: %s, but %d is not %d."
              .formatted(hosts.index[host], law, left, right));
    }
  }
}

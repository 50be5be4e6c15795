package io.densimeter.model.sim;

import io.densimeter.model.machine.GuestType;
import io.densimeter.model.machine.HostType;
import io.densimeter.model.units.Require;
import io.densimeter.model.workload.DemandTrace;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** What an {@link IntervalSimulation} simulates: an estate, its placement and its demand. */
public final class IntervalInputs {
  /** Stands for the host of a guest that has none. */
  public static final int UNPLACED = -1;

  private final DemandTrace trace;
  private final List<HostType> hosts;
  private final List<GuestType> guests;
  private final int[] hostOf;
  private final OverheadCurves overhead;
  private final List<CpuShares> shares;
  private final long hostOverheadHertz;
  private final EmptyHosts emptyHosts;

  private IntervalInputs(
      DemandTrace trace,
      List<HostType> hosts,
      List<GuestType> guests,
      int[] hostOf,
      OverheadCurves overhead,
      List<CpuShares> shares,
      long hostOverheadHertz,
      EmptyHosts emptyHosts) {
    this.trace = trace;
    this.hosts = hosts;
    this.guests = guests;
    this.hostOf = hostOf;
    this.overhead = overhead;
    this.shares = shares;
    this.hostOverheadHertz = hostOverheadHertz;
    this.emptyHosts = emptyHosts;
  }

  /**
   * Returns inputs with equal shares, without CPU of the hypervisor itself, and with empty hosts
   * off.
   *
   * @param trace native demand, with a step or more
   * @param hosts one entry for each physical host
   * @param guests one entry for each guest of the trace
   * @param hostOf index of each guest's host, or {@link #UNPLACED}; one guest at least is placed
   * @param overhead what demand costs on a host
   */
  public static IntervalInputs of(
      DemandTrace trace,
      List<HostType> hosts,
      List<GuestType> guests,
      int[] hostOf,
      OverheadCurves overhead) {
    requireCount("guest types", guests.size(), trace);
    requireCount("entries of the placement", hostOf.length, trace);
    Require.positive("steps of the trace", trace.steps());
    Require.positive("stepNanos", trace.stepNanos());
    boolean placed = false;
    for (int guest = 0; guest < hostOf.length; guest++) {
      int host = hostOf[guest];
      if (host < UNPLACED || host >= hosts.size()) {
        throw new IllegalArgumentException(
            "Guest %d is on host %d, but there are %d hosts, from 0."
                .formatted(guest, host, hosts.size()));
      }
      placed |= host != UNPLACED;
    }
    if (!placed) {
      throw new IllegalArgumentException(
          "None of the " + hostOf.length + " guests is placed: there is nothing to simulate.");
    }
    return new IntervalInputs(
        trace,
        List.copyOf(hosts),
        List.copyOf(guests),
        Arrays.copyOf(hostOf, hostOf.length),
        overhead,
        Collections.nCopies(guests.size(), CpuShares.EQUAL),
        0,
        EmptyHosts.OFF);
  }

  /** Returns these inputs with other shares, one entry for each guest. */
  public IntervalInputs withShares(List<CpuShares> newShares) {
    requireCount("CPU shares", newShares.size(), trace);
    return new IntervalInputs(
        trace,
        hosts,
        guests,
        hostOf,
        overhead,
        List.copyOf(newShares),
        hostOverheadHertz,
        emptyHosts);
  }

  /** Returns these inputs with CPU that the hypervisor itself takes, first, on each host on. */
  public IntervalInputs withHostOverhead(long hertz) {
    if (hertz < 0) {
      throw new IllegalArgumentException(
          "The hypervisor's own CPU (" + hertz + " Hz) must be zero or more.");
    }
    return new IntervalInputs(trace, hosts, guests, hostOf, overhead, shares, hertz, emptyHosts);
  }

  /** Returns these inputs with another rule for hosts without guests. */
  public IntervalInputs withEmptyHosts(EmptyHosts rule) {
    return new IntervalInputs(
        trace, hosts, guests, hostOf, overhead, shares, hostOverheadHertz, rule);
  }

  DemandTrace trace() {
    return trace;
  }

  List<HostType> hosts() {
    return hosts;
  }

  GuestType guest(int guest) {
    return guests.get(guest);
  }

  int guests() {
    return guests.size();
  }

  int hostOf(int guest) {
    return hostOf[guest];
  }

  OverheadCurves overhead() {
    return overhead;
  }

  CpuShares shares(int guest) {
    return shares.get(guest);
  }

  long hostOverheadHertz() {
    return hostOverheadHertz;
  }

  EmptyHosts emptyHosts() {
    return emptyHosts;
  }

  private static void requireCount(String what, int count, DemandTrace trace) {
    if (count != trace.guests()) {
      throw new IllegalArgumentException(
          "There are %d %s, but the trace has %d guests.".formatted(count, what, trace.guests()));
    }
  }
}

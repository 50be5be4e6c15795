package io.densimeter.model.sim;

import io.densimeter.model.consolidation.ConsolidationPolicy;
import io.densimeter.model.machine.GuestType;
import io.densimeter.model.machine.HostType;
import io.densimeter.model.units.Require;
import io.densimeter.model.workload.DemandTrace;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
  private final boolean[] standby; // by host
  private final long hostMemoryOverheadBytes;
  private final long guestMemoryOverheadBytes;
  private final @Nullable ConsolidationPolicy consolidation;
  private final @Nullable FailureModel failures;

  private IntervalInputs(
      DemandTrace trace,
      List<HostType> hosts,
      List<GuestType> guests,
      int[] hostOf,
      OverheadCurves overhead,
      List<CpuShares> shares,
      long hostOverheadHertz,
      EmptyHosts emptyHosts,
      boolean[] standby,
      long hostMemoryOverheadBytes,
      long guestMemoryOverheadBytes,
      @Nullable ConsolidationPolicy consolidation,
      @Nullable FailureModel failures) {
    this.trace = trace;
    this.hosts = hosts;
    this.guests = guests;
    this.hostOf = hostOf;
    this.overhead = overhead;
    this.shares = shares;
    this.hostOverheadHertz = hostOverheadHertz;
    this.emptyHosts = emptyHosts;
    this.standby = standby;
    this.hostMemoryOverheadBytes = hostMemoryOverheadBytes;
    this.guestMemoryOverheadBytes = guestMemoryOverheadBytes;
    this.consolidation = consolidation;
    this.failures = failures;
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
        EmptyHosts.OFF,
        new boolean[hosts.size()],
        0,
        0,
        null,
        null);
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
        emptyHosts,
        standby,
        hostMemoryOverheadBytes,
        guestMemoryOverheadBytes,
        consolidation,
        failures);
  }

  /** Returns these inputs with CPU that the hypervisor itself takes, first, on each host on. */
  public IntervalInputs withHostOverhead(long hertz) {
    if (hertz < 0) {
      throw new IllegalArgumentException(
          "The hypervisor's own CPU (" + hertz + " Hz) must be zero or more.");
    }
    return new IntervalInputs(
        trace,
        hosts,
        guests,
        hostOf,
        overhead,
        shares,
        hertz,
        emptyHosts,
        standby,
        hostMemoryOverheadBytes,
        guestMemoryOverheadBytes,
        consolidation,
        failures);
  }

  /** Returns these inputs with another rule for hosts without guests. */
  public IntervalInputs withEmptyHosts(EmptyHosts rule) {
    return new IntervalInputs(
        trace,
        hosts,
        guests,
        hostOf,
        overhead,
        shares,
        hostOverheadHertz,
        rule,
        standby,
        hostMemoryOverheadBytes,
        guestMemoryOverheadBytes,
        consolidation,
        failures);
  }

  /**
   * Returns these inputs with hosts that stay on without guests, whatever the rule for the others.
   *
   * @param kept by host, whether it does
   */
  public IntervalInputs withStandby(boolean[] kept) {
    if (kept.length != hosts.size()) {
      throw new IllegalArgumentException(
          "There are %d entries of hosts on standby, but %d hosts."
              .formatted(kept.length, hosts.size()));
    }
    return new IntervalInputs(
        trace,
        hosts,
        guests,
        hostOf,
        overhead,
        shares,
        hostOverheadHertz,
        emptyHosts,
        kept.clone(),
        hostMemoryOverheadBytes,
        guestMemoryOverheadBytes,
        consolidation,
        failures);
  }

  /** Returns these inputs with memory that the technique takes of each host, and for each guest. */
  public IntervalInputs withMemoryOverhead(long hostBytes, long guestBytes) {
    Require.notNegative("memory overhead of a host", hostBytes);
    Require.notNegative("memory overhead of a guest", guestBytes);
    return new IntervalInputs(
        trace,
        hosts,
        guests,
        hostOf,
        overhead,
        shares,
        hostOverheadHertz,
        emptyHosts,
        standby,
        hostBytes,
        guestBytes,
        consolidation,
        failures);
  }

  /**
   * Returns these inputs with guests that move while the estate runs.
   *
   * @param policy belongs to this simulation alone
   */
  public IntervalInputs withConsolidation(ConsolidationPolicy policy) {
    if (shares.stream().anyMatch(each -> each.reservationHertz() > 0)) {
      throw new IllegalArgumentException(
          "Guests with CPU reservations cannot be consolidated while the estate runs.");
    }
    requireNotBoth(policy, failures);
    return new IntervalInputs(
        trace,
        hosts,
        guests,
        hostOf,
        overhead,
        shares,
        hostOverheadHertz,
        emptyHosts,
        standby,
        hostMemoryOverheadBytes,
        guestMemoryOverheadBytes,
        policy,
        failures);
  }

  /**
   * Returns these inputs with hosts and kernels that fail.
   *
   * @param model belongs to this simulation alone
   */
  public IntervalInputs withFailures(FailureModel model) {
    requireNotBoth(consolidation, model);
    return new IntervalInputs(
        trace,
        hosts,
        guests,
        hostOf,
        overhead,
        shares,
        hostOverheadHertz,
        emptyHosts,
        standby,
        hostMemoryOverheadBytes,
        guestMemoryOverheadBytes,
        consolidation,
        model);
  }

  private static void requireNotBoth(
      @Nullable ConsolidationPolicy policy, @Nullable FailureModel model) {
    if (policy != null && model != null) {
      throw new IllegalArgumentException(
          "Failures are simulated for guests that are not consolidated while the estate runs.");
    }
  }

  @Nullable FailureModel failures() {
    return failures;
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

  /** Returns whether a host is on without guests. */
  boolean isOnWhenEmpty(int host) {
    return emptyHosts.stayOn() || standby[host];
  }

  long hostMemoryOverheadBytes() {
    return hostMemoryOverheadBytes;
  }

  long guestMemoryOverheadBytes() {
    return guestMemoryOverheadBytes;
  }

  @Nullable ConsolidationPolicy consolidation() {
    return consolidation;
  }

  private static void requireCount(String what, int count, DemandTrace trace) {
    if (count != trace.guests()) {
      throw new IllegalArgumentException(
          "There are %d %s, but the trace has %d guests.".formatted(count, what, trace.guests()));
    }
  }
}

package io.densimeter.experiments.run;

import io.densimeter.experiments.cost.OutageTimes;
import io.densimeter.experiments.spec.ExperimentSpec;
import io.densimeter.experiments.spec.PlacementSpec;
import io.densimeter.model.availability.Downtime;
import io.densimeter.model.availability.Failover;
import io.densimeter.model.availability.FailureDomains;
import io.densimeter.model.availability.GuestsOnHosts;
import io.densimeter.model.availability.PatchPlan;
import io.densimeter.model.machine.GuestType;
import io.densimeter.model.placement.Placement;
import io.densimeter.model.sim.FailureUse;
import io.densimeter.model.stats.AvailabilityMetrics;
import io.densimeter.model.stats.Metric;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How long the guests of a placement are down in the long run, by failures and patches.
 *
 * @param domains what the guests of a host share
 * @param downtime the downtime of a guest, by cause
 * @param round a round of patches of hosts; null when nothing is patched
 * @param failover hosts that can fail at once
 * @param unneeded hosts of the file that the plan does not need
 */
record Outages(
    FailureDomains domains,
    Downtime downtime,
    PatchPlan.@Nullable Round round,
    int failover,
    int unneeded) {
  /** Beyond so many the count says nothing more. */
  private static final int MOST_FAILOVERS = 10;

  private static final double SECONDS_PER_HOUR = 3_600;

  /** Returns the outages of a replication; null when nothing fails and nothing is patched. */
  static @Nullable Outages of(ExperimentSpec spec, Estate estate, ScenarioRun run) {
    var times = new OutageTimes(spec);
    if (!times.any()) {
      return null;
    }
    var placement = run.placement();
    var domains = FailureDomains.of(estate.implementation());
    var guests = guests(spec, placement);
    List<Downtime.Planned> planned = new ArrayList<>();
    PatchPlan.Round round = null;
    var patches = times.patches(domains);
    if (patches != null) {
      var kinds = estate.guests(placement.request().guests());
      long[] granted = kinds.stream().mapToLong(GuestType::memoryBytes).toArray();
      round = patches.round(guests, placement.hostsNeeded(), granted);
      planned.addAll(patches.downtime(round));
    }
    return new Outages(
        domains,
        Downtime.of(times.failing(domains, guests), planned),
        round,
        Failover.hosts(placement, MOST_FAILOVERS),
        placement.request().hosts() - placement.hostsNeeded());
  }

  /**
   * Returns the guests and hosts of a placement. Guests start and move on hosts that the plan
   * needs, and so pays for, not on others of the file.
   */
  private static GuestsOnHosts guests(ExperimentSpec spec, Placement placement) {
    var request = placement.request();
    long[] guestBytes = new long[request.guests()];
    Arrays.setAll(guestBytes, request::memoryNeedBytes);
    long[] hostBytes = new long[request.hosts()];
    boolean[] onWhenEmpty = standby(spec, placement);
    for (int host = 0; host < hostBytes.length; host++) {
      var group = request.groups().get(request.groupOf(host));
      boolean needed = Failover.isNeeded(placement, host);
      long bytes = group.type().memoryBytes() - group.hypervisorMemoryBytes();
      hostBytes[host] = needed ? bytes : 0;
      onWhenEmpty[host] |= spec.placement().emptyHosts() == PlacementSpec.EmptyHosts.ON;
    }
    return new GuestsOnHosts(
        placement.hostOf(), guestBytes, hostBytes, onWhenEmpty, request.maxGuestsPerHost());
  }

  /** Returns which hosts are on without guests because they are spare ones. */
  static boolean[] standby(ExperimentSpec spec, Placement placement) {
    boolean[] standby = new boolean[placement.request().hosts()];
    for (int host = 0; host < standby.length; host++) {
      standby[host] =
          spec.placement().sparePower() == PlacementSpec.EmptyHosts.ON
              && placement.guestsOn(host) == 0
              && Failover.isNeeded(placement, host);
    }
    return standby;
  }

  /** Adds the figures to those of a replication. */
  void putInto(Map<Metric, Double> values) {
    values.put(AvailabilityMetrics.EXPECTED, downtime.totalMinutesPerYear());
    downtime
        .minutesPerYear()
        .forEach(
            (cause, minutes) -> values.put(AvailabilityMetrics.expected(cause.word()), minutes));
    values.put(AvailabilityMetrics.AVAILABILITY, downtime.availableFraction());
    if (downtime.totalMinutesPerYear() > 0) {
      values.put(AvailabilityMetrics.NINES, downtime.nines());
    }
    values.put(AvailabilityMetrics.FAILOVER, (double) failover);
    if (round != null) {
      values.put(AvailabilityMetrics.EMPTYING, round.emptyingSeconds());
      values.put(AvailabilityMetrics.WINDOW, round.windowSeconds() / SECONDS_PER_HOUR);
    }
  }

  /** Adds what the simulation found by cause. */
  static void putSimulated(FailureUse use, Map<Metric, Double> values) {
    use.sharedCrashes()
        .forEach(
            (cause, crashes) ->
                values.put(
                    switch (cause) {
                      case DRIVER_DOMAIN -> AvailabilityMetrics.DRIVER_DOMAIN_CRASHES;
                      default -> AvailabilityMetrics.HYPERVISOR_CRASHES;
                    },
                    (double) crashes));
    use.downFractions()
        .forEach(
            (cause, fraction) ->
                values.put(
                    AvailabilityMetrics.simulated(cause.word()),
                    fraction * Downtime.MINUTES_PER_YEAR));
  }

  /** Returns what is to be said of a scenario beside its figures. */
  List<String> notes(ExperimentSpec spec, String implementation) {
    List<String> notes = new ArrayList<>();
    var failures = spec.failures();
    if (failures != null && failures.driverDomainMtbfNanos() != null && !domains.driverDomain()) {
      notes.add(
          implementation + " has no driver domain: failures.driver-domain-mtbf does not count.");
    }
    if (failures != null && failures.hypervisorMtbfNanos() != null && domains.oneKernel()) {
      notes.add(
          implementation
              + " has no hypervisor: failures.hypervisor-mtbf does not count, kernel-mtbf does.");
    }
    if (failures != null && failover == 0 && unneeded > 0) {
      notes.add(
          "Under "
              + implementation
              + " the guests of a failed host find no room on the hosts needed. The simulation starts"
              + " them on other hosts of the file; downtime and bill, which have no others, wait for"
              + " the repair. Maybe placement.spare-hosts: 1?");
    }
    if (round != null && spec.patching() != null && spec.patching().liveMigrate()) {
      if (!domains.movable()) {
        notes.add(
            "Guests of "
                + implementation
                + " do not move live: they are down while their host is patched.");
      } else if (round.hostsKept() > 0) {
        notes.add(
            String.format(
                Locale.ROOT,
                "Under %s %d of the hosts have guests that find no room elsewhere, so they are down"
                    + " while their host is patched. Maybe placement.spare-hosts: 1?",
                implementation,
                round.hostsKept()));
      }
    }
    if (failover < spec.placement().spareHosts()) {
      notes.add(
          String.format(
              Locale.ROOT,
              "Under %s the hosts stand %d failures at once, less than the spare hosts (%d).",
              implementation,
              failover,
              spec.placement().spareHosts()));
    }
    return notes;
  }
}

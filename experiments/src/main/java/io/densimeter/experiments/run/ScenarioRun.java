package io.densimeter.experiments.run;

import io.densimeter.experiments.run.Estate.Group;
import io.densimeter.experiments.run.Traces.Demand;
import io.densimeter.experiments.spec.Fidelity;
import io.densimeter.experiments.spec.PlacementSpec;
import io.densimeter.experiments.spec.Scenario;
import io.densimeter.model.kernel.OverheadCurve;
import io.densimeter.model.machine.GuestType;
import io.densimeter.model.machine.HostType;
import io.densimeter.model.placement.Placement;
import io.densimeter.model.sim.EmptyHosts;
import io.densimeter.model.sim.IntervalInputs;
import io.densimeter.model.sim.IntervalResult;
import io.densimeter.model.sim.IntervalSimulation;
import io.densimeter.model.sim.RandomStreams;
import io.densimeter.model.workload.WorkloadProfile;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One replication of a scenario: guests are sized, placed and simulated.
 *
 * @param demand the demand of the replication
 * @param placement where guests were placed
 * @param interval what the simulation found
 * @param curves the overhead of a guest by kind of host and of guest
 * @param memory what hosts took back of memory that was promised more than once
 * @param requests what the requests met; null at interval fidelity
 * @param neighbours how much guests slow each other down; null when that is left out
 */
record ScenarioRun(
    Demand demand,
    Placement placement,
    IntervalResult interval,
    Map<HostType, Map<GuestType, OverheadCurve>> curves,
    PromisedMemory memory,
    @Nullable RequestOutcome requests,
    @Nullable Neighbours neighbours) {

  /** Thrown when a plan cannot be carried out; the message says why. */
  static final class InfeasibleException extends Exception {
    private static final long serialVersionUID = 1L;

    InfeasibleException(String message) {
      super(message);
    }
  }

  static ScenarioRun of(
      Scenario scenario,
      int replication,
      Estate estate,
      WorkloadProfile profile,
      Demand demand,
      Overheads overheads)
      throws InfeasibleException {
    var spec = scenario.spec();
    var curves = curves(estate, profile, overheads);
    var guests = estate.guests(demand.trace().guests());
    var placement = new GuestPlacement(spec, estate, guests, curves).of(demand.trace());
    var hosts = new ArrayList<HostType>();
    for (var group : estate.groups()) {
      hosts.addAll(Collections.nCopies(group.count(), group.type()));
    }
    var neighbours =
        spec.interferes()
            ? new Neighbours(spec, estate, hosts, guests, placement, demand.trace())
            : null;
    var inputs =
        IntervalInputs.of(
                demand.trace(),
                hosts,
                guests,
                placement.hostOf(),
                (host, guest) -> {
                  var alone = curveOn(host, guests.get(guest), curves);
                  return neighbours == null ? alone : neighbours.beside(alone, guest);
                })
            .withEmptyHosts(emptyHosts(spec.placement()))
            .withStandby(Outages.standby(spec, placement));
    var consolidation = spec.consolidation();
    if (consolidation != null) {
      if (GuestPlacement.oneGuestPerHost(spec.placement(), estate)) {
        throw new InfeasibleException(
            "with one guest on a host there is nothing to consolidate; placement.bare-metal-guests:"
                + " any lets guests share hosts");
      }
      var streams = new RandomStreams(spec.seed(), replication);
      inputs =
          inputs
              .withMemoryOverhead(
                  estate.implementation().hostMemoryBytes(),
                  estate.implementation().guestMemoryBytes())
              .withConsolidation(
                  Consolidating.policy(consolidation, demand.trace().stepNanos(), streams));
    }
    var failures = spec.failures();
    if (failures != null) {
      inputs =
          inputs
              .withMemoryOverhead(
                  estate.implementation().hostMemoryBytes(),
                  estate.implementation().guestMemoryBytes())
              .withFailures(
                  Failing.model(
                      failures,
                      estate,
                      placement.request().maxGuestsPerHost(),
                      spec.seed(),
                      replication));
    }
    double seconds = demand.trace().steps() * (demand.trace().stepNanos() / 1e9);
    var promised = spec.memory();
    var memory =
        promised == null
            ? PromisedMemory.KEPT
            : PromisedMemory.of(promised, estate, guests, placement, seconds);
    var interval = IntervalSimulation.run(inputs);
    if (scenario.spec().fidelity() == Fidelity.INTERVAL) {
      return new ScenarioRun(demand, placement, interval, curves, memory, null, neighbours);
    }
    var byHost =
        RequestHosts.run(
            scenario.spec(),
            replication,
            estate,
            profile,
            demand.trace(),
            placement.hostOf(),
            guests);
    var requests =
        RequestOutcome.of(
            byHost,
            hosts,
            interval,
            emptyHosts(spec.placement()).offWatts(),
            spec.operation().measuredNanos());
    return new ScenarioRun(demand, placement, interval, curves, memory, requests, neighbours);
  }

  private static EmptyHosts emptyHosts(PlacementSpec placement) {
    var sleep = placement.sleepWatts();
    return placement.emptyHosts() == PlacementSpec.EmptyHosts.ON
        ? EmptyHosts.IDLE
        : sleep == null ? EmptyHosts.OFF : EmptyHosts.asleep(sleep);
  }

  /** Returns the energy of the estate over the time that was simulated. */
  double energyKwh() {
    return requests == null ? interval.energyKwh() : requests.energyKwh();
  }

  /** Returns the part of the energy that hosts draw because they are on. */
  double staticKwh() {
    return requests == null ? interval.staticEnergyKwh() : requests.staticKwh();
  }

  /** Returns the power of the estate by steps of the same length. */
  double[] watts() {
    return requests == null ? interval.timeline().watts() : new double[] {requests.watts()};
  }

  private static Map<HostType, Map<GuestType, OverheadCurve>> curves(
      Estate estate, WorkloadProfile profile, Overheads overheads) {
    Map<HostType, Map<GuestType, OverheadCurve>> curves = new LinkedHashMap<>();
    for (var group : estate.groups()) {
      var surface = overheads.surface(profile, group.platform(), estate.implementation());
      synchronized (surface) {
        for (var kind : estate.kinds()) {
          curves
              .computeIfAbsent(group.type(), type -> new LinkedHashMap<>())
              .put(kind, surface.curve(kind, group.type().clockHertz()));
        }
      }
    }
    return curves;
  }

  static OverheadCurve curveOn(
      HostType host, GuestType guest, Map<HostType, Map<GuestType, OverheadCurve>> curves) {
    var curve = curves.getOrDefault(host, Map.of()).get(guest);
    if (curve == null) {
      throw new IllegalStateException("No overhead was executed for host " + host.name() + ".");
    }
    return curve;
  }

  /** Returns the mean native demand over guests and steps, as a share of a guest's capacity. */
  double meanDemand() {
    double sum = 0;
    for (int guest = 0; guest < demand.summary().guests(); guest++) {
      sum += demand.summary().meanFraction(guest);
    }
    return sum / demand.summary().guests();
  }

  /** Returns the kinds of hosts that carry guests, in the order of the file. */
  List<Group> usedGroups(Estate estate) {
    var used = new ArrayList<Group>();
    for (int g = 0; g < estate.groups().size(); g++) {
      if (placement.hostsUsed(g) > 0) {
        used.add(estate.groups().get(g));
      }
    }
    return used;
  }
}

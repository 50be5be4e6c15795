package io.densimeter.experiments.run;

import io.densimeter.experiments.run.Estate.Group;
import io.densimeter.experiments.run.Traces.Demand;
import io.densimeter.experiments.spec.Fidelity;
import io.densimeter.experiments.spec.MemorySpec;
import io.densimeter.experiments.spec.PlacementSpec;
import io.densimeter.experiments.spec.Scenario;
import io.densimeter.model.kernel.OverheadCurve;
import io.densimeter.model.machine.HostType;
import io.densimeter.model.placement.Headroom;
import io.densimeter.model.placement.HostGroup;
import io.densimeter.model.placement.PeakNeeds;
import io.densimeter.model.placement.Placement;
import io.densimeter.model.placement.PlacementPolicies;
import io.densimeter.model.placement.PlacementRequest;
import io.densimeter.model.platform.Technique;
import io.densimeter.model.sim.EmptyHosts;
import io.densimeter.model.sim.IntervalInputs;
import io.densimeter.model.sim.IntervalResult;
import io.densimeter.model.sim.IntervalSimulation;
import io.densimeter.model.workload.DemandTrace;
import io.densimeter.model.workload.WorkloadProfile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One replication of a scenario: guests are sized, placed and simulated.
 *
 * @param demand the demand of the replication
 * @param placement where guests were placed
 * @param interval what the simulation found
 * @param curves the overhead of a guest by kind of host
 * @param memory what hosts took back of memory that was promised more than once
 * @param requests what the requests met; null at interval fidelity
 */
record ScenarioRun(
    Demand demand,
    Placement placement,
    IntervalResult interval,
    Map<HostType, OverheadCurve> curves,
    PromisedMemory memory,
    @Nullable RequestOutcome requests) {

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
    Map<HostType, OverheadCurve> curves = new LinkedHashMap<>();
    for (var group : estate.groups()) {
      var surface = overheads.surface(profile, group.platform(), estate.implementation());
      synchronized (surface) {
        curves.put(group.type(), surface.curve(estate.guest(), group.type().clockHertz()));
      }
    }
    var spec = scenario.spec().placement();
    var promised = scenario.spec().memory();
    var placement = place(spec, promised, estate, demand.trace(), curves);
    if (placement.guestsPlaced() == 0) {
      throw new InfeasibleException(
          "no guest fits on any host: guest "
              + demand.trace().guestName(0)
              + " "
              + placement.unplaced().get(0).reason());
    }
    var hosts = new ArrayList<HostType>();
    for (var group : estate.groups()) {
      hosts.addAll(Collections.nCopies(group.count(), group.type()));
    }
    var guests = Collections.nCopies(demand.trace().guests(), estate.guest());
    var inputs =
        IntervalInputs.of(
                demand.trace(),
                hosts,
                guests,
                placement.hostOf(),
                (host, guest) -> curveOn(host, curves))
            .withEmptyHosts(
                spec.emptyHosts() == PlacementSpec.EmptyHosts.ON
                    ? EmptyHosts.IDLE
                    : EmptyHosts.OFF);
    double seconds = demand.trace().steps() * (demand.trace().stepNanos() / 1e9);
    var memory =
        promised == null
            ? PromisedMemory.KEPT
            : PromisedMemory.of(promised, estate, guests, placement, seconds);
    var interval = IntervalSimulation.run(inputs);
    if (scenario.spec().fidelity() == Fidelity.INTERVAL) {
      return new ScenarioRun(demand, placement, interval, curves, memory, null);
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
        RequestOutcome.of(byHost, hosts, interval, scenario.spec().operation().measuredNanos());
    return new ScenarioRun(demand, placement, interval, curves, memory, requests);
  }

  /** Returns the energy of the estate over the time that was simulated. */
  double energyKwh() {
    return requests == null ? interval.energyKwh() : requests.energyKwh();
  }

  static OverheadCurve curveOn(HostType host, Map<HostType, OverheadCurve> curves) {
    var curve = curves.get(host);
    if (curve == null) {
      throw new IllegalStateException("No overhead was executed for host " + host.name() + ".");
    }
    return curve;
  }

  private static Placement place(
      PlacementSpec spec,
      @Nullable MemorySpec promised,
      Estate estate,
      DemandTrace trace,
      Map<HostType, OverheadCurve> curves)
      throws InfeasibleException {
    var implementation = estate.implementation();
    int hosts = estate.groups().stream().mapToInt(Group::count).sum();
    if (spec.spareHosts() >= hosts) {
      throw new InfeasibleException(
          "of " + hosts + " hosts " + spec.spareHosts() + " are kept as spares, which leaves none");
    }
    var sizes = new GuestSizes(trace, spec.sizeBy());
    var groups = new ArrayList<HostGroup>();
    long[][] cpuNeed = new long[estate.groups().size()][];
    long[][] extra = new long[cpuNeed.length][];
    for (int g = 0; g < cpuNeed.length; g++) {
      var group = estate.groups().get(g);
      long scanner =
          promised == null
              ? 0
              : PromisedMemory.scannerHertz(promised, implementation.technique(), group.type());
      groups.add(
          new HostGroup(group.type(), group.count(), scanner, implementation.hostMemoryBytes()));
      var curve = curveOn(group.type(), curves);
      cpuNeed[g] = sizes.cpuHertz(curve, estate.guest(), group.type());
      extra[g] = sizes.extraHertz(curve, estate.guest(), group.type());
    }
    long[] memoryNeed = new long[trace.guests()];
    double overcommit = promised == null ? 1 : promised.overcommitFraction();
    long kept = (long) Math.ceil(estate.guest().memoryBytes() / overcommit);
    Arrays.fill(memoryNeed, kept + implementation.guestMemoryBytes());
    var request =
        PlacementRequest.of(groups, cpuNeed, memoryNeed)
            .withHeadroom(Headroom.of(spec.headroomFraction()))
            .withSpareHosts(spec.spareHosts());
    if (spec.sizeBy().peaks() == PlacementSpec.Peaks.SHARED) {
      request = request.withPeaks(PeakNeeds.of(extra, sizes.clusters()));
    }
    if (spec.hasRules()) {
      var names = IntStream.range(0, trace.guests()).mapToObj(trace::guestName).toList();
      request = request.withRules(new GuestRules(spec, names).on(estate.groups()));
    }
    var most = spec.maxGuestsPerHost();
    if (implementation.technique() == Technique.BARE_METAL) {
      request = request.withMaxGuestsPerHost(1);
    } else if (most != null) {
      request = request.withMaxGuestsPerHost(most);
    }
    String policy = spec.policy().name().toLowerCase(Locale.ROOT).replace('_', '-');
    return PlacementPolicies.named(policy)
        .orElseThrow(() -> new IllegalStateException("No placement policy " + policy + "."))
        .place(request);
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

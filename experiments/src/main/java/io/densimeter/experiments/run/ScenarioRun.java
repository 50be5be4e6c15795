package io.densimeter.experiments.run;

import io.densimeter.experiments.run.Estate.Group;
import io.densimeter.experiments.run.Traces.Demand;
import io.densimeter.experiments.spec.Fidelity;
import io.densimeter.experiments.spec.PlacementSpec;
import io.densimeter.experiments.spec.Scenario;
import io.densimeter.model.kernel.OverheadCurve;
import io.densimeter.model.machine.GuestType;
import io.densimeter.model.machine.HostType;
import io.densimeter.model.placement.Headroom;
import io.densimeter.model.placement.HostGroup;
import io.densimeter.model.placement.Placement;
import io.densimeter.model.placement.PlacementPolicies;
import io.densimeter.model.placement.PlacementRequest;
import io.densimeter.model.platform.Technique;
import io.densimeter.model.sim.EmptyHosts;
import io.densimeter.model.sim.IntervalInputs;
import io.densimeter.model.sim.IntervalResult;
import io.densimeter.model.sim.IntervalSimulation;
import io.densimeter.model.stats.Percentile;
import io.densimeter.model.workload.DemandTrace;
import io.densimeter.model.workload.DemandTrace.Resource;
import io.densimeter.model.workload.WorkloadProfile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One replication of a scenario: guests are sized, placed and simulated.
 *
 * @param demand the demand of the replication
 * @param placement where guests were placed
 * @param interval what the simulation found
 * @param curves the overhead of a guest by kind of host
 * @param requests what the requests met; null at interval fidelity
 */
record ScenarioRun(
    Demand demand,
    Placement placement,
    IntervalResult interval,
    Map<HostType, OverheadCurve> curves,
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
    var placement = place(spec, estate, demand.trace(), curves);
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
    var interval = IntervalSimulation.run(inputs);
    if (scenario.spec().fidelity() == Fidelity.INTERVAL) {
      return new ScenarioRun(demand, placement, interval, curves, null);
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
    return new ScenarioRun(demand, placement, interval, curves, requests);
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
      PlacementSpec spec, Estate estate, DemandTrace trace, Map<HostType, OverheadCurve> curves)
      throws InfeasibleException {
    var implementation = estate.implementation();
    int hosts = estate.groups().stream().mapToInt(Group::count).sum();
    if (spec.spareHosts() >= hosts) {
      throw new InfeasibleException(
          "of " + hosts + " hosts " + spec.spareHosts() + " are kept as spares, which leaves none");
    }
    double[] sizes = sizes(trace, spec.sizeBy().percentile());
    var groups = new ArrayList<HostGroup>();
    long[][] cpuNeed = new long[estate.groups().size()][sizes.length];
    for (int g = 0; g < cpuNeed.length; g++) {
      var group = estate.groups().get(g);
      groups.add(new HostGroup(group.type(), group.count(), 0, implementation.hostMemoryBytes()));
      var curve = curveOn(group.type(), curves);
      for (int guest = 0; guest < sizes.length; guest++) {
        cpuNeed[g][guest] = cpuNeedHertz(sizes[guest], curve, estate.guest(), group.type());
      }
    }
    long[] memoryNeed = new long[sizes.length];
    Arrays.fill(memoryNeed, estate.guest().memoryBytes() + implementation.guestMemoryBytes());
    var request =
        PlacementRequest.of(groups, cpuNeed, memoryNeed)
            .withHeadroom(Headroom.of(spec.headroomFraction()))
            .withSpareHosts(spec.spareHosts());
    if (implementation.technique() == Technique.BARE_METAL) {
      request = request.withMaxGuestsPerHost(1);
    }
    String policy = spec.policy().name().toLowerCase(Locale.ROOT).replace('_', '-');
    return PlacementPolicies.named(policy)
        .orElseThrow(() -> new IllegalStateException("No placement policy " + policy + "."))
        .place(request);
  }

  /** CPU need at a demand, on the vCPUs (which run no faster than the host's cores) and outside. */
  private static long cpuNeedHertz(
      double demandFraction, OverheadCurve curve, GuestType guest, HostType host) {
    double onVcpu =
        Math.min(
            curve.vcpuFraction(demandFraction) * guest.cpuHertz(),
            (double) guest.vcpus() * host.clockHertz());
    return Math.round(onVcpu + curve.hypervisorFraction(demandFraction) * guest.cpuHertz());
  }

  private static double[] sizes(DemandTrace trace, double percentile) {
    double[] sizes = new double[trace.guests()];
    double[] series = new double[trace.steps()];
    for (int guest = 0; guest < sizes.length; guest++) {
      for (int step = 0; step < series.length; step++) {
        series[step] = trace.row(Resource.CPU, step)[guest];
      }
      sizes[guest] = Percentile.nearestRank(series, percentile);
    }
    return sizes;
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

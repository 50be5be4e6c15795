package io.densimeter.experiments.run;

import io.densimeter.experiments.run.ScenarioRun.InfeasibleException;
import io.densimeter.experiments.spec.ExperimentSpec;
import io.densimeter.experiments.spec.MemorySpec;
import io.densimeter.experiments.spec.PlacementSpec;
import io.densimeter.model.kernel.OverheadCurve;
import io.densimeter.model.machine.GuestType;
import io.densimeter.model.machine.HostType;
import io.densimeter.model.placement.Headroom;
import io.densimeter.model.placement.HostGroup;
import io.densimeter.model.placement.PeakNeeds;
import io.densimeter.model.placement.Placement;
import io.densimeter.model.placement.PlacementPolicies;
import io.densimeter.model.placement.PlacementRequest;
import io.densimeter.model.platform.Technique;
import io.densimeter.model.workload.DemandTrace;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The placement that an experiment file asks for. */
final class GuestPlacement {
  private final PlacementSpec spec;
  private final @Nullable MemorySpec promised;
  private final Estate estate;
  private final List<GuestType> guests;
  private final Map<HostType, Map<GuestType, OverheadCurve>> curves;

  /**
   * Creates it.
   *
   * @param guests what each guest was given
   * @param curves the overhead of a guest by kind of host and of guest
   */
  GuestPlacement(
      ExperimentSpec experiment,
      Estate estate,
      List<GuestType> guests,
      Map<HostType, Map<GuestType, OverheadCurve>> curves) {
    spec = experiment.placement();
    promised = experiment.memory();
    this.estate = estate;
    this.guests = guests;
    this.curves = curves;
  }

  /** Returns whether each guest has a host of its own. */
  static boolean oneGuestPerHost(PlacementSpec spec, Estate estate) {
    return estate.implementation().technique() == Technique.BARE_METAL
        && spec.bareMetalGuests() == PlacementSpec.BareMetalGuests.ONE;
  }

  /**
   * Returns the placement of guests with that demand.
   *
   * @throws InfeasibleException when no guest finds a host
   */
  Placement of(DemandTrace trace) throws InfeasibleException {
    int hosts = estate.groups().stream().mapToInt(Estate.Group::count).sum();
    if (spec.spareHosts() >= hosts) {
      throw new InfeasibleException(
          "of " + hosts + " hosts " + spec.spareHosts() + " are kept as spares, which leaves none");
    }
    String policy = spec.policy().name().toLowerCase(Locale.ROOT).replace('_', '-');
    var placement =
        PlacementPolicies.named(policy)
            .orElseThrow(() -> new IllegalStateException("No placement policy " + policy + "."))
            .place(request(trace));
    if (placement.guestsPlaced() == 0) {
      throw new InfeasibleException(
          "no guest fits on any host: guest "
              + trace.guestName(0)
              + " "
              + placement.unplaced().get(0).reason());
    }
    return placement;
  }

  private PlacementRequest request(DemandTrace trace) throws InfeasibleException {
    var implementation = estate.implementation();
    var sizes = new GuestSizes(trace, spec.sizeBy());
    var groups = new ArrayList<HostGroup>();
    long[][] cpuNeed = new long[estate.groups().size()][];
    long[][] extra = new long[cpuNeed.length][];
    for (int g = 0; g < cpuNeed.length; g++) {
      var group = estate.groups().get(g);
      var host = group.type();
      long scanner =
          promised == null
              ? 0
              : PromisedMemory.scannerHertz(promised, implementation.technique(), host);
      groups.add(new HostGroup(host, group.count(), scanner, implementation.hostMemoryBytes()));
      Function<GuestType, OverheadCurve> onHost = guest -> ScenarioRun.curveOn(host, guest, curves);
      cpuNeed[g] = sizes.cpuHertz(guests, onHost, host);
      extra[g] = sizes.extraHertz(guests, onHost, host);
    }
    double overcommit = promised == null ? 1 : promised.overcommitFraction();
    long[] memoryNeed = new long[guests.size()];
    for (int guest = 0; guest < memoryNeed.length; guest++) {
      long kept = (long) Math.ceil(guests.get(guest).memoryBytes() / overcommit);
      memoryNeed[guest] = kept + implementation.guestMemoryBytes();
    }
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
    var most = oneGuestPerHost(spec, estate) ? Integer.valueOf(1) : spec.maxGuestsPerHost();
    return most == null ? request : request.withMaxGuestsPerHost(most);
  }
}

package io.densimeter.model.placement;

import static io.densimeter.model.placement.LimitingResource.FURTHER_RESOURCE;
import static io.densimeter.model.placement.LimitingResource.GUESTS_PER_HOST;
import static io.densimeter.model.placement.LimitingResource.HOSTS_AVAILABLE;
import static io.densimeter.model.placement.LimitingResource.HOST_CPU;
import static io.densimeter.model.placement.LimitingResource.HOST_MEMORY;
import static io.densimeter.model.placement.LimitingResource.PLACEMENT_RULES;

import java.util.List;

/** How the limit of a placement is found; the rule is written at {@link Limit}. */
final class LimitRule {
  private static final List<LimitingResource> OF_A_HOST =
      List.of(GUESTS_PER_HOST, HOST_CPU, HOST_MEMORY, FURTHER_RESOURCE);

  private final PlacementRequest request;
  private final HostLoads loads;
  private final int[] hostsOut = new int[LimitingResource.values().length]; // by ordinal
  private final double[] needed = new double[LimitingResource.values().length];
  private final double[] offered = new double[LimitingResource.values().length];
  private double physicalCpuHertz;
  private double physicalMemoryBytes;
  private double hypervisorCpuHertz;
  private double hypervisorMemoryBytes;

  private LimitRule(PlacementRequest request, HostLoads loads) {
    this.request = request;
    this.loads = loads;
  }

  static Limit limit(PlacementRequest request, HostLoads loads, List<UnplacedGuest> unplaced) {
    var rule = new LimitRule(request, loads);
    for (int group = 0; group < request.groups().size(); group++) {
      rule.countGroup(group);
    }
    return new Limit(
        rule.resource(unplaced),
        rule.fraction(HOST_CPU, rule.hypervisorCpuHertz, rule.physicalCpuHertz),
        rule.fraction(HOST_MEMORY, rule.hypervisorMemoryBytes, rule.physicalMemoryBytes),
        rule.hostsOut[HOST_CPU.ordinal()],
        rule.hostsOut[HOST_MEMORY.ordinal()],
        rule.hostsOut[GUESTS_PER_HOST.ordinal()]);
  }

  private void countGroup(int group) {
    var hosts = request.groups().get(group);
    double meanCpuHertz = 0;
    double meanMemoryBytes = 0;
    for (int guest = 0; guest < request.guests(); guest++) {
      meanCpuHertz += (double) request.cpuNeedHertz(group, guest) / request.guests();
      meanMemoryBytes += (double) request.memoryNeedBytes(guest) / request.guests();
    }
    int first = request.firstHost(group);
    for (int host = first; host < first + hosts.count(); host++) {
      int guests = loads.guests(host);
      if (guests > 0) {
        count(HOST_CPU, loads.cpuHertz(host), request.offeredCpuHertz(group), meanCpuHertz);
        count(
            HOST_MEMORY,
            loads.memoryBytes(host),
            request.offeredMemoryBytes(group),
            meanMemoryBytes);
        count(GUESTS_PER_HOST, guests, request.maxGuestsPerHost(), 1);
        countFurther(group, host);
        physicalCpuHertz += hosts.type().cpuHertz();
        physicalMemoryBytes += hosts.type().memoryBytes();
        hypervisorCpuHertz += hosts.hypervisorCpuHertz();
        hypervisorMemoryBytes += hosts.hypervisorMemoryBytes();
      }
    }
  }

  /** Counts the further resource that a host is fullest in. */
  private void countFurther(int group, int host) {
    double fullest = -1;
    long need = 0;
    long offer = 0;
    double ofMeanGuest = 0;
    for (int resource = 0; resource < request.furtherResources().size(); resource++) {
      var each = request.furtherResources().get(resource);
      double fullness = (double) loads.further(resource, host) / Math.max(1, each.offered(group));
      if (fullness > fullest) {
        fullest = fullness;
        need = loads.further(resource, host);
        offer = each.offered(group);
        ofMeanGuest = each.mean();
      }
    }
    if (fullest >= 0) {
      count(FURTHER_RESOURCE, need, offer, ofMeanGuest);
    }
  }

  private void count(LimitingResource resource, long need, long offer, double ofMeanGuest) {
    needed[resource.ordinal()] += need;
    offered[resource.ordinal()] += offer;
    if (offer - need < ofMeanGuest) {
      hostsOut[resource.ordinal()]++;
    }
  }

  private LimitingResource resource(List<UnplacedGuest> unplaced) {
    if (unplaced.stream().anyMatch(guest -> guest.resource() == HOSTS_AVAILABLE)) {
      return HOSTS_AVAILABLE;
    }
    if (unplaced.stream().anyMatch(guest -> guest.resource() == PLACEMENT_RULES)) {
      return PLACEMENT_RULES;
    }
    if (physicalCpuHertz == 0) { // no host is used
      return mostRefusedFor(unplaced);
    }
    var limiting = GUESTS_PER_HOST;
    for (var resource : OF_A_HOST) {
      int more = hostsOut[resource.ordinal()] - hostsOut[limiting.ordinal()];
      if (more > 0 || (more == 0 && fullness(resource) > fullness(limiting))) {
        limiting = resource;
      }
    }
    return limiting;
  }

  private static LimitingResource mostRefusedFor(List<UnplacedGuest> unplaced) {
    var most = HOST_CPU;
    long refused = -1;
    for (var resource : List.of(HOST_CPU, HOST_MEMORY, FURTHER_RESOURCE)) {
      long its = unplaced.stream().filter(guest -> guest.resource() == resource).count();
      if (its > refused) {
        most = resource;
        refused = its;
      }
    }
    return most;
  }

  private double fullness(LimitingResource resource) {
    return needed[resource.ordinal()] / Math.max(1, offered[resource.ordinal()]);
  }

  private double fraction(LimitingResource resource, double hypervisor, double physical) {
    return physical == 0 ? 0 : (needed[resource.ordinal()] + hypervisor) / physical;
  }
}

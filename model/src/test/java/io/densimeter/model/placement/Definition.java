package io.densimeter.model.placement;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** What a request means, by its definition and guest by guest: slow and plain. */
final class Definition {
  private Definition() {}

  /** Returns whether a host can carry exactly these guests; sets together are not looked at. */
  static boolean holds(PlacementRequest request, int host, int[] guests) {
    if (guests.length == 0) {
      return true;
    }
    int group = request.groupOf(host);
    int inGroup = host - request.firstHost(group);
    if (inGroup >= request.openHosts(group) || guests.length > request.maxGuestsPerHost()) {
      return false;
    }
    long memory = IntStream.of(guests).mapToLong(request::memoryNeedBytes).sum();
    if (cpu(request, group, guests) > request.offeredCpuHertz(group)
        || memory > request.offeredMemoryBytes(group)) {
      return false;
    }
    for (var resource : request.furtherResources()) {
      if (IntStream.of(guests).mapToLong(resource::need).sum() > resource.offered(group)) {
        return false;
      }
    }
    var here = Arrays.stream(guests).boxed().toList();
    return request.rules().apart().stream().allMatch(set -> common(set.guests(), here) <= 1)
        && request.rules().licences().stream()
            .allMatch(
                each -> common(each.guests(), here) == 0 || inGroup < each.hosts().get(group));
  }

  /** Returns the CPU that guests need of a host: off-peak, and the worst cluster's peaks. */
  static long cpu(PlacementRequest request, int group, int[] guests) {
    var peaks = request.peaks();
    long worst = 0;
    for (int cluster = 0; cluster < peaks.clusters(); cluster++) {
      int its = cluster;
      worst =
          Math.max(
              worst,
              IntStream.of(guests)
                  .filter(guest -> peaks.cluster(guest) == its)
                  .mapToLong(guest -> peaks.extraCpuHertz(group, guest))
                  .sum());
    }
    return worst + IntStream.of(guests).mapToLong(g -> request.cpuNeedHertz(group, g)).sum();
  }

  private static long common(List<Integer> set, List<Integer> guests) {
    return set.stream().distinct().filter(guests::contains).count();
  }
}

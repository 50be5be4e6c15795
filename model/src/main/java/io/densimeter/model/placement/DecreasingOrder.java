package io.densimeter.model.placement;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The order of items from the largest to the smallest; equal ones by number.
 *
 * <p>An item's size is the largest of its shares of CPU, memory and the further resources of an
 * empty host of the largest group: the resource that a host would run out of first decides. Items
 * that a licence keeps to fewer hosts come first: others may go elsewhere.
 */
final class DecreasingOrder {
  private DecreasingOrder() {}

  static int[] of(PlacementRequest request) {
    var items = request.items();
    int group = request.largestGroup();
    double cpu = Math.max(1, request.offeredCpuHertz(group));
    double memory = Math.max(1, request.offeredMemoryBytes(group));
    double[] sizes = new double[items.count()];
    int[] hosts = new int[items.count()];
    for (int item = 0; item < sizes.length; item++) {
      sizes[item] = Math.max(items.peakHertz(group, item) / cpu, items.memoryBytes(item) / memory);
      for (var resource : request.furtherResources()) {
        double offered = Math.max(1, resource.offered(group));
        sizes[item] = Math.max(sizes[item], items.need(resource, item) / offered);
      }
      hosts[item] = items.hostsFor(item);
    }
    Comparator<Integer> bySize = Comparator.comparingDouble(item -> sizes[item]);
    Comparator<Integer> byHosts = Comparator.comparingInt(item -> hosts[item]);
    return IntStream.range(0, sizes.length)
        .boxed()
        .sorted(byHosts.thenComparing(bySize.reversed())) // stable: equal ones stay by number
        .mapToInt(item -> item)
        .toArray();
  }
}

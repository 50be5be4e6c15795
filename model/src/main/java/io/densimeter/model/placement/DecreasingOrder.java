package io.densimeter.model.placement;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The order of guests from the largest to the smallest; equal ones by number.
 *
 * <p>A guest's size is the larger of its shares of CPU and memory of an empty host of the largest
 * group: the resource that a host would run out of first decides.
 */
final class DecreasingOrder {
  private DecreasingOrder() {}

  static int[] of(PlacementRequest request) {
    int group = request.largestGroup();
    double cpu = Math.max(1, request.offeredCpuHertz(group));
    double memory = Math.max(1, request.offeredMemoryBytes(group));
    double[] sizes = new double[request.guests()];
    for (int guest = 0; guest < sizes.length; guest++) {
      sizes[guest] =
          Math.max(
              request.cpuNeedHertz(group, guest) / cpu, request.memoryNeedBytes(guest) / memory);
    }
    Comparator<Integer> bySize = Comparator.comparingDouble(guest -> sizes[guest]);
    return IntStream.range(0, sizes.length)
        .boxed()
        .sorted(bySize.reversed()) // stable: equal sizes stay in the order of their numbers
        .mapToInt(guest -> guest)
        .toArray();
  }
}

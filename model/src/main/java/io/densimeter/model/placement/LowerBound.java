package io.densimeter.model.placement;

import java.util.Comparator;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;

/**
 * The fewest hosts that any placement of the placed guests can use, by each resource alone and with
 * guests cut into pieces: so many of the largest hosts offer what the guests need in sum. The true
 * minimum may be more.
 *
 * <p>Where a guest's CPU need differs by the type of host, its least counts.
 *
 * @param byCpu fewest hosts by CPU
 * @param byMemory fewest hosts by memory
 * @param byGuests fewest hosts by the ceiling on guests; 1 without a ceiling
 */
public record LowerBound(int byCpu, int byMemory, int byGuests) {
  /** Returns the fewest hosts: the largest of the three. */
  public int hosts() {
    return Math.max(byCpu, Math.max(byMemory, byGuests));
  }

  static LowerBound of(PlacementRequest request, int[] hostOf) {
    long cpu = 0;
    long memory = 0;
    int guests = 0;
    for (int guest = 0; guest < hostOf.length; guest++) {
      if (hostOf[guest] != Placement.UNPLACED) {
        cpu = Math.addExact(cpu, leastCpuHertz(request, guest));
        memory = Math.addExact(memory, request.memoryNeedBytes(guest));
        guests++;
      }
    }
    return new LowerBound(
        fewest(request, cpu, request::offeredCpuHertz),
        fewest(request, memory, request::offeredMemoryBytes),
        (int) ceilDiv(guests, request.maxGuestsPerHost()));
  }

  private static long leastCpuHertz(PlacementRequest request, int guest) {
    long least = Long.MAX_VALUE;
    for (int group = 0; group < request.groups().size(); group++) {
      least = Math.min(least, request.cpuNeedHertz(group, guest));
    }
    return least;
  }

  /** Returns how many of the largest open hosts offer the sum of needs. */
  private static int fewest(PlacementRequest request, long needed, IntToLongFunction offered) {
    var largestFirst =
        IntStream.range(0, request.groups().size())
            .boxed()
            .sorted(Comparator.comparingLong(offered::applyAsLong).reversed())
            .toList();
    long left = needed;
    int hosts = 0;
    for (int group : largestFirst) {
      long each = offered.applyAsLong(group);
      if (left <= 0 || each == 0) {
        return hosts;
      }
      int taken = (int) Math.min(request.openHosts(group), ceilDiv(left, each));
      hosts += taken;
      left -= taken * each;
    }
    return hosts;
  }

  private static long ceilDiv(long dividend, long divisor) {
    return dividend / divisor + (dividend % divisor == 0 ? 0 : 1);
  }
}

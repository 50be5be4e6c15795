package io.densimeter.model.placement;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;

/**
 * The fewest hosts that any placement of the placed guests can use. Each figure alone is a bound;
 * the true minimum may be more than the largest.
 *
 * <p>By a resource it is the larger of two: so many of the largest hosts offer what the guests need
 * in sum, and the bound L2 of Martello and Toth with all hosts as large as the largest. Where a
 * guest's CPU need differs by the type of host, its least counts. With {@link PeakNeeds} the worst
 * cluster counts with its peaks and the others without.
 *
 * @param byCpu fewest hosts by CPU
 * @param byMemory fewest hosts by memory
 * @param byFurther fewest hosts by the further resources; 0 without any
 * @param byGuests fewest hosts by the ceiling on guests; 1 without a ceiling
 * @param byApart the largest number of guests that must all be apart
 * @param byColumns the linear program over all ways to fill a host ({@link ColumnBound}), for small
 *     estates whose other bounds leave a gap; 0 when it was not made
 * @param bySearch what an exhaustive search has proven; 0 without one
 */
public record LowerBound(
    int byCpu,
    int byMemory,
    int byFurther,
    int byGuests,
    int byApart,
    int byColumns,
    int bySearch) {
  /** Returns the fewest hosts: the largest of all. */
  public int hosts() {
    return IntStream.of(byCpu, byMemory, byFurther, byGuests, byApart, byColumns, bySearch)
        .max()
        .orElseThrow();
  }

  LowerBound provenBySearch(int hosts) {
    return new LowerBound(byCpu, byMemory, byFurther, byGuests, byApart, byColumns, hosts);
  }

  static LowerBound of(PlacementRequest request, int[] hostOf, int hostsUsed) {
    var items = request.items();
    int[] placed =
        IntStream.range(0, items.count())
            .filter(item -> hostOf[items.guests(item)[0]] != Placement.UNPLACED)
            .toArray();
    int further = 0;
    for (var resource : request.furtherResources()) {
      long[] needs = IntStream.of(placed).mapToLong(item -> items.need(resource, item)).toArray();
      further = Math.max(further, fewest(request, needs, resource::offered));
    }
    int cpu = 0;
    for (long[] needs : cpuNeeds(request, placed)) {
      cpu = Math.max(cpu, fewest(request, needs, request::offeredCpuHertz));
    }
    long[] memory = IntStream.of(placed).mapToLong(items::memoryBytes).toArray();
    int guests = IntStream.of(placed).map(item -> items.guests(item).length).sum();
    var bound =
        new LowerBound(
            cpu,
            fewest(request, memory, request::offeredMemoryBytes),
            further,
            (int) ceilDiv(guests, request.maxGuestsPerHost()),
            mostApart(request, placed),
            0,
            0);
    return bound.hosts() < hostsUsed ? bound.withColumns(request, placed, hostsUsed) : bound;
  }

  private LowerBound withColumns(PlacementRequest request, int[] placed, int hostsUsed) {
    int columns = ColumnBound.of(request, placed, hostsUsed);
    return new LowerBound(byCpu, byMemory, byFurther, byGuests, byApart, columns, bySearch);
  }

  /** Returns the CPU needs of items: off-peak, and for each cluster with its peaks. */
  private static List<long[]> cpuNeeds(PlacementRequest request, int[] placed) {
    List<long[]> needs = new ArrayList<>();
    for (int cluster = -1; cluster < request.peaks().clusters(); cluster++) {
      int peaking = cluster;
      needs.add(
          IntStream.of(placed).mapToLong(item -> leastCpuHertz(request, item, peaking)).toArray());
    }
    return needs;
  }

  private static long leastCpuHertz(PlacementRequest request, int item, int peaking) {
    var peaks = request.peaks();
    long least = Long.MAX_VALUE;
    for (int group = 0; group < request.groups().size(); group++) {
      long need = request.items().cpuHertz(group, item);
      if (peaking >= 0) {
        for (int guest : request.items().guests(item)) {
          need += peaks.cluster(guest) == peaking ? peaks.extraCpuHertz(group, guest) : 0;
        }
      }
      least = Math.min(least, need);
    }
    return least;
  }

  private static int mostApart(PlacementRequest request, int[] placed) {
    int[] inSet = new int[request.rules().apart().size()];
    for (int item : placed) {
      for (int set : request.items().apart(item)) {
        inSet[set]++;
      }
    }
    return IntStream.of(inSet).max().orElse(0);
  }

  private static int fewest(PlacementRequest request, long[] needs, IntToLongFunction offered) {
    long most =
        IntStream.range(0, request.groups().size())
            .filter(group -> request.openHosts(group) > 0)
            .mapToLong(offered)
            .max()
            .orElse(0);
    return Math.max(bySum(request, needs, offered), MartelloToth.fewest(needs, most));
  }

  /** Returns how many of the largest open hosts offer the sum of needs. */
  private static int bySum(PlacementRequest request, long[] needs, IntToLongFunction offered) {
    var largestFirst =
        IntStream.range(0, request.groups().size())
            .boxed()
            .sorted(Comparator.comparingLong(offered::applyAsLong).reversed())
            .toList();
    long left = 0;
    for (long need : needs) {
      left = Math.addExact(left, need);
    }
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

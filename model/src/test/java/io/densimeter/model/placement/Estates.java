package io.densimeter.model.placement;

import io.densimeter.model.machine.HostType;
import io.densimeter.model.machine.PowerCurve;
import io.densimeter.model.placement.PlacementRules.GuestSet;
import io.densimeter.model.placement.PlacementRules.LicensedGuests;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Small estates: capacities and needs in single hertz and bytes, so that a hand can add them. */
final class Estates {
  private static final PowerCurve POWER = new PowerCurve("none", "test", new double[11]);

  private Estates() {}

  static HostGroup hosts(String name, int count, long cpuHertz, long memoryBytes) {
    return hosts(name, count, cpuHertz, memoryBytes, 0, 0);
  }

  static HostGroup hosts(
      String name, int count, long cpuHertz, long memoryBytes, long ownCpu, long ownMemory) {
    var type = new HostType(name, "any", 1, cpuHertz, memoryBytes, POWER, 0);
    return new HostGroup(type, count, ownCpu, ownMemory);
  }

  /** Returns guests that need only CPU, on that many hosts of capacity 10. */
  static PlacementRequest cpuOnly(int hosts, long... cpu) {
    return PlacementRequest.of(
        List.of(hosts("ten", hosts, 10, 10)), new long[][] {cpu}, new long[cpu.length]);
  }

  /** Returns guests as pairs of CPU and memory, on that many hosts of 10 and 10. */
  static PlacementRequest pairs(int hosts, long[]... guests) {
    long[] cpu = new long[guests.length];
    long[] memory = new long[guests.length];
    for (int guest = 0; guest < guests.length; guest++) {
      cpu[guest] = guests[guest][0];
      memory[guest] = guests[guest][1];
    }
    return PlacementRequest.of(List.of(hosts("ten", hosts, 10, 10)), new long[][] {cpu}, memory);
  }

  /** Returns estates of one to three groups of up to that many hosts each, with everything on. */
  static Arbitrary<PlacementRequest> any(int mostHosts, int mostGuests) {
    var group =
        Combinators.combine(
                Arbitraries.integers().between(1, mostHosts),
                Arbitraries.longs().between(10, 60),
                Arbitraries.longs().between(10, 60),
                Arbitraries.longs().between(0, 6),
                Arbitraries.longs().between(0, 6))
            .as(
                (count, cpu, memory, ownCpu, ownMemory) ->
                    hosts("h" + cpu, count, cpu, memory, ownCpu, ownMemory));
    var guest = Arbitraries.longs().between(0, 30).array(long[].class).ofSize(4);
    return Combinators.combine(
            group.list().ofMinSize(1).ofMaxSize(3),
            guest.list().ofMinSize(1).ofMaxSize(mostGuests),
            Arbitraries.of(Headroom.NONE, Headroom.of(0.1), new Headroom(0.25, 0.05)),
            Arbitraries.integers().between(0, 2),
            Arbitraries.of(1, 2, 3, PlacementRequest.UNLIMITED))
        .as(Estates::request);
  }

  private static PlacementRequest request(
      List<HostGroup> groups, List<long[]> guests, Headroom headroom, int spare, int ceiling) {
    var cpu = new ArrayList<long[]>();
    for (int group = 0; group < groups.size(); group++) {
      int column = group;
      cpu.add(guests.stream().mapToLong(guest -> guest[column]).toArray());
    }
    long[] memory = guests.stream().mapToLong(guest -> guest[3]).toArray();
    int hosts = groups.stream().mapToInt(HostGroup::count).sum();
    return PlacementRequest.of(groups, cpu.toArray(long[][]::new), memory)
        .withHeadroom(headroom)
        .withSpareHosts(Math.min(spare, hosts - 1))
        .withMaxGuestsPerHost(ceiling);
  }

  /**
   * Returns estates as {@link #any} with rules, peaks and a further resource, each now and then.
   */
  static Arbitrary<PlacementRequest> ruled(int mostHosts, int mostGuests) {
    return Combinators.combine(any(mostHosts, mostGuests), Arbitraries.longs()).as(Estates::rule);
  }

  private static PlacementRequest rule(PlacementRequest request, long seed) {
    var random = new Random(seed);
    int groups = request.groups().size();
    List<GuestSet> together = new ArrayList<>();
    List<GuestSet> apart = new ArrayList<>();
    List<LicensedGuests> licences = new ArrayList<>();
    for (int set = random.nextInt(3); set > 0; set--) {
      together.add(new GuestSet("t" + set, some(random, request.guests(), 2)));
    }
    for (int set = random.nextInt(3); set > 0; set--) {
      apart.add(new GuestSet("a" + set, some(random, request.guests(), 3)));
    }
    for (int licence = random.nextInt(2); licence > 0; licence--) {
      var hosts = random.ints(groups, 0, 3).boxed().toList();
      licences.add(new LicensedGuests("l", some(random, request.guests(), 3), hosts));
    }
    var ruled = request.withRules(new PlacementRules(together, apart, licences));
    if (random.nextBoolean()) {
      long[][] extra = new long[groups][];
      for (int group = 0; group < groups; group++) {
        extra[group] = random.longs(request.guests(), 0, 12).toArray();
      }
      ruled = ruled.withPeaks(PeakNeeds.of(extra, random.ints(request.guests(), 0, 3).toArray()));
    }
    if (random.nextBoolean()) {
      long[] needs = random.longs(request.guests(), 0, 30).toArray();
      long[] offers = random.longs(groups, 10, 60).toArray();
      ruled = ruled.withResource(FurtherResource.of("disk", needs, offers));
    }
    return ruled;
  }

  private static List<Integer> some(Random random, int guests, int most) {
    return random.ints(most, 0, guests).distinct().boxed().toList();
  }
}

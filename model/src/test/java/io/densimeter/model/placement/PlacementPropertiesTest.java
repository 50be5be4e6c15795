package io.densimeter.model.placement;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class PlacementPropertiesTest {
  @Provide
  Arbitrary<PlacementRequest> estates() {
    return Estates.any(6, 40);
  }

  @Provide
  Arbitrary<PlacementRequest> smallEstates() {
    return Arbitraries.oneOf(Estates.any(2, 6), Estates.ruled(2, 6));
  }

  @Provide
  Arbitrary<PlacementRequest> ruledEstates() {
    return Estates.ruled(6, 30);
  }

  @Provide
  Arbitrary<long[]> sizes() {
    return Arbitraries.longs().between(1, 10).array(long[].class).ofMinSize(1).ofMaxSize(9);
  }

  @Provide
  Arbitrary<PlacementPolicy> policies() {
    return Arbitraries.of(PlacementPolicies.ALL);
  }

  @Property(tries = 1000, seed = "20110303")
  void noHostHoldsMoreThanItsCapacityLessHeadroomAndHypervisor(
      @ForAll("estates") PlacementRequest request, @ForAll("policies") PlacementPolicy policy) {
    var placement = policy.place(request);
    for (int host = 0; host < request.hosts(); host++) {
      int here = host;
      var group = request.groups().get(request.groupOf(host));
      int[] guests =
          IntStream.range(0, request.guests())
              .filter(guest -> placement.hostOf(guest) == here)
              .toArray();
      long cpu = group.hypervisorCpuHertz();
      long memory = group.hypervisorMemoryBytes();
      for (int guest : guests) {
        cpu += request.cpuNeedHertz(request.groupOf(host), guest);
        memory += request.memoryNeedBytes(guest);
      }
      if (guests.length > 0) {
        // Headrooms are whole hundredths: 100 times the need against whole numbers is exact.
        assertTrue(100 * cpu <= (100 - cpuPercent(request)) * group.type().cpuHertz());
        assertTrue(100 * memory <= (100 - memoryPercent(request)) * group.type().memoryBytes());
        assertTrue(guests.length <= request.maxGuestsPerHost());
        assertEquals((double) memory / group.type().memoryBytes(), placement.memoryFraction(host));
        assertEquals((double) cpu / group.type().cpuHertz(), placement.cpuFraction(host));
      }
      assertEquals(guests.length, placement.guestsOn(host));
    }
  }

  @Property(tries = 1000, seed = "20110303")
  void everyGuestIsPlacedOrHasAReasonThatHolds(
      @ForAll("estates") PlacementRequest request, @ForAll("policies") PlacementPolicy policy) {
    var placement = policy.place(request);
    assertArrayEquals(
        IntStream.range(0, request.guests()).filter(g -> placement.hostOf(g) < 0).toArray(),
        placement.unplaced().stream().mapToInt(UnplacedGuest::guest).toArray());
    assertEquals(request.guests(), placement.guestsPlaced() + placement.unplaced().size());
    for (var unplaced : placement.unplaced()) {
      boolean fitsSomewhere =
          IntStream.range(0, request.hosts())
              .anyMatch(host -> Definition.holds(request, host, new int[] {unplaced.guest()}));
      assertEquals(fitsSomewhere, unplaced.resource() == LimitingResource.HOSTS_AVAILABLE);
      assertFalse(unplaced.reason().isEmpty());
    }
  }

  @Property(tries = 1000, seed = "20110303")
  void spareHostsCarryNoGuestAndNoOpenHostOfAnotherGroupOffersMoreOfBoth(
      @ForAll("estates") PlacementRequest request, @ForAll("policies") PlacementPolicy policy) {
    var placement = policy.place(request);
    int spare = 0;
    for (int group = 0; group < request.groups().size(); group++) {
      int first = request.firstHost(group);
      for (int i = request.openHosts(group); i < request.groups().get(group).count(); i++) {
        assertEquals(0, placement.guestsOn(first + i));
        spare++;
        for (int other = 0; other < request.groups().size(); other++) {
          assertFalse(
              request.openHosts(other) > 0
                  && request.offeredCpuHertz(other) > request.offeredCpuHertz(group)
                  && request.offeredMemoryBytes(other) > request.offeredMemoryBytes(group));
        }
      }
    }
    assertEquals(request.spareHosts(), spare);
    assertEquals(placement.hostsUsed() + spare, placement.hostsNeeded());
  }

  @Property(tries = 1000, seed = "20110303")
  void everyRuleHoldsOnEveryHostByItsDefinition(
      @ForAll("ruledEstates") PlacementRequest request,
      @ForAll("policies") PlacementPolicy policy) {
    var placement = policy.place(request);
    for (int host = 0; host < request.hosts(); host++) {
      int here = host;
      int[] guests =
          IntStream.range(0, request.guests()).filter(g -> placement.hostOf(g) == here).toArray();
      assertTrue(Definition.holds(request, host, guests), policy.yamlName());
      var group = request.groups().get(request.groupOf(host));
      assertEquals(
          (double)
                  (Definition.cpu(request, request.groupOf(host), guests)
                      + group.hypervisorCpuHertz())
              / group.type().cpuHertz(),
          placement.cpuFraction(host));
    }
    for (var set : request.rules().together()) {
      assertEquals(1, set.guests().stream().map(placement::hostOf).distinct().count());
    }
    placement.unplaced().forEach(guest -> assertFalse(guest.reason().isEmpty()));
  }

  @Property(tries = 1000, seed = "20110303")
  void noPolicyButFirstFitNeedsMoreHostsThanFirstFitDecreasingForAsManyGuests(
      @ForAll("ruledEstates") PlacementRequest request,
      @ForAll("policies") PlacementPolicy policy) {
    Assume.that(!(policy instanceof FirstFit)); // guests as they come, on purpose
    var decreasing = new FirstFitDecreasing().place(request);
    var placement = policy.place(request);
    assertTrue(placement.guestsPlaced() >= decreasing.guestsPlaced());
    assertTrue(
        placement.guestsPlaced() > decreasing.guestsPlaced()
            || placement.hostsUsed() <= decreasing.hostsUsed());
    assertTrue(
        placement.policy().equals(policy.yamlName())
            || placement.policy().equals(FirstFitDecreasing.NAME));
  }

  @Property(tries = 1000, seed = "20110303")
  void theTreesFindTheHostsThatAFullScanFinds(@ForAll("estates") PlacementRequest request) {
    int[] asTheyCome = IntStream.range(0, request.guests()).toArray();
    int[] decreasing = DecreasingOrder.of(request);
    assertArrayEquals(
        new FullScan(request).firstFit(asTheyCome), new FirstFit().place(request).hostOf());
    assertArrayEquals(
        new FullScan(request).firstFit(decreasing),
        new FirstFitDecreasing().place(request).hostOf());
    new FullScan(request)
        .requireBestFit(decreasing, new BestFitDecreasing().alone(request).hostOf());
  }

  @Property(tries = 1000, seed = "20110303")
  void firstFitDecreasingIsWithinElevenNinthsAndSixNinthsOfTheOptimum(
      @ForAll("sizes") long[] sizes) {
    var request = Estates.cpuOnly(sizes.length, sizes);
    int optimum = Optimum.of(request);
    int hosts = new FirstFitDecreasing().place(request).hostsUsed();
    assertTrue(hosts >= optimum);
    assertTrue(9 * hosts <= 11 * optimum + 6);
  }

  @Property(tries = 1000, seed = "20110303")
  void theLowerBoundIsNeverAboveTheOptimumAndNoPolicyIsBelowIt(
      @ForAll("smallEstates") PlacementRequest request,
      @ForAll("policies") PlacementPolicy policy) {
    var placement = policy.place(request);
    assertTrue(placement.hostsUsed() >= placement.lowerBound().hosts());
    Assume.that(placement.unplaced().isEmpty());
    int optimum = Optimum.of(request);
    assertTrue(placement.lowerBound().hosts() <= optimum);
    assertTrue(optimum <= placement.hostsUsed());
  }

  @Property(tries = 200, seed = "20110303")
  void theSameRequestGetsTheSamePlacement(
      @ForAll("estates") PlacementRequest request, @ForAll("policies") PlacementPolicy policy) {
    var once = policy.place(request);
    var again = policy.place(request);
    assertArrayEquals(once.hostOf(), again.hostOf());
    assertEquals(once.limit(), again.limit());
    assertEquals(once.unplaced(), again.unplaced());
  }

  private static long cpuPercent(PlacementRequest request) {
    return Math.round(100 * request.headroom().cpuFraction());
  }

  private static long memoryPercent(PlacementRequest request) {
    return Math.round(100 * request.headroom().memoryFraction());
  }
}

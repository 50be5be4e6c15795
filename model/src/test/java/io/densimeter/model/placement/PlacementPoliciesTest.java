package io.densimeter.model.placement;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class PlacementPoliciesTest {
  private static final PlacementPolicy FIRST_FIT = new FirstFit();
  private static final PlacementPolicy FIRST_FIT_DECREASING = new FirstFitDecreasing();
  private static final PlacementPolicy BEST_FIT_DECREASING = new BestFitDecreasing();

  @Test
  void firstFitTakesGuestsAsTheyComeAndHostsByNumber() {
    // Host 0: 5 + 5. Host 1: 7 + 2 + 1. Host 2: 4 + 2.
    var placement = FIRST_FIT.place(Estates.cpuOnly(9, 5, 7, 5, 2, 4, 2, 1));
    assertArrayEquals(new int[] {0, 1, 0, 1, 2, 2, 1}, placement.hostOf());
    assertEquals(3, placement.hostsUsed());
  }

  @Test
  void firstFitDecreasingTakesTheLargestGuestFirst() {
    // Host 0: 7 + 2 + 1. Host 1: 5 + 5. Host 2: 4 + 2.
    var placement = FIRST_FIT_DECREASING.place(Estates.cpuOnly(9, 5, 7, 5, 2, 4, 2, 1));
    assertArrayEquals(new int[] {1, 0, 1, 0, 2, 2, 0}, placement.hostOf());
  }

  @Test
  void bestFitDecreasingTakesTheFullestHostThatFitsWhereFirstFitTakesTheFirst() {
    // 8 and 6 open hosts 0 and 1, 3 joins 6: 2 is left on host 0 and 1 on host 1.
    var request = Estates.cpuOnly(9, 1, 3, 6, 8);
    assertArrayEquals(new int[] {0, 1, 1, 0}, FIRST_FIT_DECREASING.place(request).hostOf());
    assertArrayEquals(new int[] {1, 1, 1, 0}, BEST_FIT_DECREASING.place(request).hostOf());
  }

  @Test
  void aGuestIsAsLargeAsTheLargerOfItsTwoShares() {
    // (1, 9) is larger than (8, 2) by its memory, so it opens host 0; (8, 2) no longer fits there
    // with 9 + 2 > 10, and (2, 1) does, 1 + 2 and 9 + 1.
    var request = Estates.pairs(9, new long[] {2, 1}, new long[] {8, 2}, new long[] {1, 9});
    assertArrayEquals(new int[] {0, 1, 0}, FIRST_FIT_DECREASING.place(request).hostOf());
  }

  @Test
  void equalGuestsKeepTheirOrderAndEqualHostsGoByNumber() {
    assertArrayEquals(
        new int[] {0, 1, 2}, BEST_FIT_DECREASING.place(Estates.cpuOnly(9, 6, 6, 6)).hostOf());
    // Hosts 0 and 1 both have 4 left, and two guests of 2 fill the first of them.
    assertArrayEquals(
        new int[] {0, 1, 0, 0}, BEST_FIT_DECREASING.place(Estates.cpuOnly(9, 6, 6, 2, 2)).hostOf());
  }

  @Test
  void headroomAndTheHypervisorAreTakenFromBothResources() {
    // 100 less 10 % less 4 is 86 of CPU: 2 guests of 43. 100 less 10 % less 20 is 70 of memory.
    var request =
        PlacementRequest.of(
                List.of(Estates.hosts("hundred", 9, 100, 100, 4, 20)),
                new long[][] {{43, 43, 1, 1}},
                new long[] {0, 0, 70, 1})
            .withHeadroom(Headroom.of(0.1));
    assertArrayEquals(new int[] {0, 0, 1, 2}, FIRST_FIT.place(request).hostOf());
  }

  @Test
  void theNeedForCpuIsThatOnTheHostsOwnType() {
    // 12 on the old type, more than its 10, and 8 on the new one.
    var request =
        PlacementRequest.of(
            List.of(Estates.hosts("old", 2, 10, 10), Estates.hosts("new", 2, 10, 10)),
            new long[][] {{12, 9}, {8, 6}},
            new long[] {1, 1});
    for (var policy : PlacementPolicies.ALL) {
      var placement = policy.place(request);
      assertEquals(2, placement.hostOf(0), policy.yamlName());
      assertTrue(placement.unplaced().isEmpty(), policy.yamlName());
    }
  }

  @Test
  void bestFitOpensAnEmptyHostOnlyWhenNoOtherTakesTheGuestAndThenTheLowestNumber() {
    // 50 opens the large host; 9 would leave a small one fuller, but the large one has room.
    var groups = List.of(Estates.hosts("large", 2, 100, 100), Estates.hosts("small", 2, 10, 10));
    var request = PlacementRequest.of(groups, new long[][] {{50, 9}, {50, 9}}, new long[2]);
    assertArrayEquals(new int[] {0, 0}, BEST_FIT_DECREASING.place(request).hostOf());
    var alone = request.withMaxGuestsPerHost(1);
    assertArrayEquals(new int[] {0, 1}, BEST_FIT_DECREASING.place(alone).hostOf());
  }

  @Test
  void bareMetalPutsOneGuestOnAHost() {
    for (var policy : PlacementPolicies.ALL) {
      var placement = policy.place(Estates.cpuOnly(3, 1, 1, 1).withMaxGuestsPerHost(1));
      assertArrayEquals(new int[] {0, 1, 2}, placement.hostOf(), policy.yamlName());
    }
  }

  @Test
  void spareHostsAreTheLargestAndAreCountedAsNeeded() {
    var groups = List.of(Estates.hosts("small", 3, 10, 10), Estates.hosts("large", 2, 20, 20));
    var request =
        PlacementRequest.of(groups, new long[][] {{10, 10}, {10, 10}}, new long[2])
            .withSpareHosts(1);
    assertEquals(1, request.openHosts(1));
    var placement = FIRST_FIT.place(request);
    assertArrayEquals(new int[] {0, 1}, placement.hostOf());
    assertEquals(2, placement.hostsNeeded(0));
    assertEquals(0 + 1, placement.hostsNeeded(1));
    assertEquals(2 + 1, placement.hostsNeeded());
  }

  @Test
  void moreSpareHostsThanLargeOnesGoOnWithTheNextLargest() {
    var groups = List.of(Estates.hosts("small", 3, 10, 10), Estates.hosts("large", 2, 20, 20));
    var request =
        PlacementRequest.of(groups, new long[][] {{1}, {1}}, new long[1]).withSpareHosts(3);
    assertEquals(2, request.openHosts(0));
    assertEquals(0, request.openHosts(1));
  }

  @Test
  void policiesAreFoundByTheNameInExperimentFiles() {
    assertEquals(
        List.of(
            "first-fit",
            "first-fit-decreasing",
            "best-fit-decreasing",
            "dot-product",
            "least-norm",
            "optimal"),
        PlacementPolicies.ALL.stream().map(PlacementPolicy::yamlName).toList());
    assertTrue(PlacementPolicies.named("best-fit-decreasing").isPresent());
    assertTrue(PlacementPolicies.named("worst-fit").isEmpty());
  }
}

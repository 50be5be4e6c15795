package io.densimeter.model.placement;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class VectorPackingTest {
  private static final PlacementPolicy FIRST_FIT_DECREASING = new FirstFitDecreasing();

  @Test
  void theDotProductPicksTheGuestThatPointsWhereTheHostHasRoom() {
    // Weights 0.3 and 0.36, the mean needs. Empty host: (7, 5) scores 0.3 · 0.7 + 0.36 · 0.5 =
    // 0.39,
    // (1, 7) 0.282. With (0.3, 0.5) left, (3, 3) scores 0.3 · 0.09 + 0.36 · 0.15 = 0.081 and (3, 2)
    // 0.063. Host 1 takes the rest: (1, 7) + (3, 2) + (1, 1) = (5, 10).
    var request = pairs(new long[][] {{3, 3}, {1, 7}, {3, 2}, {7, 5}, {1, 1}});
    var placement = new DotProduct().place(request);
    assertArrayEquals(new int[] {0, 1, 1, 0, 1}, placement.hostOf());
    assertEquals(3, FIRST_FIT_DECREASING.place(request).hostsUsed());
    assertEquals("dot-product", placement.policy());
  }

  @Test
  void theNormPicksTheGuestThatLeavesTheLeast() {
    // Weights 0.38 and 0.3. Of (10, 10), (7, 6) leaves 0.38 · 9 + 0.3 · 16 = 8.22, (6, 3) 20.78. Of
    // (3, 4), (2, 2) leaves 0.38 + 0.3 · 4 = 1.58, (1, 3) 1.82, (3, 1) 2.7. Host 1 takes the rest:
    // (6, 3) + (1, 3) + (3, 1) = (10, 7).
    var request = pairs(new long[][] {{6, 3}, {1, 3}, {3, 1}, {7, 6}, {2, 2}});
    var placement = new LeastNorm().place(request);
    assertArrayEquals(new int[] {1, 1, 1, 0, 0}, placement.hostOf());
    assertEquals(3, FIRST_FIT_DECREASING.place(request).hostsUsed());
    assertEquals("least-norm", placement.policy());
  }

  @Test
  void aPolicyThatNeedsMoreHostsThanFirstFitDecreasingTakesItsPlacementAndSaysSo() {
    var request = pairs(new long[][] {{2, 3}, {4, 4}, {6, 4}, {2, 3}, {2, 5}});
    var alone = new DotProduct().alone(request);
    assertEquals(3, alone.hostsUsed());
    var placement = new DotProduct().place(request);
    assertEquals(2, placement.hostsUsed());
    assertEquals("first-fit-decreasing", placement.policy());
  }

  @Test
  void aThirdResourceCountsAsTheOthersDo() {
    // CPU and memory of all four fit on one host; of disk only two guests of 5 do.
    var request =
        pairs(new long[][] {{1, 1}, {1, 1}, {1, 1}, {1, 1}})
            .withResource(FurtherResource.of("disk", new long[] {5, 5, 5, 5}, new long[] {10}));
    for (var policy : PlacementPolicies.ALL) {
      var placement = policy.place(request);
      assertEquals(2, placement.hostsUsed(), policy.yamlName());
      assertEquals(2, placement.lowerBound().byFurther(), policy.yamlName());
      assertEquals(
          LimitingResource.FURTHER_RESOURCE, placement.limit().resource(), policy.yamlName());
    }
  }

  @Test
  void vectorPackingGoesOnWithTheNextGroupForWhatTheFirstCannotTake() {
    var groups = List.of(Estates.hosts("small", 2, 10, 10), Estates.hosts("large", 2, 20, 20));
    var request =
        PlacementRequest.of(groups, new long[][] {{15, 9, 5}, {15, 9, 5}}, new long[] {1, 1, 1});
    assertArrayEquals(new int[] {2, 0, 1}, new DotProduct().alone(request).hostOf());
    assertArrayEquals(new int[] {2, 0, 1}, new LeastNorm().alone(request).hostOf());
  }

  private static PlacementRequest pairs(long[][] guests) {
    return Estates.pairs(9, guests);
  }
}

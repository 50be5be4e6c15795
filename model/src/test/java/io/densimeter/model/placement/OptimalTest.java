package io.densimeter.model.placement;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class OptimalTest {
  private static final PlacementPolicy POLICY = new Optimal();

  @Provide
  Arbitrary<PlacementRequest> estates() {
    return Arbitraries.oneOf(Estates.any(3, 12), Estates.ruled(3, 12));
  }

  @Property(tries = 200, seed = "20110303")
  void onRandomEstatesItsHostsAreTheFewestThatTryingEveryPlacementFinds(
      @ForAll("estates") PlacementRequest request) {
    int optimum = Optimum.of(request);
    var placement = POLICY.place(request);
    if (optimum == Integer.MAX_VALUE) {
      assertFalse(placement.unplaced().isEmpty());
    } else {
      assertTrue(placement.unplaced().isEmpty());
      assertEquals(optimum, placement.hostsUsed());
      assertTrue(placement.isProven());
    }
    for (var policy : PlacementPolicies.ALL) {
      var other = policy.place(request);
      assertTrue(other.guestsPlaced() <= placement.guestsPlaced(), policy.yamlName());
      assertTrue(
          other.guestsPlaced() < placement.guestsPlaced()
              || other.hostsUsed() >= placement.hostsUsed(),
          policy.yamlName());
      if (optimum < Integer.MAX_VALUE && other.unplaced().isEmpty()) {
        assertTrue(other.lowerBound().hosts() <= optimum, policy.yamlName());
      }
    }
  }

  @Test
  void itFindsWhatNoOtherPolicyDoes() {
    // 5 + 3 + 2 and 4 + 4 + 2 fill two hosts; first fit decreasing starts with 5 + 4, then 4 + 3 +
    // 2,
    // and opens a third host for the last 2.
    var request = Estates.cpuOnly(9, 5, 4, 4, 3, 2, 2);
    for (var policy : PlacementPolicies.ALL) {
      if (!policy.yamlName().equals(Optimal.NAME)) {
        assertEquals(3, policy.place(request).hostsUsed(), policy.yamlName());
      }
    }
    var placement = POLICY.place(request);
    assertEquals(2, placement.hostsUsed());
    assertTrue(placement.isProven());
  }

  @Test
  void whereTheNodesRunOutTheResultIsNotProvenAndAlwaysTheSame() {
    var random = new Random(7);
    long[] cpu = random.longs(60, 50, 650).toArray();
    long[] memory = random.longs(60, 50, 650).toArray();
    var request =
        PlacementRequest.of(
            List.of(Estates.hosts("thousand", 60, 1000, 1000)), new long[][] {cpu}, memory);
    var placement = POLICY.place(request);
    assertFalse(placement.isProven());
    assertTrue(placement.lowerBound().hosts() < placement.hostsUsed());
    assertTrue(placement.hostsUsed() <= new FirstFitDecreasing().place(request).hostsUsed());
    assertArrayEquals(placement.hostOf(), POLICY.place(request).hostOf());
  }

  @Test
  void moreItemsThanItSearchesGetTheBestOfTheOtherPolicies() {
    long[] cpu = new long[Optimal.MOST_ITEMS + 1];
    Arrays.fill(cpu, 3);
    var placement = POLICY.place(Estates.cpuOnly(99, cpu));
    assertEquals((cpu.length + 2) / 3, placement.hostsUsed()); // three of 3 on a host of 10
  }
}

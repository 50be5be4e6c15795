package io.densimeter.model.placement;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class LowerBoundTest {
  @Test
  void theBoundOfMartelloAndTothSeesWhatDoesNotFitTogether() {
    // c = 10. Sum 7 + 6 + 6 + 4 + 4 = 27: 3 bins. With a = 4: above 10 − 4 is 7, from 6 down to
    // above
    // 5 are 6 and 6, and 4 + 4 fill the 2 · 10 − 12 = 8 that those leave: 1 + 2 + 0 = 3.
    assertEquals(3, MartelloToth.fewest(new long[] {7, 6, 6, 4, 4}, 10));
    // A third 4 does not: 8 < 12, so 1 + 2 + ⌈4 / 10⌉ = 4, where the sum 31 also asks for 4.
    assertEquals(4, MartelloToth.fewest(new long[] {7, 6, 6, 4, 4, 4}, 10));
    // Sum 7 + 7 + 4 + 4 = 22: 3 bins. With a = 4: 2 + 0 + ⌈8 / 10⌉ = 3. A bin of 7 takes no 4.
    assertEquals(3, MartelloToth.fewest(new long[] {7, 7, 4, 4}, 10));
    // Sum 7 + 7 + 4 = 18: 2 bins by the sum, 2 + ⌈4 / 10⌉ = 3 by a = 4.
    assertEquals(3, MartelloToth.fewest(new long[] {7, 7, 4}, 10));
    // Exactly half is not above half: two of 5 share a bin.
    assertEquals(2, MartelloToth.fewest(new long[] {5, 5, 5, 5}, 10));
    assertEquals(3, MartelloToth.fewest(new long[] {6, 6, 6}, 11));
    assertEquals(0, MartelloToth.fewest(new long[] {0, 0}, 10));
  }

  @Test
  void theColumnBoundSeesBothResourcesAtOnce() {
    // Any two of the three overrun a host: 4 + 7 of CPU, 7 + 4 of CPU, 6 + 6 of memory. CPU alone
    // asks for 15 / 10, memory alone for 12 / 10: 2 hosts.
    var request = Estates.pairs(9, new long[] {4, 6}, new long[] {7, 0}, new long[] {4, 6});
    var bound = new FirstFitDecreasing().place(request).lowerBound();
    assertEquals(2, bound.byCpu());
    assertEquals(2, bound.byMemory());
    assertEquals(3, bound.byColumns());
    assertEquals(3, bound.hosts());
  }

  @Test
  void theColumnBoundIsNotMadeWhereTheOthersLeaveNoGap() {
    var bound = new FirstFitDecreasing().place(Estates.cpuOnly(9, 6, 6, 6)).lowerBound();
    assertEquals(3, bound.byCpu());
    assertEquals(0, bound.byColumns());
  }

  @Test
  void guestsApartNeedAsManyHosts() {
    var request =
        Estates.cpuOnly(9, 1, 1, 1, 1)
            .withRules(
                new PlacementRules(
                    List.of(),
                    List.of(new PlacementRules.GuestSet("db", List.of(0, 1, 3))),
                    List.of()));
    var placement = new FirstFitDecreasing().place(request);
    assertEquals(3, placement.lowerBound().byApart());
    assertEquals(3, placement.hostsUsed());
  }

  @Test
  void withPeaksTheWorstClusterCountsWithItsPeaks() {
    // Off-peak 6 · 3 = 18: 2 hosts. The three of cluster 0 peak at 3 + 4 each: 18 + 12 = 30: 3
    // hosts,
    // by L2 with 7, 7, 7 above half a host also 3, and the 3 · 3 of the others fill what is left.
    long[][] extra = {{4, 4, 4, 1, 1, 1}};
    var request =
        Estates.cpuOnly(9, 3, 3, 3, 3, 3, 3)
            .withPeaks(PeakNeeds.of(extra, new int[] {0, 0, 0, 1, 1, 1}));
    assertEquals(3, new FirstFitDecreasing().place(request).lowerBound().byCpu());
  }
}

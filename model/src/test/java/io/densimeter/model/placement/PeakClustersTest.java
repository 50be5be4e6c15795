package io.densimeter.model.placement;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class PeakClustersTest {
  @Test
  void guestsWhosePeaksOverlapByHalfOfTheShorterAreOneCluster() {
    // In common with {1, 2, 3, 4}: 2 of 4, 1 of 1, 1 of 2, and 1 of 3, which is less than half.
    assertArrayEquals(
        new int[] {0, 0, 0, 0, 1},
        PeakClusters.of(
            List.of(steps(1, 2, 3, 4), steps(2, 3, 9, 10), steps(3), steps(4, 5), steps(4, 5, 6))));
  }

  @Test
  void guestsAreComparedWithTheFirstOfAClusterOnly() {
    // {3, 4} overlaps {1, 2, 3} by one of two; {4, 5} overlaps {3, 4} by half but not the leader.
    assertArrayEquals(
        new int[] {0, 0, 1}, PeakClusters.of(List.of(steps(1, 2, 3), steps(3, 4), steps(4, 5))));
  }

  @Test
  void guestsWithoutPeaksAreACluster() {
    assertArrayEquals(new int[] {0, 1, 0}, PeakClusters.of(List.of(steps(), steps(1), steps())));
  }

  private static BitSet steps(int... at) {
    var steps = new BitSet();
    for (int step : at) {
      steps.set(step);
    }
    return steps;
  }
}

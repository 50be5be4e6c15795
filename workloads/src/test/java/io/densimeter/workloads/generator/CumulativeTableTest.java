package io.densimeter.workloads.generator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.apache.commons.math3.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;

class CumulativeTableTest {
  @Test
  void theTabulatedNormalDistributionIsAsExactAsLinearInterpolationAllows() {
    var normal = new NormalDistribution(0, 1);
    var table = CumulativeTable.of(StandardNormal::cumulative);
    // h²/8·max|φ′|, and φ′ is greatest at 1: φ(1) = 0.242.
    double bound = 1.0 / (128 * 128) / 8 * 0.242;
    for (int i = -12_000; i <= 12_000; i++) {
      double score = i / 1000.0;
      assertEquals(
          normal.cumulativeProbability(score), table.at(score), 1.001 * bound, "at " + score);
    }
  }

  @Test
  void beyondTheTableTheProbabilityIsZeroOrOne() {
    var table = CumulativeTable.of(StandardNormal::cumulative);

    assertEquals(0, table.at(-10.5));
    assertEquals(0, table.at(Double.NEGATIVE_INFINITY));
    assertEquals(1, table.at(10));
    assertEquals(1, table.at(Double.MAX_VALUE));
  }
}

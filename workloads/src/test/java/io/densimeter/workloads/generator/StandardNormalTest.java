package io.densimeter.workloads.generator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.apache.commons.math3.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;
import umontreal.ssj.probdist.NormalDist;

class StandardNormalTest {
  @Test
  void theCumulativeFunctionIsThatOfCommonsMath() {
    var other = new NormalDistribution(0, 1);
    for (int i = -1000; i <= 1000; i++) {
      double x = i / 100.0;
      assertEquals(other.cumulativeProbability(x), StandardNormal.cumulative(x), 2e-15, "x = " + x);
    }
  }

  @Test
  void theQuantilesAreThoseOfSsj() {
    for (int i = 1; i < 10_000; i++) {
      double p = i / 10_000.0;
      assertEquals(NormalDist.inverseF01(p), StandardNormal.quantile(p), 1e-14, "p = " + p);
    }
    for (double p = 1e-4; p > 1e-300; p /= 3) {
      double expected = NormalDist.inverseF01(p);
      assertEquals(expected, StandardNormal.quantile(p), -1e-14 * expected, "p = " + p);
    }
  }

  @Test
  void tabulatedValuesComeOut() {
    // The quartile, the quantiles of 0.001 and 1e-20 that AS 241 gives as its check, and Φ(1.96).
    assertEquals(-0.6744897501960817, StandardNormal.quantile(0.25), 1e-15);
    assertEquals(-3.090232306167814, StandardNormal.quantile(0.001), 1e-14);
    assertEquals(-9.262340089798408, StandardNormal.quantile(1e-20), 1e-14);
    assertEquals(0.9750021048517795, StandardNormal.cumulative(1.96), 1e-15);
  }
}

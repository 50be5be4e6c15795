package io.densimeter.model.uncertainty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class DistributionTest {
  private static final double NONE = Double.POSITIVE_INFINITY;

  @Test
  void quantilesAreThoseOfTheClosedForms() {
    assertEquals(12.5, new Distribution.Uniform(10, 20).quantile(0.25), 1e-12);
    // The area below x on the rising side is (x - a)² / ((b - a)(m - a)): 4 / (10 · 4) = 0.1.
    var triangular = new Distribution.Triangular(0, 4, 10);
    assertEquals(2, triangular.quantile(0.1), 1e-12);
    // On the falling side (b - x)² / ((b - a)(b - m)): 9 / (10 · 6) = 0.15.
    assertEquals(7, triangular.quantile(0.85), 1e-12);
    // Tables of the normal distribution: 1.96 standard deviations at 97.5 %.
    var normal = new Distribution.Normal(100, 10, -NONE, NONE);
    assertEquals(119.6, normal.quantile(0.975), 0.001);
    var logNormal = new Distribution.LogNormal(50, 200);
    assertEquals(50, logNormal.median(), 1e-9);
    assertEquals(200, logNormal.quantile(0.95), 1e-9);
    assertEquals(50.0 * 50 / 200, logNormal.quantile(0.05), 1e-9);
    var oneOf = new Distribution.OneOf(List.of(1.0, 5.0, 9.0, 9.5));
    assertEquals(1, oneOf.quantile(0.2499));
    assertEquals(5, oneOf.quantile(0.25));
    assertEquals(9.5, oneOf.quantile(0.9999999999));
  }

  @Test
  void meansAreThoseOfTheClosedForms() {
    assertEquals((10 + 12 + 20) / 3.0, mean(new Distribution.Triangular(10, 12, 20)), 1e-4);
    // exp(μ + σ²/2) with σ = ln 4 / 1.6449.
    double sigma = Math.log(4) / 1.6448536269514722;
    assertEquals(50 * Math.exp(sigma * sigma / 2), mean(new Distribution.LogNormal(50, 200)), 0.2);
    // Half a normal: the mean above its middle is σ √(2/π).
    assertEquals(Math.sqrt(2 / Math.PI), mean(new Distribution.Normal(0, 1, 0, NONE)), 1e-4);
  }

  private static double mean(Distribution distribution) {
    int slices = 100_000;
    double sum = 0;
    for (int i = 0; i < slices; i++) {
      sum += distribution.quantile((i + 0.5) / slices);
    }
    return sum / slices;
  }

  @Test
  void aCutNormalStaysWithinItsBounds() {
    var cut = new Distribution.Normal(1.2, 0.5, 1, 2);
    double below = 0;
    for (double u = Sampling.TAIL; u < 1; u += 0.001) {
      double value = cut.quantile(u);
      assertTrue(value >= 1 && value <= 2 && value >= below, () -> value + " is out of order");
      below = value;
    }
    assertEquals(1, cut.quantile(Sampling.TAIL), 1e-6);
  }

  @Test
  void aFactorScalesEveryQuantile() {
    for (var distribution :
        List.of(
            new Distribution.Uniform(1, 2),
            new Distribution.Triangular(1, 1.5, 4),
            new Distribution.Normal(5, 2, 1, NONE),
            new Distribution.LogNormal(2, 3),
            new Distribution.OneOf(List.of(1.0, 2.0)))) {
      for (double u : new double[] {0.01, 0.3, 0.77}) {
        assertEquals(7 * distribution.quantile(u), distribution.times(7).quantile(u), 1e-9);
      }
    }
  }

  @Test
  void refusesWhatIsNotInOrder() {
    assertThrows(IllegalArgumentException.class, () -> new Distribution.Uniform(2, 1));
    assertThrows(IllegalArgumentException.class, () -> new Distribution.Uniform(1, 1));
    assertThrows(IllegalArgumentException.class, () -> new Distribution.Triangular(1, 5, 4));
    assertThrows(IllegalArgumentException.class, () -> new Distribution.Normal(1, 0, 0, 2));
    assertThrows(IllegalArgumentException.class, () -> new Distribution.LogNormal(2, 1));
    assertThrows(IllegalArgumentException.class, () -> new Distribution.OneOf(List.of(1.0, 1.0)));
    assertThrows(IllegalArgumentException.class, () -> new Distribution.Uniform(Double.NaN, 1));
  }
}

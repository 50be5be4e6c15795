package io.densimeter.model.uncertainty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.densimeter.model.sim.RandomStreams;
import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class EstimateTest {
  private static final int REPETITIONS = 10;

  /** The sum of six uniform figures: mean 3, variance 6 / 12. */
  private static double sum(double[] point) {
    return Arrays.stream(point).sum();
  }

  /** A product, as price times energy times overhead is: mean (3/2)^3 of figures from 1 to 2. */
  private static double product(double[] point) {
    return (1 + point[0]) * (1 + point[1]) * (1 + point[2]);
  }

  private static Estimate estimate(
      Sampling sampling, int samples, ToDoubleFunction<double[]> result) {
    var values = new double[REPETITIONS][];
    for (int r = 0; r < REPETITIONS; r++) {
      var stream = new RandomStreams(11, r).stream("test");
      values[r] = Arrays.stream(sampling.points(samples, 6, stream)).mapToDouble(result).toArray();
    }
    return Estimate.of(values, 0.9);
  }

  @Test
  void findsMeanDeviationAndInterval() {
    var found = estimate(Sampling.LATIN_HYPERCUBE, 512, EstimateTest::sum);
    assertEquals(3, found.mean(), 3 * found.halfWidth());
    assertTrue(found.halfWidth() < 0.002, () -> "half-width " + found.halfWidth());
    assertEquals(Math.sqrt(0.5), found.deviation(), 0.02);
    // Close to normal: 1.645 standard deviations on either side.
    assertEquals(3 - 1.645 * Math.sqrt(0.5), found.low(), 0.05);
    assertEquals(3 + 1.645 * Math.sqrt(0.5), found.high(), 0.05);
  }

  @Test
  void plainSamplesAreThosePlainMonteCarloNeeds() {
    var plain = estimate(Sampling.RANDOM, 400, EstimateTest::sum);
    // Of 4,000 independent samples it must say that about 4,000 do; the half-width of ten means is
    // itself known to a quarter.
    assertTrue(
        plain.plainSamples() > 4_000 / 4.0 && plain.plainSamples() < 4_000 * 4.0,
        () -> "as good as " + plain.plainSamples());
  }

  @Test
  void latinHypercubeAndSobolNeedAFifthOfTheSamples() {
    for (ToDoubleFunction<double[]> result :
        Arrays.<ToDoubleFunction<double[]>>asList(EstimateTest::sum, EstimateTest::product)) {
      for (var sampling : new Sampling[] {Sampling.LATIN_HYPERCUBE, Sampling.SOBOL}) {
        double even = estimate(sampling, 128, result).halfWidth();
        double plain = estimate(Sampling.RANDOM, 5 * 128, result).halfWidth();
        assertTrue(even < plain, () -> sampling + ": " + even + ", plain: " + plain);
      }
    }
  }

  @Test
  void aResultThatDoesNotVaryHasNoWidth() {
    var flat = estimate(Sampling.SOBOL, 8, point -> 42);
    assertEquals(new Estimate(42, 0, 42, 42, 0, 80), flat);
  }
}

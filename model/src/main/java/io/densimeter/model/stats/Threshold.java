package io.densimeter.model.stats;

import io.densimeter.model.units.Require;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * Bounds beyond which a new measurement is taken for a change, by the rules that Bencher has for
 * benchmarks: what a regression check on measured figures would alarm at. The check of Densimeter
 * itself needs none, as modelled figures do not scatter.
 *
 * @param low lower bound
 * @param high upper bound
 * @see <a href="https://bencher.dev/docs/explanation/thresholds/">Bencher, thresholds</a>
 */
public record Threshold(double low, double high) {
  /**
   * Returns the bounds that another run stays within on one side with a probability, when runs are
   * normal: {@code mean ± t[probability; runs - 1] · deviation · √(1 + 1 / runs)}.
   *
   * @param mean mean of the runs before
   * @param deviation their standard deviation
   * @param runs how many there were, 2 or more
   * @param probability on one side, 0.5 to 1
   */
  public static Threshold student(double mean, double deviation, int runs, double probability) {
    Require.notNegative("deviation", deviation);
    if (runs < 2 || !(probability > 0.5 && probability < 1)) {
      throw new IllegalArgumentException(
          "Needs 2 runs or more and a probability of 0.5 to 1, not "
              + runs
              + " and "
              + probability
              + ".");
    }
    // Without a random generator: the default one is seeded from the clock.
    double quantile = new TDistribution(null, runs - 1).inverseCumulativeProbability(probability);
    double width = quantile * deviation * Math.sqrt(1 + 1.0 / runs);
    return new Threshold(mean - width, mean + width);
  }

  /** Returns the bounds that are a share of the mean away from it. */
  public static Threshold percentage(double mean, double fraction) {
    double width = Math.abs(mean) * Require.notNegative("fraction", fraction);
    return new Threshold(mean - width, mean + width);
  }

  /** Returns the bounds that are so many interquartile ranges away from the median. */
  public static Threshold interquartile(double median, double range, double factor) {
    double width = Require.notNegative("range", range) * Require.notNegative("factor", factor);
    return new Threshold(median - width, median + width);
  }
}

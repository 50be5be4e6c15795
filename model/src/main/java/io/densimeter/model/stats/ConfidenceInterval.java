package io.densimeter.model.stats;

import java.util.Arrays;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * The mean of replicated figures and how far the true mean may be from it.
 *
 * @param mean the mean
 * @param halfWidth half the width of the interval around the mean. With one value nothing is known
 *     about it, and it is 0: ask {@link #known()} before printing it
 * @param count number of values
 */
public record ConfidenceInterval(double mean, double halfWidth, int count) {
  /**
   * Returns Student's interval of the mean of independent, roughly normal values.
   *
   * <pre>halfWidth = t[(1 + level) / 2; n - 1] · s / √n</pre>
   *
   * @param values one or more finite values
   * @param level probability that the interval covers the true mean, more than 0 and less than 1
   */
  public static ConfidenceInterval student(double[] values, double level) {
    if (!(level > 0 && level < 1)) {
      throw new IllegalArgumentException(
          "The level (" + level + ") must be more than 0 and less than 1.");
    }
    double mean = mean(values);
    int n = values.length;
    if (n == 1) {
      return new ConfidenceInterval(mean, 0, n);
    }
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    // Without a random generator: the default one is seeded from the clock.
    double quantile = new TDistribution(null, n - 1).inverseCumulativeProbability((1 + level) / 2);
    return new ConfidenceInterval(mean, quantile * Math.sqrt(squares / (n - 1) / n), n);
  }

  /** Returns whether there were enough values (two) to know the half-width. */
  public boolean known() {
    return count > 1;
  }

  private static double mean(double[] values) {
    if (values.length == 0) {
      throw new IllegalArgumentException("An interval needs one value or more, not 0.");
    }
    double mean = Arrays.stream(values).sum() / values.length;
    if (!Double.isFinite(mean)) {
      throw new IllegalArgumentException(
          "The values " + Arrays.toString(values) + " must be finite.");
    }
    return mean;
  }
}

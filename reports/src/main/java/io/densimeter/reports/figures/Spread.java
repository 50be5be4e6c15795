package io.densimeter.reports.figures;

import org.apache.commons.math3.distribution.TDistribution;

/**
 * The mean of a figure over replications, with its 95 % Student confidence interval.
 *
 * @param mean mean over the replications
 * @param halfWidth half of the interval's width; zero when there is one replication
 * @param count number of replications
 */
public record Spread(double mean, double halfWidth, int count) {
  private static final double UPPER_QUANTILE = 0.975;

  /** Returns the mean and interval of one value for each replication; one value or more. */
  public static Spread of(double... values) {
    if (values.length == 0) {
      throw new IllegalStateException("A figure without a single replication has no mean.");
    }
    // Deviations from the first value: equal values have exactly their value as the mean.
    double shift = 0;
    for (double value : values) {
      shift += Finite.check("figure", value) - values[0];
    }
    double mean = values[0] + shift / values.length;
    if (values.length == 1) {
      return new Spread(mean, 0, 1);
    }
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    int degrees = values.length - 1;
    double quantile = new TDistribution(null, degrees).inverseCumulativeProbability(UPPER_QUANTILE);
    return new Spread(mean, quantile * Math.sqrt(squares / degrees / values.length), values.length);
  }

  /** Returns whether there is an interval. */
  public boolean replicated() {
    return count > 1;
  }

  /** Returns the lower end of the interval. */
  public double low() {
    return mean - halfWidth;
  }

  /** Returns the upper end of the interval. */
  public double high() {
    return mean + halfWidth;
  }
}

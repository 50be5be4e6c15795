package io.densimeter.model.machine;

import io.densimeter.model.units.Require;

/**
 * The power of a host between its idle and its highest power, when nothing else is known of it:
 *
 * <pre>watts = idle + (max − idle) · share(u)</pre>
 *
 * <p>With the end points given, the errors are those over 619 published results of
 * SPECpower_ssj2008, of eleven points each. No formula is the best one for every machine. From idle
 * to a tenth of the load a host takes 10 to 28 % of the range: at low load, where consolidation is
 * said to save, two points are wrong in the direction that matters.
 */
public enum PowerModel {
  /** {@code share(u) = u}. Beloglazov, Abawajy and Buyya 2012; CloudSim's linear model. */
  LINEAR("off by 6.9 % in the median, 13.4 % at the 90th percentile"),
  /** {@code share(u) = 2u − u^1.4}. Fan, Weber and Barroso, ISCA 2007. */
  FAN("off by 9.9 % in the median, 24.7 % at the 90th percentile"),
  /** {@code share(u) = √u}. CloudSim's square-root model. */
  SQUARE_ROOT("off by 18.8 % in the median"),
  /** {@code share(u) = u³}. CloudSim's cubic model. */
  CUBIC("off by 25.6 % in the median, 36.2 % at the 90th percentile");

  private static final double FAN_EXPONENT = 1.4;

  private final String error;

  PowerModel(String error) {
    this.error = error;
  }

  /** Returns the share of the range between idle and highest power at a utilisation of 0 to 1. */
  public double share(double utilisation) {
    double u = Require.fraction("utilisation", utilisation);
    return switch (this) {
      case LINEAR -> u;
      case FAN -> 2 * u - StrictMath.pow(u, FAN_EXPONENT);
      case SQUARE_ROOT -> Math.sqrt(u);
      case CUBIC -> u * u * u;
    };
  }

  /** Returns how far it is off, in words. */
  public String publishedError() {
    return "over 619 published results " + error;
  }
}

package io.densimeter.workloads.generator;

/**
 * The quantile function of a demand whose quartiles and mean are known.
 *
 * <p>It is straight from the minimum to Q1, to the median, to Q3. Above Q3 it is a power, for v =
 * 4p − 3 from 0 to 1:
 *
 * <pre>Q(p) = Q3 + (max − Q3)·v^k</pre>
 *
 * <p>k follows from the mean. The mean of the upper quarter is the integral of Q over v,
 *
 * <pre>upper = Q3 + (max − Q3)/(k + 1)</pre>
 *
 * <p>those of the other quarters are halfway between their ends, and the mean of all is the mean of
 * the four. So {@code upper = 4·mean − (min + Q1)/2 − (Q1 + median)/2 − (median + Q3)/2}, and k =
 * (max − Q3)/(upper − Q3) − 1, which is positive when upper is between Q3 and the maximum. k = 1 is
 * straight, too; that is assumed without a mean. It overstates the mean of skewed demand.
 *
 * <p>For PlanetLab on 2011-03-03 (0, 2, 6, 15, 99 %, mean 12.3144 %) upper is 33.76 % and k is
 * 3.48. The standard deviation, which is not an input, comes out as 17.35 %; published is 17.09 %.
 */
final class QuantileCurve {
  private final Quartiles quartiles;
  private final double exponent;

  /** Creates the curve of quartiles that are valid. */
  QuantileCurve(Quartiles quartiles) {
    this.quartiles = quartiles;
    Double mean = quartiles.meanFraction();
    double tail = quartiles.maxFraction() - quartiles.q3Fraction();
    if (mean == null || tail == 0) {
      exponent = 1;
    } else {
      double above = 4 * mean - quartiles.lowerQuarters() - quartiles.q3Fraction();
      // Finite and not negative even when rounding decides, so that 0^k and 1^k are no NaN.
      exponent = Math.max(0, Math.min(tail / above, Double.MAX_VALUE) - 1);
    }
  }

  /** Returns the demand that is not exceeded with a probability of 0 to 1. */
  double at(double probability) {
    double position = 4 * probability;
    if (position < 1) {
      return between(quartiles.minFraction(), quartiles.q1Fraction(), position);
    }
    if (position < 2) {
      return between(quartiles.q1Fraction(), quartiles.medianFraction(), position - 1);
    }
    if (position < 3) {
      return between(quartiles.medianFraction(), quartiles.q3Fraction(), position - 2);
    }
    double share = StrictMath.pow(position - 3, exponent);
    return between(quartiles.q3Fraction(), quartiles.maxFraction(), share);
  }

  private static double between(double from, double to, double share) {
    return Math.min(from + share * (to - from), to);
  }
}

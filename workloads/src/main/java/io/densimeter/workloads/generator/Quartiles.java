package io.densimeter.workloads.generator;

import io.densimeter.model.units.Problem;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How CPU demand is distributed over all guests and steps: the five numbers that studies of estates
 * publish, and the mean, all as shares (0 to 1) of a guest's CPU capacity.
 *
 * @param minFraction the least demand
 * @param q1Fraction not exceeded by a quarter of the samples
 * @param medianFraction not exceeded by half of the samples
 * @param q3Fraction not exceeded by three quarters of the samples
 * @param maxFraction the greatest demand
 * @param meanFraction the mean; null when it is not known, see {@link QuantileCurve} for what is
 *     assumed then
 */
public record Quartiles(
    double minFraction,
    double q1Fraction,
    double medianFraction,
    double q3Fraction,
    double maxFraction,
    @Nullable Double meanFraction) {

  /** Returns what is wrong, with the paths {@code min, q1, median, q3, max, mean}. */
  public List<Problem> validate() {
    var problems = new ArrayList<Problem>();
    String[] paths = {"min", "q1", "median", "q3", "max"};
    double[] values = {minFraction, q1Fraction, medianFraction, q3Fraction, maxFraction};
    for (int i = 0; i < paths.length; i++) {
      if (!isShare(values[i])) {
        problems.add(
            new Problem(paths[i], "must be 0 % to 100 %, was " + percent(values[i]) + "."));
      } else if (i > 0 && isShare(values[i - 1]) && values[i] < values[i - 1]) {
        problems.add(
            new Problem(
                paths[i],
                "must be at least the %s of %s, was %s. Maybe the two are interchanged?"
                    .formatted(paths[i - 1], percent(values[i - 1]), percent(values[i]))));
      }
    }
    if (meanFraction != null && problems.isEmpty()) {
      validateMean(meanFraction, problems);
    }
    return problems;
  }

  private static boolean isShare(double value) {
    return value >= 0 && value <= 1;
  }

  private void validateMean(double mean, List<Problem> problems) {
    double least = meanWithUpperQuarterAt(q3Fraction);
    double most = meanWithUpperQuarterAt(maxFraction);
    boolean reached =
        q3Fraction == maxFraction ? Math.abs(mean - least) <= 1e-12 : mean > least && mean < most;
    if (!reached) {
      problems.add(
          new Problem(
              "mean",
              q3Fraction == maxFraction
                  ? "must be %s with these quartiles, was %s."
                      .formatted(percent(least), percent(mean))
                  : "must be more than %s and less than %s with these quartiles, was %s."
                      .formatted(percent(least), percent(most), percent(mean))));
    }
  }

  /** Returns the mean of all demand when that of the upper quarter is as given. */
  private double meanWithUpperQuarterAt(double fraction) {
    return (lowerQuarters() + fraction) / 4;
  }

  /** Returns the sum of the means of the three lower quarters, which are straight. */
  double lowerQuarters() {
    return (minFraction + q1Fraction) / 2
        + (q1Fraction + medianFraction) / 2
        + (medianFraction + q3Fraction) / 2;
  }

  private static String percent(double fraction) {
    if (!(Math.abs(fraction) <= Double.MAX_VALUE)) {
      return Double.toString(fraction);
    }
    BigDecimal percent = BigDecimal.valueOf(fraction).movePointRight(2);
    BigDecimal shown = percent.scale() > 6 ? percent.setScale(6, RoundingMode.HALF_EVEN) : percent;
    return (shown.signum() == 0 ? "0" : shown.stripTrailingZeros().toPlainString()) + " %";
  }
}

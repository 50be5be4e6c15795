package io.densimeter.experiments.reference;

import io.densimeter.model.stats.Percentile;
import java.util.List;

/**
 * The errors of several cases, taken without sign.
 *
 * @param count number of cases
 * @param medianFraction median
 * @param p90Fraction 90th percentile, linear between cases
 * @param maxFraction largest
 */
public record ErrorSummary(
    int count, double medianFraction, double p90Fraction, double maxFraction) {
  /** Returns the summary of one case or more. */
  public static ErrorSummary of(List<CaseResult> results) {
    double[] errors =
        results.stream().mapToDouble(result -> Math.abs(result.errorFraction())).toArray();
    return new ErrorSummary(
        errors.length,
        Percentile.linear(errors, 50),
        Percentile.linear(errors, 90),
        Percentile.linear(errors, 100));
  }
}

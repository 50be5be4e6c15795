package io.densimeter.model.uncertainty;

import io.densimeter.model.stats.ConfidenceInterval;
import io.densimeter.model.stats.Percentile;
import java.util.Arrays;
import umontreal.ssj.probdist.NormalDist;

/**
 * What samples say of a result.
 *
 * @param mean the mean of the result
 * @param halfWidth half the width of the interval of that mean: what more samples would narrow
 * @param low what the result stays below with half the probability that the interval leaves out
 * @param high what it stays below with the rest: between the two lies the result, as far as the
 *     distributions are right. More samples do not narrow it
 * @param deviation standard deviation of the result
 * @param plainSamples samples that plain Monte Carlo would need for the same half-width; without a
 *     half-width, those that there are
 */
public record Estimate(
    double mean, double halfWidth, double low, double high, double deviation, double plainSamples) {
  private static final double WHOLE = 100;

  /**
   * Returns the estimate from repetitions of a sampling, each randomized anew. The half-width is
   * Student's, from the means of the repetitions, which are independent; the samples of one are
   * not.
   *
   * @param values the result at each sample, by repetition: two repetitions or more, of as many
   *     samples each
   * @param level probability that the intervals cover, more than 0 and less than 1
   */
  public static Estimate of(double[][] values, double level) {
    var means = Arrays.stream(values).mapToDouble(Estimate::mean).toArray();
    var all = Arrays.stream(values).flatMapToDouble(Arrays::stream).toArray();
    var ofMean = ConfidenceInterval.student(means, level);
    double deviation = deviation(all);
    double half = ofMean.halfWidth();
    double plain = NormalDist.inverseF01(covered(level)) * deviation / half;
    return new Estimate(
        ofMean.mean(),
        half,
        Percentile.linear(all, WHOLE * (1 - covered(level))),
        Percentile.linear(all, WHOLE * covered(level)),
        deviation,
        half == 0 ? all.length : plain * plain);
  }

  private static double covered(double level) {
    return (1 + level) / 2;
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).sum() / values.length;
  }

  private static double deviation(double[] values) {
    double mean = mean(values);
    double squares = Arrays.stream(values).map(value -> (value - mean) * (value - mean)).sum();
    return Math.sqrt(squares / Math.max(1, values.length - 1));
  }
}

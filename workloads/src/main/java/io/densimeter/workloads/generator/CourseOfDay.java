package io.densimeter.workloads.generator;

import java.util.ArrayList;
import java.util.Arrays;

/**
 * The course of the day on the normal scale, and the distribution it gives over all steps.
 *
 * <p>At a step, a guest's score is normal with the mean of that step and the variance 1 − share;
 * the mean is a sinusoid with a period of 24 h, {@code √(2·share)·cos(2π(t − peak)/24 h)}, of which
 * whole days have the variance {@code share}. Over all steps the score is therefore a mixture of
 * normal distributions, with the mean of their cumulative functions ({@link CumulativeTable}).
 */
final class CourseOfDay {
  private static final long DAY_NANOS = 86_400_000_000_000L;
  private static final double HOUR_NANOS = 3_600e9;

  private final double[] means;
  private final CumulativeTable cumulative;

  /** Creates the course of a demand that is valid. */
  CourseOfDay(SyntheticDemand demand) {
    double share = demand.diurnalShare();
    means = new double[demand.steps()];
    long time = 0; // of the day
    for (int step = 0; step < means.length; step++) {
      double hours = time / HOUR_NANOS - demand.peakHour();
      means[step] = Math.sqrt(2 * share) * StrictMath.cos(hours / 24 * 2 * Math.PI);
      time = (time + demand.stepNanos() % DAY_NANOS) % DAY_NANOS;
    }
    cumulative = mixture(means, Math.sqrt(1 - share));
  }

  private static CumulativeTable mixture(double[] means, double deviation) {
    var normal = CumulativeTable.of(StandardNormal::cumulative);
    double[] sorted = means.clone();
    Arrays.sort(sorted);
    var distinct = new ArrayList<double[]>(); // mean, weight: days repeat
    for (int first = 0, next; first < sorted.length; first = next) {
      next = first + 1;
      while (next < sorted.length && sorted[next] == sorted[first]) {
        next++;
      }
      distinct.add(new double[] {sorted[first], (double) (next - first) / sorted.length});
    }
    return CumulativeTable.of(
        score -> {
          double sum = 0;
          for (double[] one : distinct) {
            sum += one[1] * normal.at((score - one[0]) / deviation);
          }
          return sum;
        });
  }

  /** Returns the mean score at a step. */
  double mean(int step) {
    return means[step];
  }

  /** Returns the probability, over all guests and steps, of a score of at most this one. */
  double cumulative(double score) {
    return cumulative.at(score);
  }
}

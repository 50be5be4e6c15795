package io.densimeter.workloads.generator;

import java.util.Arrays;

/**
 * The course of the day on the normal scale, and the distribution it gives over all steps.
 *
 * <p>At a step, a guest's score is normal with the mean of that step and the variance 1 − share;
 * the mean is a sinusoid with a period of 24 h, {@code √(2·share)·cos(2π(t − peak)/24 h)}, of which
 * whole days have the variance {@code share}. Over all steps the score is therefore a mixture of
 * normal distributions, with the mean of their cumulative functions. That one is tabulated, at 64
 * points to the unit: linear between them, it is exact to 0.0001.
 */
final class CourseOfDay {
  private static final long DAY_NANOS = 86_400_000_000_000L;
  private static final double HOUR_NANOS = 3_600e9;
  private static final int POINTS_PER_UNIT = 64;
  private static final int REACH = 10; // beyond, the probability is 0 or 1 to 15 digits

  private final double[] means;
  private final double[] cumulative;

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

  private static double[] mixture(double[] means, double deviation) {
    double[] sorted = means.clone();
    Arrays.sort(sorted);
    double[] mixture = new double[2 * REACH * POINTS_PER_UNIT + 1];
    for (int first = 0, next; first < sorted.length; first = next) {
      next = first + 1;
      while (next < sorted.length && sorted[next] == sorted[first]) {
        next++; // days repeat: each time of day is worked out once
      }
      double weight = (double) (next - first) / sorted.length;
      for (int i = 0; i < mixture.length; i++) {
        double score = (double) i / POINTS_PER_UNIT - REACH;
        mixture[i] += weight * StandardNormal.cumulative((score - sorted[first]) / deviation);
      }
    }
    return mixture;
  }

  /** Returns the mean score at a step. */
  double mean(int step) {
    return means[step];
  }

  /** Returns the probability, over all guests and steps, of a score of at most this one. */
  double cumulative(double score) {
    double position = (score + REACH) * POINTS_PER_UNIT;
    if (position <= 0) {
      return 0;
    }
    if (position >= cumulative.length - 1) {
      return 1;
    }
    int below = (int) position;
    double share = position - below;
    return cumulative[below] + share * (cumulative[below + 1] - cumulative[below]);
  }
}

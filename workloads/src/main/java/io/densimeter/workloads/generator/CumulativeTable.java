package io.densimeter.workloads.generator;

import java.util.function.DoubleUnaryOperator;

/**
 * A cumulative distribution function of scores around 0, tabulated at 128 points to the unit and
 * linear between them: exact to h²/8·max|F″|, which is 0.000002 for the standard normal one.
 */
final class CumulativeTable {
  private static final int POINTS_PER_UNIT = 128;
  private static final int REACH = 10; // beyond, the probability is 0 or 1 to 15 digits

  private final double[] values;

  private CumulativeTable(double[] values) {
    this.values = values;
  }

  /** Tabulates a function. */
  static CumulativeTable of(DoubleUnaryOperator cumulative) {
    double[] values = new double[2 * REACH * POINTS_PER_UNIT + 1];
    for (int i = 0; i < values.length; i++) {
      values[i] = cumulative.applyAsDouble((double) i / POINTS_PER_UNIT - REACH);
    }
    return new CumulativeTable(values);
  }

  /** Returns the probability of a score of at most this one. */
  double at(double score) {
    double position = (score + REACH) * POINTS_PER_UNIT;
    if (position <= 0) {
      return 0;
    }
    if (position >= values.length - 1) {
      return 1;
    }
    int below = (int) position;
    return values[below] + (position - below) * (values[below + 1] - values[below]);
  }
}

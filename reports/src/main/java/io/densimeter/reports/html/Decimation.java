package io.densimeter.reports.html;

import java.util.ArrayList;
import java.util.List;

/**
 * A long series in few points. Of each stretch of steps the lowest and the highest step stay, so
 * that no peak is lost: a mean of stretches would hide the moment that limits a plan.
 */
final class Decimation {
  private Decimation() {}

  /**
   * Returns the steps to draw, in order: the first and the last, and two of each stretch. All steps
   * when there are at most {@code points}.
   *
   * @param points most steps to return; four or more
   */
  static List<Integer> steps(List<Double> series, int points) {
    int size = series.size();
    var steps = new ArrayList<Integer>();
    if (size <= points) {
      for (int i = 0; i < size; i++) {
        steps.add(i);
      }
      return steps;
    }
    steps.add(0);
    int stretches = (points - 2) / 2;
    for (int s = 0; s < stretches; s++) {
      int from = 1 + (int) ((long) s * (size - 2) / stretches);
      int to = 1 + (int) ((long) (s + 1) * (size - 2) / stretches);
      int low = from;
      int high = from;
      for (int i = from; i < to; i++) {
        low = series.get(i) < series.get(low) ? i : low;
        high = series.get(i) > series.get(high) ? i : high;
      }
      steps.add(Math.min(low, high));
      if (low != high) {
        steps.add(Math.max(low, high));
      }
    }
    steps.add(size - 1);
    return steps;
  }
}

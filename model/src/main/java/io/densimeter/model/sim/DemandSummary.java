package io.densimeter.model.sim;

import io.densimeter.model.stats.Percentile;
import io.densimeter.model.workload.DemandTrace;
import io.densimeter.model.workload.DemandTrace.Resource;
import java.util.Arrays;

/**
 * The mean and the 95th percentile of each guest's native CPU demand, as shares of its capacity.
 *
 * <p>It depends on the trace alone: compute it once for all scenarios of a replication. The
 * percentile is exact, by nearest rank.
 */
public final class DemandSummary {
  private static final int GUESTS_AT_ONCE = 64; // a block of a day at 5 min is 147 KB

  private final int[] courseOf;
  private final double[] means; // by course
  private final double[] p95s;

  private DemandSummary(DemandTrace trace) {
    courseOf = new int[trace.guests()];
    Arrays.setAll(courseOf, trace::courseOf);
    means = new double[trace.courses().guests()];
    p95s = new double[means.length];
  }

  /** Returns the summary of a trace, which must have one step or more. */
  public static DemandSummary of(DemandTrace trace) {
    int steps = trace.steps();
    if (steps == 0) {
      throw new IllegalArgumentException("The trace has no steps.");
    }
    var summary = new DemandSummary(trace);
    var courses = trace.courses();
    double[][] series = new double[GUESTS_AT_ONCE][steps];
    for (int first = 0; first < courses.guests(); first += GUESTS_AT_ONCE) {
      int count = Math.min(GUESTS_AT_ONCE, courses.guests() - first);
      for (int step = 0; step < steps; step++) {
        float[] row = courses.row(Resource.CPU, step);
        for (int i = 0; i < count; i++) {
          series[i][step] = row[first + i];
        }
      }
      for (int i = 0; i < count; i++) {
        summary.summarize(first + i, series[i]);
      }
    }
    return summary;
  }

  /** Returns the number of guests. */
  public int guests() {
    return courseOf.length;
  }

  /** Returns the mean demand of a guest. */
  public double meanFraction(int guest) {
    return means[courseOf[guest]];
  }

  /** Returns the 95th percentile (nearest rank) of a guest's demand over the steps. */
  public double p95Fraction(int guest) {
    return p95s[courseOf[guest]];
  }

  private void summarize(int course, double[] demands) {
    double sum = 0;
    for (double demand : demands) {
      IntervalSweep.requireDemand((float) demand, course);
      sum += demand;
    }
    means[course] = sum / demands.length;
    int position = demands.length - demands.length / 20 - 1; // rank ceil(0.95 n)
    p95s[course] = Percentile.select(demands, position);
  }
}

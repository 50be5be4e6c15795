package io.densimeter.model.sim;

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
  private static final int GUESTS_AT_ONCE = 64; // a block of a day at 5 min is 74 KB

  private final double[] means;
  private final double[] p95s;

  private DemandSummary(int guests) {
    means = new double[guests];
    p95s = new double[guests];
  }

  /** Returns the summary of a trace, which must have one step or more. */
  public static DemandSummary of(DemandTrace trace) {
    int steps = trace.steps();
    if (steps == 0) {
      throw new IllegalArgumentException("The trace has no steps.");
    }
    var summary = new DemandSummary(trace.guests());
    float[][] series = new float[GUESTS_AT_ONCE][steps];
    for (int first = 0; first < trace.guests(); first += GUESTS_AT_ONCE) {
      int count = Math.min(GUESTS_AT_ONCE, trace.guests() - first);
      for (int step = 0; step < steps; step++) {
        float[] row = trace.row(Resource.CPU, step);
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
    return means.length;
  }

  /** Returns the mean demand of a guest. */
  public double meanFraction(int guest) {
    return means[guest];
  }

  /** Returns the 95th percentile (nearest rank) of a guest's demand over the steps. */
  public double p95Fraction(int guest) {
    return p95s[guest];
  }

  private void summarize(int guest, float[] demands) {
    double sum = 0;
    for (float demand : demands) {
      IntervalSweep.requireDemand(demand, guest);
      sum += demand;
    }
    means[guest] = sum / demands.length;
    Arrays.sort(demands);
    p95s[guest] = demands[demands.length - demands.length / 20 - 1]; // rank ceil(0.95 n)
  }
}

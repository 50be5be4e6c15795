package io.densimeter.model.sim;

import io.densimeter.model.workload.DemandTrace;
import java.util.Arrays;

/** CPU demands written in a test, one row a step. */
final class FixedTrace implements DemandTrace {
  private final long stepNanos;
  private final float[][] rows;

  FixedTrace(long stepSeconds, float[]... rows) {
    stepNanos = stepSeconds * 1_000_000_000;
    this.rows = rows;
  }

  /** Returns a trace in which all guests demand the same in all steps. */
  static FixedTrace constant(int guests, int steps, long stepSeconds, double demand) {
    var rows = new float[steps][guests];
    for (float[] row : rows) {
      Arrays.fill(row, (float) demand);
    }
    return new FixedTrace(stepSeconds, rows);
  }

  @Override
  public int guests() {
    return rows[0].length;
  }

  @Override
  public int steps() {
    return rows.length;
  }

  @Override
  public long stepNanos() {
    return stepNanos;
  }

  @Override
  public String guestName(int guest) {
    return "guest-" + guest;
  }

  @Override
  public boolean has(Resource resource) {
    return resource == Resource.CPU;
  }

  @Override
  public float[] row(Resource resource, int step) {
    return rows[step];
  }
}

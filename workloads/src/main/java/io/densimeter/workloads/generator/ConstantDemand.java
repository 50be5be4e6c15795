package io.densimeter.workloads.generator;

import io.densimeter.model.units.Require;
import io.densimeter.model.workload.DemandTrace;
import java.util.Arrays;
import java.util.Objects;

/** The same CPU demand of all guests at all steps. Guests are called {@code guest-0} and so on. */
public final class ConstantDemand implements DemandTrace {
  private final int steps;
  private final long stepNanos;
  private final float[] row;

  private ConstantDemand(int steps, long stepNanos, float[] row) {
    this.steps = steps;
    this.stepNanos = stepNanos;
    this.row = row;
  }

  /**
   * Returns a constant demand.
   *
   * @param guests number of guests, at least one
   * @param steps number of sampling steps, at least one
   * @param stepNanos length of a step in nanoseconds, more than zero
   * @param cpuFraction demand as a share (0 to 1) of a guest's CPU capacity
   * @throws IllegalArgumentException when one of these does not hold
   */
  public static ConstantDemand of(int guests, int steps, long stepNanos, double cpuFraction) {
    Require.positive("number of guests", (long) guests);
    Require.positive("number of steps", (long) steps);
    Require.positive("stepNanos", stepNanos);
    Require.fraction("cpuFraction", cpuFraction);
    float[] row = new float[guests];
    Arrays.fill(row, (float) cpuFraction);
    return new ConstantDemand(steps, stepNanos, row);
  }

  @Override
  public int guests() {
    return row.length;
  }

  @Override
  public int steps() {
    return steps;
  }

  @Override
  public long stepNanos() {
    return stepNanos;
  }

  @Override
  public String guestName(int guest) {
    return "guest-" + Objects.checkIndex(guest, row.length);
  }

  @Override
  public boolean has(Resource resource) {
    return resource == Resource.CPU;
  }

  @Override
  public float[] row(Resource resource, int step) {
    if (resource != Resource.CPU) {
      throw new IllegalArgumentException("The trace has no " + resource + " demand.");
    }
    Objects.checkIndex(step, steps);
    return row;
  }
}

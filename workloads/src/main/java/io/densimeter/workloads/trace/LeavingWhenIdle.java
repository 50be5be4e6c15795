package io.densimeter.workloads.trace;

import io.densimeter.model.workload.DemandTrace;

/**
 * A trace whose guests leave for good when they have nothing to do: at the first step, the first
 * one left out, in which and after which their demand of CPU is 0.
 *
 * <p>So does CloudSim with the PlanetLab traces: it takes a guest without demand for one that has
 * finished. Between samples it interpolates, so one sample of 0 is not enough.
 *
 * @see <a href="https://github.com/Cloudslab/cloudsim">CloudSim: PowerDatacenter and
 *     HostDynamicWorkload, which remove guests with a requested capacity of 0</a>
 */
public final class LeavingWhenIdle implements DemandTrace {
  private final DemandTrace trace;
  private final int[] endSteps;

  /** Creates the trace from one whose guests stay. */
  public LeavingWhenIdle(DemandTrace trace) {
    this.trace = trace;
    int steps = trace.steps();
    endSteps = new int[trace.guests()];
    for (int guest = 0; guest < endSteps.length; guest++) {
      endSteps[guest] = steps;
    }
    for (int step = steps - 2; step > 0; step--) {
      float[] now = trace.row(Resource.CPU, step).clone();
      float[] next = trace.row(Resource.CPU, step + 1);
      for (int guest = 0; guest < endSteps.length; guest++) {
        if (now[guest] == 0 && next[guest] == 0) {
          endSteps[guest] = step;
        }
      }
    }
  }

  @Override
  public int guests() {
    return trace.guests();
  }

  @Override
  public int steps() {
    return trace.steps();
  }

  @Override
  public long stepNanos() {
    return trace.stepNanos();
  }

  @Override
  public String guestName(int guest) {
    return trace.guestName(guest);
  }

  @Override
  public int endStep(int guest) {
    return endSteps[guest];
  }

  @Override
  public boolean has(Resource resource) {
    return trace.has(resource);
  }

  @Override
  public float[] row(Resource resource, int step) {
    return trace.row(resource, step);
  }
}

package io.densimeter.model.sim;

import io.densimeter.model.workload.DemandTrace;
import io.densimeter.model.workload.DemandTrace.Resource;

/**
 * The simulation of an estate at interval fidelity: demand, overhead, sharing and power of each
 * sampling step, with placement fixed.
 *
 * <p>In a step, a guest's native demand u becomes CPU by its {@link
 * io.densimeter.model.kernel.OverheadCurve}:
 *
 * <pre>
 * demanded = (vcpuFraction(u) + hypervisorFraction(u)) · cpuHertz · step
 * runnable = min(vcpuFraction(u) · cpuHertz, vcpus · host clock) · step
 *          + hypervisorFraction(u) · cpuHertz · step
 * </pre>
 *
 * since a vCPU runs no faster than its pCPU. When the runnable cycles of a host's guests exceed
 * what the hypervisor leaves of the host, {@link FairShare} divides it. What a guest could have run
 * and did not get is CPU ready (the host's view) and steal (the guest's view); of it, the part of
 * the vCPUs, in proportion to the runnable cycles, over vcpus · host clock · step, is the guest's
 * ready fraction. A guest-step that gets less than demanded, for want of a pCPU or of a faster one,
 * violates the SLA.
 *
 * <p>Left out: unserved work is not carried over to the next step, demand is even within a step,
 * and a host keeps its state (on or off) over the trace.
 *
 * <p>Conservation (busy + idle = capacity, ready = steal, demanded = served + unserved) is checked
 * in integers in every run.
 */
public final class IntervalSimulation {
  private static final int SAMPLING_PRIORITY = 0;

  private final IntervalInputs inputs;
  private final EventLoop loop = new EventLoop();
  private final PoweredHosts hosts;
  private final PlacedGuests guests;
  private final IntervalSweep sweep;
  private final IntervalTimeline timeline;
  private int uncheckedSteps;

  private IntervalSimulation(IntervalInputs inputs) {
    this.inputs = inputs;
    hosts = new PoweredHosts(inputs);
    guests = new PlacedGuests(inputs, hosts);
    sweep = new IntervalSweep(hosts, guests, inputs.trace().steps());
    timeline = new IntervalTimeline(inputs.trace().steps());
  }

  /**
   * Returns the result of a simulation over the whole trace.
   *
   * @throws IllegalArgumentException when a demand is not 0 to 1, or a host cannot keep the
   *     reservations on it
   * @throws IllegalStateException when cycles are not conserved, which is our own bug
   */
  public static IntervalResult run(IntervalInputs inputs) {
    var simulation = new IntervalSimulation(inputs);
    simulation.loop.schedule(0, SAMPLING_PRIORITY, simulation::sample, 0);
    simulation.loop.run();
    return new IntervalResult(
        inputs, simulation.hosts, simulation.guests, simulation.sweep, simulation.timeline);
  }

  private void sample(long nowNanos, long payload) {
    int step = (int) payload;
    DemandTrace trace = inputs.trace();
    float[] demands = trace.row(Resource.CPU, step);
    if (demands.length != trace.guests()) {
      throw new IllegalArgumentException(
          "Row %d of the trace has %d guests, not %d."
              .formatted(step, demands.length, trace.guests()));
    }
    sweep.step(step, demands);
    timeline.set(
        step,
        hosts.count,
        sweep.stepUtilisationSum / hosts.count,
        sweep.stepReadySum / guests.count,
        sweep.stepWatts);
    boolean last = step + 1 == trace.steps();
    if (++uncheckedSteps == guests.summableSteps || last) {
      sweep.accounts.close(uncheckedSteps);
      uncheckedSteps = 0;
    }
    if (!last) {
      loop.schedule(nowNanos + trace.stepNanos(), SAMPLING_PRIORITY, this::sample, step + 1);
    }
  }
}

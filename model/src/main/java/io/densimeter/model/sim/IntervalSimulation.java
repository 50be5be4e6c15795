package io.densimeter.model.sim;

import io.densimeter.model.workload.DemandTrace;
import io.densimeter.model.workload.DemandTrace.Resource;
import org.jspecify.annotations.Nullable;

/**
 * The simulation of an estate at interval fidelity: demand, overhead, sharing and power of each
 * sampling step, with placement fixed or consolidated while it runs.
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
 * <p>Under a {@link io.densimeter.model.consolidation.ConsolidationPolicy}, a round at the end of a
 * step sees the demand of that step; guests begin to move at the beginning of the next one.
 *
 * <p>Left out: unserved work is not carried over to the next step, and demand is even within a
 * step.
 *
 * <p>Conservation (busy + idle = capacity, ready = steal, demanded = served + unserved) is checked
 * in integers in every step.
 */
public final class IntervalSimulation {
  private static final int SAMPLING_PRIORITY = 0;

  private final IntervalInputs inputs;
  private final EventLoop loop = new EventLoop();
  private final HostTable hosts;
  private final GuestTable guests;
  private final Migrations migrations;
  private final IntervalSweep sweep;
  private final IntervalTimeline timeline;
  private final Lifetimes lifetimes;
  private final int[] presentSteps;
  private final @Nullable Consolidation consolidation;
  private final @Nullable Failures failures;
  private int step;
  private long migrationsBefore;
  private int unplaced;

  private IntervalSimulation(IntervalInputs inputs) {
    this.inputs = inputs;
    int steps = inputs.trace().steps();
    hosts = new HostTable(inputs);
    guests = new GuestTable(inputs, hosts);
    var policy = inputs.consolidation();
    migrations = new Migrations(hosts, guests, policy, inputs.trace().stepNanos());
    sweep = new IntervalSweep(hosts, guests, migrations, steps, inputs.trace().stepNanos());
    timeline = new IntervalTimeline(steps);
    lifetimes = new Lifetimes(inputs.trace());
    presentSteps = new int[guests.count];
    consolidation =
        policy == null ? null : new Consolidation(inputs, policy, hosts, guests, sweep, migrations);
    var model = inputs.failures();
    failures = model == null ? null : new Failures(model, inputs, hosts, guests);
    for (int host = 0; host < hosts.count; host++) {
      hosts.set(host, inputs.isOnWhenEmpty(host));
    }
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
    return simulation.result();
  }

  private IntervalResult result() {
    int steps = inputs.trace().steps();
    for (int guest = 0; guest < guests.count; guest++) {
      if (guests.isPlaced(guest)) {
        presentSteps[guest] += steps;
      }
    }
    return new IntervalResult(
        inputs, hosts, guests, sweep, timeline, presentSteps, unplaced, consolidation, failures);
  }

  private void sample(long nowNanos, long payload) {
    step = (int) payload;
    DemandTrace trace = inputs.trace();
    depart(step);
    if (consolidation != null) {
      consolidation.begin();
    }
    if (failures != null) {
      failures.restore(nowNanos, this::restore);
    }
    arrive(step, nowNanos);
    hosts.refresh();
    float[] demands = trace.row(Resource.CPU, step);
    if (demands.length != trace.guests()) {
      throw new IllegalArgumentException(
          "Row %d of the trace has %d guests, not %d."
              .formatted(step, demands.length, trace.guests()));
    }
    sweep.step(step, demands);
    timeline.set(
        step,
        hosts.activeCount,
        hosts.activeCount == 0 ? 0 : sweep.stepUtilisationSum / hosts.activeCount,
        guests.placed == 0 ? 0 : sweep.stepReadySum / guests.placed,
        sweep.stepWatts + hosts.offWatts * (hosts.count - hosts.activeCount),
        (int) (migrations.begun - migrationsBefore));
    migrationsBefore = migrations.begun;
    if (step + 1 < trace.steps()) {
      if (consolidation != null) {
        consolidation.end(step, demands);
      }
      if (failures != null) {
        failures.fail(nowNanos, this::interrupt);
      }
      loop.schedule(nowNanos + trace.stepNanos(), SAMPLING_PRIORITY, this::sample, step + 1);
    }
  }

  private void interrupt(int guest, int host) {
    guests.remove(guest);
    presentSteps[guest] += step + 1;
  }

  private void restore(int guest, int host) {
    guests.place(guest, host);
    presentSteps[guest] -= step;
    hosts.set(host, true);
  }

  private void depart(int now) {
    for (int guest = lifetimes.departing(now); guest >= 0; guest = lifetimes.departing(now)) {
      boolean present = guests.isPlaced(guest);
      if (failures != null && (present || failures.isDown(guest))) {
        failures.departing(guest);
      }
      if (present) {
        int host = guests.host[guest];
        if (consolidation != null) {
          consolidation.departing(guest);
        }
        guests.remove(guest);
        presentSteps[guest] += now;
        if (guests.guestsOn[host] == 0 && !inputs.isOnWhenEmpty(host) && consolidation == null) {
          hosts.set(host, false);
        }
      }
    }
  }

  private void arrive(int now, long nowNanos) {
    for (int guest = lifetimes.arriving(now); guest >= 0; guest = lifetimes.arriving(now)) {
      int host = inputs.hostOf(guest);
      if (host != IntervalInputs.UNPLACED
          && consolidation != null
          && !consolidation.hasRoom(guest, host)) {
        host = hostWithRoom(guest, consolidation);
      }
      if (host != IntervalInputs.UNPLACED && failures != null) {
        host = failures.hostFor(guest, host, nowNanos);
      }
      if (host == IntervalInputs.UNPLACED) {
        unplaced++;
        continue;
      }
      guests.place(guest, host);
      presentSteps[guest] -= now;
      hosts.set(host, true);
      if (failures != null) {
        failures.arrived(guest);
      }
      if (consolidation != null) {
        consolidation.arrived(guest);
      }
    }
  }

  /** Returns the first host, on if possible, with the memory for a guest that comes. */
  private int hostWithRoom(int guest, Consolidation running) {
    int off = IntervalInputs.UNPLACED;
    for (int host = 0; host < hosts.count; host++) {
      if (running.hasRoom(guest, host)) {
        if (hosts.isOn(host)) {
          return host;
        }
        off = off == IntervalInputs.UNPLACED ? host : off;
      }
    }
    return off;
  }
}

package io.densimeter.model.sched;

import io.densimeter.model.sim.EventLoop;

/**
 * The time of a host's pCPUs and vCPUs by what they did, in whole nanoseconds since the start or
 * the last {@link #clear}.
 *
 * <p>For each pCPU idle, switching and busy add up to the time that passed; for each vCPU blocked,
 * ready, co-stopped and running do. What all vCPUs ran is what all pCPUs were busy.
 */
public final class CpuAccounts {
  static final int BLOCKED = 0;
  static final int READY = 1;
  static final int CO_STOPPED = 2;
  static final int RUNNING = 3;

  static final int IDLE = 0;
  static final int SWITCHING = 1;
  static final int BUSY = 2;

  private final EventLoop loop;
  private final StateTimes vcpus = new StateTimes(4);
  private final StateTimes pcpus = new StateTimes(3);

  CpuAccounts(EventLoop loop, int pcpuCount) {
    this.loop = loop;
    for (int p = 0; p < pcpuCount; p++) {
      pcpus.add(IDLE, loop.nowNanos());
    }
  }

  void addVcpu() {
    vcpus.add(BLOCKED, loop.nowNanos());
  }

  int vcpu(int vcpu) {
    return vcpus.state(vcpu);
  }

  void vcpu(int vcpu, int state) {
    vcpus.enter(vcpu, state, loop.nowNanos());
  }

  int pcpu(int pcpu) {
    return pcpus.state(pcpu);
  }

  void pcpu(int pcpu, int state) {
    pcpus.enter(pcpu, state, loop.nowNanos());
  }

  /** Returns the time that a vCPU waited for a pCPU. */
  public long readyNanos(int vcpu) {
    return vcpus.nanos(vcpu, READY, loop.nowNanos());
  }

  /** Returns the time that a vCPU waited because its siblings found no pCPU. */
  public long coStopNanos(int vcpu) {
    return vcpus.nanos(vcpu, CO_STOPPED, loop.nowNanos());
  }

  /** Returns the time that a vCPU ran. */
  public long runNanos(int vcpu) {
    return vcpus.nanos(vcpu, RUNNING, loop.nowNanos());
  }

  /** Returns the time that a vCPU had no work. */
  public long blockedNanos(int vcpu) {
    return vcpus.nanos(vcpu, BLOCKED, loop.nowNanos());
  }

  /** Returns the time that all pCPUs ran vCPUs. */
  public long busyNanos() {
    return total(BUSY);
  }

  /** Returns the time that all pCPUs changed from one vCPU to another. */
  public long switchingNanos() {
    return total(SWITCHING);
  }

  /** Returns the time that all pCPUs had nothing to do. */
  public long idleNanos() {
    return total(IDLE);
  }

  /** Forgets all times and starts over from now. */
  public void clear() {
    vcpus.clear(loop.nowNanos());
    pcpus.clear(loop.nowNanos());
  }

  private long total(int state) {
    long sum = 0;
    for (int p = 0; p < pcpus.size(); p++) {
      sum += pcpus.nanos(p, state, loop.nowNanos());
    }
    return sum;
  }
}

package io.densimeter.model.sched;

import io.densimeter.model.units.Require;

/**
 * First come, first served, for a quantum each. An endless quantum is FCFS; small quanta come near
 * processor sharing (Kleinrock, "Time-shared systems: a theoretical treatment", JACM 14(2), 1967).
 * Weights mean nothing to it.
 */
public final class RoundRobin implements VcpuScheduler {
  private final VcpuQueue waiting = new VcpuQueue();
  private final long quantumNanos;

  private RoundRobin(long quantumNanos) {
    this.quantumNanos = quantumNanos;
  }

  /** Returns a scheduler with that quantum. */
  public static RoundRobin of(long quantumNanos) {
    return new RoundRobin(Require.positive("quantumNanos", quantumNanos));
  }

  /** Returns a scheduler that never takes a pCPU away. */
  public static RoundRobin firstComeFirstServed() {
    return new RoundRobin(ENDLESS);
  }

  @Override
  public void add(int weight) {
    waiting.add();
  }

  @Override
  public void enqueue(int vcpu, boolean woken) {
    waiting.append(vcpu);
  }

  @Override
  public int first() {
    return waiting.head();
  }

  @Override
  public void remove(int vcpu) {
    waiting.remove(vcpu);
  }

  @Override
  public long sliceNanos(int vcpu) {
    return quantumNanos;
  }

  @Override
  public void ran(int vcpu, long nanos) {}

  @Override
  public boolean preempts(int waitingVcpu, int running) {
    return false;
  }

  @Override
  public long refillNanos() {
    return ENDLESS;
  }

  @Override
  public void refill() {}
}

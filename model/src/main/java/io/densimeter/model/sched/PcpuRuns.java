package io.densimeter.model.sched;

/**
 * The run of a vCPU on each busy pCPU: its speed, the end of its slice, and how far its work and
 * what it is charged have been brought up.
 */
final class PcpuRuns {
  private final PcpuMap map;
  private final WorkLeft work;
  private final CapBudgets budgets;
  private final VcpuScheduler scheduler;
  private final int[] speedPermille;
  private final long[] chargedUntil;
  private final long[] sliceEnd;

  PcpuRuns(PcpuMap map, WorkLeft work, CapBudgets budgets, VcpuScheduler scheduler) {
    this.map = map;
    this.work = work;
    this.budgets = budgets;
    this.scheduler = scheduler;
    speedPermille = new int[map.pcpus()];
    chargedUntil = new long[map.pcpus()];
    sliceEnd = new long[map.pcpus()];
  }

  /** Begins the run of the vCPU that was put on a pCPU. */
  void begin(int pcpu, long nowNanos) {
    chargedUntil[pcpu] = nowNanos;
    openSlice(pcpu, nowNanos);
  }

  /** Gives the vCPU a slice from now. */
  void openSlice(int pcpu, long nowNanos) {
    long slice = scheduler.sliceNanos(map.vcpuOn(pcpu));
    sliceEnd[pcpu] = slice > Long.MAX_VALUE - nowNanos ? Long.MAX_VALUE : nowNanos + slice;
  }

  /** Looks at the sibling and the node again. */
  void retime(int pcpu) {
    speedPermille[pcpu] = map.speedPermille(pcpu);
  }

  /** Brings work and charges up to now. */
  void charge(int pcpu, long nowNanos) {
    long elapsed = nowNanos - chargedUntil[pcpu];
    if (elapsed == 0) {
      return;
    }
    int vcpu = map.vcpuOn(pcpu);
    chargedUntil[pcpu] = nowNanos;
    work.run(vcpu, elapsed, speedPermille[pcpu]);
    budgets.ran(vcpu, elapsed);
    scheduler.ran(vcpu, elapsed);
  }

  /** Returns when the work, the slice or the budget ends, whichever is first. */
  long endNanos(int pcpu, long nowNanos) {
    int vcpu = map.vcpuOn(pcpu);
    long end = Math.addExact(nowNanos, work.timeNanos(vcpu, speedPermille[pcpu]));
    end = Math.min(end, sliceEnd[pcpu]);
    return budgets.isCapped(vcpu) ? Math.min(end, nowNanos + budgets.leftNanos(vcpu)) : end;
  }

  /** Returns whether the vCPU has had its slice or its budget. */
  boolean isOver(int pcpu, long nowNanos) {
    return nowNanos >= sliceEnd[pcpu] || budgets.isSpent(map.vcpuOn(pcpu));
  }
}

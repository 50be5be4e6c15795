package io.densimeter.model.sched;

import java.util.Arrays;

/**
 * What capped vCPUs may still run in this cap period. A vCPU whose budget is spent is parked: it
 * waits, but no scheduler knows of it, until the next period.
 */
final class CapBudgets {
  private final long periodNanos;
  private int[] capPermille = new int[0];
  private long[] leftNanos = new long[0];
  private boolean[] parked = new boolean[0];
  private boolean any;

  CapBudgets(long periodNanos) {
    this.periodNanos = periodNanos;
  }

  /** Adds a vCPU; returns whether it is the first one with a cap. */
  boolean add(int cap) {
    int vcpu = capPermille.length;
    capPermille = Arrays.copyOf(capPermille, vcpu + 1);
    capPermille[vcpu] = cap;
    leftNanos = Arrays.copyOf(leftNanos, vcpu + 1);
    leftNanos[vcpu] = budget(cap);
    parked = Arrays.copyOf(parked, vcpu + 1);
    boolean first = isCapped(vcpu) && !any;
    any |= first;
    return first;
  }

  private long budget(int cap) {
    return cap == CpuTopology.FULL_PERMILLE
        ? Long.MAX_VALUE
        : Math.max(1, periodNanos * cap / CpuTopology.FULL_PERMILLE);
  }

  boolean isCapped(int vcpu) {
    return capPermille[vcpu] < CpuTopology.FULL_PERMILLE;
  }

  boolean isSpent(int vcpu) {
    return leftNanos[vcpu] <= 0;
  }

  /** Returns what a vCPU may still run; endless without a cap. */
  long leftNanos(int vcpu) {
    return Math.max(0, leftNanos[vcpu]);
  }

  void ran(int vcpu, long nanos) {
    if (isCapped(vcpu)) {
      leftNanos[vcpu] -= nanos;
    }
  }

  void park(int vcpu) {
    parked[vcpu] = true;
  }

  boolean isParked(int vcpu) {
    return parked[vcpu];
  }

  /** Gives a vCPU the budget of a new period; returns whether it was parked and waits again. */
  boolean renew(int vcpu) {
    boolean was = parked[vcpu];
    leftNanos[vcpu] = budget(capPermille[vcpu]);
    parked[vcpu] = false;
    return was;
  }
}

package io.densimeter.model.sched;

import java.util.Arrays;

/**
 * The guests whose vCPUs only run together (strict co-scheduling), and which of their vCPUs wait.
 */
final class Gangs {
  private final CpuAccounts accounts;
  private final CapBudgets budgets;
  private final PcpuMap map;
  private int[] gangOf = new int[0];

  Gangs(CpuAccounts accounts, CapBudgets budgets, PcpuMap map) {
    this.accounts = accounts;
    this.budgets = budgets;
    this.map = map;
  }

  /** Adds a vCPU to a gang, or to none. */
  void add(int gang) {
    gangOf = Arrays.copyOf(gangOf, gangOf.length + 1);
    gangOf[gangOf.length - 1] = gang;
    if (gang != VcpuSpec.ALONE) {
      requireFits(gang);
    }
  }

  private void requireFits(int gang) {
    long size = Arrays.stream(gangOf).filter(each -> each == gang).count();
    if (size > map.pcpus()) {
      throw new IllegalArgumentException(
          "A guest of "
              + size
              + " vCPUs or more can never be co-scheduled on "
              + map.pcpus()
              + " pCPUs.");
    }
  }

  /** Returns the gang of a vCPU, or {@link VcpuSpec#ALONE}. */
  int of(int vcpu) {
    return gangOf[vcpu];
  }

  /** Returns whether a vCPU is one of a gang's that wait. */
  boolean waitsIn(int gang, int vcpu) {
    return gangOf[vcpu] == gang && isWaiting(vcpu);
  }

  /** Returns whether a vCPU could run and is on no pCPU. */
  boolean isWaiting(int vcpu) {
    int state = accounts.vcpu(vcpu);
    return (state == CpuAccounts.READY || state == CpuAccounts.CO_STOPPED)
        && !budgets.isParked(vcpu)
        && !map.isPlaced(vcpu);
  }

  /** Returns how many vCPUs of a gang wait. */
  int waiting(int gang) {
    int waiting = 0;
    for (int v = 0; v < gangOf.length; v++) {
      waiting += waitsIn(gang, v) ? 1 : 0;
    }
    return waiting;
  }
}

package io.densimeter.model.sched;

import java.util.Arrays;

/** A first-come queue of vCPUs that lets any of them leave: a linked list in arrays. */
final class VcpuQueue {
  private static final int NONE = VcpuScheduler.NONE;

  private int[] next = new int[0];
  private int[] previous = new int[0];
  private int head = NONE;
  private int tail = NONE;

  /** Makes room for the next vCPU. */
  void add() {
    next = Arrays.copyOf(next, next.length + 1);
    previous = Arrays.copyOf(previous, next.length);
  }

  /** Returns the first, or none. */
  int head() {
    return head;
  }

  /** Returns the one behind, or none. */
  int after(int vcpu) {
    return next[vcpu];
  }

  void append(int vcpu) {
    next[vcpu] = NONE;
    previous[vcpu] = tail;
    if (tail == NONE) {
      head = vcpu;
    } else {
      next[tail] = vcpu;
    }
    tail = vcpu;
  }

  void remove(int vcpu) {
    int before = previous[vcpu];
    int behind = next[vcpu];
    if (before == NONE) {
      head = behind;
    } else {
      next[before] = behind;
    }
    if (behind == NONE) {
      tail = before;
    } else {
      previous[behind] = before;
    }
  }
}

package io.densimeter.model.operation;

import java.util.Arrays;

/**
 * The requests in the system, each a number in arrays that are used again: nothing is allocated for
 * a request once as many have been there at a time.
 */
final class Requests {
  static final int NONE = -1;

  private final int stages;
  private int[] guest = new int[0];
  private int[] stage = new int[0];
  private int[] next = new int[0];
  private long[] arrivalNanos = new long[0];
  private long[] leftNanos = new long[0];
  private long[] outsideNanos = new long[0];
  private double[] cpuNanos = new double[0];
  private int free = NONE;
  private int inSystem;

  /**
   * Creates an empty pool.
   *
   * @param stages most stages of a request on the CPU
   */
  Requests(int stages) {
    this.stages = stages;
  }

  int open(int ofGuest, long nowNanos) {
    if (free == NONE) {
      grow();
    }
    int request = free;
    free = next[request];
    guest[request] = ofGuest;
    stage[request] = 0;
    arrivalNanos[request] = nowNanos;
    leftNanos[request] = 0;
    outsideNanos[request] = 0;
    inSystem++;
    return request;
  }

  void close(int request) {
    guest[request] = NONE;
    next[request] = free;
    free = request;
    inSystem--;
  }

  int inSystem() {
    return inSystem;
  }

  /** Returns the time that requests still in the system have spent there since a time. */
  long ageNanos(long nowNanos, long sinceNanos) {
    long sum = 0;
    for (int r = 0; r < guest.length; r++) {
      sum += guest[r] == NONE ? 0 : nowNanos - Math.max(arrivalNanos[r], sinceNanos);
    }
    return sum;
  }

  int guest(int request) {
    return guest[request];
  }

  int stage(int request) {
    return stage[request];
  }

  void advance(int request) {
    stage[request]++;
  }

  long arrivalNanos(int request) {
    return arrivalNanos[request];
  }

  /** Returns the link to the next request of the one queue that this one is in. */
  int next(int request) {
    return next[request];
  }

  void next(int request, int behind) {
    next[request] = behind;
  }

  double cpuNanos(int request, int ofStage) {
    return cpuNanos[request * stages + ofStage];
  }

  void cpuNanos(int request, int ofStage, double nanos) {
    cpuNanos[request * stages + ofStage] = nanos;
  }

  /** Returns what is left to do on a vCPU in this stage. */
  long leftNanos(int request) {
    return leftNanos[request];
  }

  void leftNanos(int request, long nanos) {
    leftNanos[request] = nanos;
  }

  /** Returns what the hypervisor has to do outside the vCPU for this stage. */
  long outsideNanos(int request) {
    return outsideNanos[request];
  }

  void outsideNanos(int request, long nanos) {
    outsideNanos[request] = nanos;
  }

  private void grow() {
    int old = guest.length;
    int size = Math.max(64, 2 * old);
    guest = Arrays.copyOf(guest, size);
    stage = Arrays.copyOf(stage, size);
    next = Arrays.copyOf(next, size);
    arrivalNanos = Arrays.copyOf(arrivalNanos, size);
    leftNanos = Arrays.copyOf(leftNanos, size);
    outsideNanos = Arrays.copyOf(outsideNanos, size);
    cpuNanos = Arrays.copyOf(cpuNanos, size * stages);
    for (int r = size - 1; r >= old; r--) {
      guest[r] = NONE;
      next[r] = free;
      free = r;
    }
  }
}

package io.densimeter.model.sched;

import java.util.Arrays;

/**
 * The work that vCPUs have left, in nanoseconds at full speed. At a lower speed the fraction of a
 * nanosecond that is done is carried, so that nothing is lost over many changes of speed.
 */
final class WorkLeft {
  private static final int FULL = CpuTopology.FULL_PERMILLE;

  private long[] nanos = new long[0];
  private long[] donePermille = new long[0]; // of the next nanosecond

  void add() {
    nanos = Arrays.copyOf(nanos, nanos.length + 1);
    donePermille = Arrays.copyOf(donePermille, nanos.length);
  }

  boolean isDone(int vcpu) {
    return nanos[vcpu] == 0;
  }

  void give(int vcpu, long workNanos) {
    nanos[vcpu] = workNanos;
  }

  /** Returns the time that the rest takes at a speed in thousandths. */
  long timeNanos(int vcpu, int speed) {
    return speed == FULL
        ? nanos[vcpu]
        : (Math.multiplyExact(nanos[vcpu], FULL) - donePermille[vcpu] + speed - 1) / speed;
  }

  /** Takes off what is done in a time at a speed. */
  void run(int vcpu, long elapsedNanos, int speed) {
    long done = elapsedNanos;
    if (speed != FULL) {
      long permille = elapsedNanos * speed + donePermille[vcpu];
      done = permille / FULL;
      donePermille[vcpu] = permille % FULL;
    }
    nanos[vcpu] = Math.max(0, nanos[vcpu] - done);
  }
}

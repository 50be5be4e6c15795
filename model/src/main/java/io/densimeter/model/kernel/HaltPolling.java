package io.densimeter.model.kernel;

/**
 * The poll of a halted vCPU before its thread blocks: who wakes it in that time finds it running.
 *
 * <p>The window starts at none. It grows (first to {@value #FIRST_NANOS} ns, then twice as long
 * each time, up to a limit) when the vCPU had to block though it was woken within the limit, and
 * falls back to none when it was woken later than the limit (Linux, virt/kvm/kvm_main.c since 4.3;
 * the documentation calls it guest halt polling of the host). A poll yields to every other thread
 * that wants the pCPU, so its time is idle time and not charged.
 */
final class HaltPolling {
  private static final double FIRST_NANOS = 10_000;

  private final double limitCycles;
  private final double firstCycles;
  private double windowCycles;

  /**
   * Creates a poll with no window yet.
   *
   * @param limitNanos longest window; 0 is no polling
   * @param clockHertz clock of the pCPU
   */
  HaltPolling(double limitNanos, long clockHertz) {
    limitCycles = limitNanos * clockHertz / 1e9;
    firstCycles = Math.min(limitCycles, FIRST_NANOS * clockHertz / 1e9);
  }

  /** Returns whether a vCPU that was halted for so long was still polling; adapts the window. */
  boolean polled(double haltedCycles) {
    if (haltedCycles <= windowCycles) {
      return true;
    }
    if (haltedCycles > limitCycles) {
      windowCycles = 0;
    } else {
      windowCycles = windowCycles == 0 ? firstCycles : Math.min(limitCycles, 2 * windowCycles);
    }
    return false;
  }

  /** Returns the window in cycles. */
  double windowCycles() {
    return windowCycles;
  }
}

package io.densimeter.model.kernel;

/**
 * The clock of a vCPU, in cycles, idle time included.
 *
 * <p>Work arrives by the native schedule: a guest that was slowed down starts its next burst late
 * and so has less idle time. What is behind the native schedule is the lag; when it eats up an idle
 * gap, the vCPU does not halt at all.
 */
final class VcpuClock {
  private double nowCycles;
  private double lagCycles;

  /** Lets time pass for an operation of that native price and that price under the technique. */
  void run(double nativeCycles, double cycles) {
    nowCycles += cycles;
    lagCycles = Math.max(0, lagCycles + cycles - nativeCycles);
  }

  /** Lets an idle gap of the native schedule pass; returns what is left of it. */
  double idle(double nativeGapCycles) {
    double gap = Math.max(0, nativeGapCycles - lagCycles);
    lagCycles = Math.max(0, lagCycles - nativeGapCycles);
    nowCycles += gap;
    return gap;
  }

  /** Returns the time in cycles. */
  double now() {
    return nowCycles;
  }
}

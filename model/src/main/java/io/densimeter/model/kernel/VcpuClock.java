package io.densimeter.model.kernel;

/**
 * The clock of a vCPU, in cycles, idle time included.
 *
 * <p>Work arrives by the native schedule: a guest that was slowed down starts its next burst late
 * and so has less idle time. What is behind the native schedule is the lag; when it eats up an idle
 * gap, the vCPU does not halt at all. A guest that is ahead of the schedule has the more idle time.
 */
final class VcpuClock {
  private double busyCycles;
  private double idleCycles;
  private double lagCycles;

  /** Lets time pass for native work. */
  void run(double cycles) {
    busyCycles += cycles;
  }

  /** Lets time pass that the native schedule does not have; negative when it takes some back. */
  void delay(double cycles) {
    lagCycles += cycles;
  }

  /** Lets an idle gap of the native schedule pass; returns what is left of it. */
  double idle(double nativeGapCycles) {
    idleCycles += nativeGapCycles;
    double gap = Math.max(0, nativeGapCycles - lagCycles);
    lagCycles = Math.max(0, lagCycles - nativeGapCycles);
    return gap;
  }

  /** Returns the time of the native schedule in cycles. */
  double nativeNow() {
    return busyCycles + idleCycles;
  }

  /** Returns the native work so far in cycles. */
  double nativeBusy() {
    return busyCycles;
  }

  /** Returns the time in cycles. */
  double now() {
    return busyCycles + idleCycles + lagCycles;
  }
}

package io.densimeter.model.kernel;

/** Interrupts that are at least an interval apart: what comes earlier rides on the last one. */
final class InterruptModeration {
  private final double intervalCycles;
  private double openUntilCycles = Double.NEGATIVE_INFINITY;

  InterruptModeration(double intervalCycles) {
    this.intervalCycles = intervalCycles;
  }

  /** Returns whether an event at that time raises an interrupt. */
  boolean raise(double nowCycles) {
    if (nowCycles < openUntilCycles) {
      return false;
    }
    openUntilCycles = nowCycles + intervalCycles;
    return true;
  }
}

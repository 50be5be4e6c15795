package io.densimeter.model.workload;

/** What an operation costs on the bare machine. */
@FunctionalInterface
public interface NativeCost {
  /**
   * Returns the native cycles of an operation.
   *
   * @param operation ordinal of a {@link GuestOperation}
   * @param operand its operand
   * @param nowCycles time of the native schedule, in cycles
   */
  double cycles(int operation, long operand, double nowCycles);
}

package io.densimeter.model.kernel;

import io.densimeter.model.platform.Technique;

/**
 * The executable cost of a technique: it holds the state of the technique's mechanisms, and each
 * operation that it executes advances that state.
 *
 * <p>A kernel is of one vCPU and not thread-safe. It keeps the vCPU's clock: operations, and the
 * idle time of halts, make it advance, so that costs that depend on load come out of the state.
 */
public interface CostKernel {
  /** Returns the technique. */
  Technique technique();

  /**
   * Executes an operation.
   *
   * @param operation ordinal of a {@link io.densimeter.model.workload.GuestOperation}
   * @param operand the operation's operand
   * @return cycles on the vCPU, idle time left out
   */
  double execute(int operation, long operand);

  /** Returns the account that every cycle is charged to. */
  CycleLedger ledger();

  /** Returns the native cycles of all that was executed. */
  double nativeCycles();

  /** Returns the vCPU's clock, in cycles since the kernel was made, idle time included. */
  double clockCycles();
}

package io.densimeter.model.kernel;

/**
 * What an iteration of a micro program costs in the steady state.
 *
 * @param primitiveCycles native cycles of the program's own operations
 * @param remainderCycles native cycles of the code between them
 * @param cycles cycles on the vCPU under the technique, the code between them included
 * @param hypervisorCycles cycles outside the vCPU
 */
public record MicroResult(
    double primitiveCycles, double remainderCycles, double cycles, double hypervisorCycles) {
  /** Returns the native cycles: operations and remainder. */
  public double nativeCycles() {
    return primitiveCycles + remainderCycles;
  }

  /** Returns what the technique adds; less than nothing where it is cheaper than native. */
  public double addedCycles() {
    return cycles - nativeCycles();
  }
}

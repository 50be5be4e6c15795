package io.densimeter.model.kernel;

/**
 * What a technique costs at one operating point, per cycle of native wall time of a vCPU.
 *
 * @param busyFraction native busy time over wall time
 * @param vcpuFraction busy time of the vCPU under the technique over wall time
 * @param hypervisorFraction busy time outside the vCPU over wall time
 * @param halfWidth half the width of the 95 % interval of {@code vcpuFraction}
 * @param operations operations that were executed for it, warm-up left out
 * @param account cycles of each mechanism over those operations
 */
public record OverheadPoint(
    double busyFraction,
    double vcpuFraction,
    double hypervisorFraction,
    double halfWidth,
    long operations,
    CycleLedger account) {
  /** Returns cycles on the vCPU over native cycles; 1 for an idle guest. */
  public double slowdown() {
    return busyFraction == 0 ? 1 : vcpuFraction / busyFraction;
  }
}

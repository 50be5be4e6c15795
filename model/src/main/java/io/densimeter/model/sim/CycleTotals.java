package io.densimeter.model.sim;

/**
 * Cycles of all placed guests over the trace.
 *
 * @param nativeCycles demand on bare metal
 * @param vcpuCycles demand on the vCPUs
 * @param hypervisorCycles demand outside the vCPUs
 * @param servedCycles what guests got
 * @param stealCycles what guests waited for: CPU ready in the host's view
 * @param clippedCycles what guests could not run because a vCPU is no faster than its pCPU
 */
public record CycleTotals(
    double nativeCycles,
    double vcpuCycles,
    double hypervisorCycles,
    double servedCycles,
    double stealCycles,
    double clippedCycles) {
  CycleTotals(IntervalSweep sweep) {
    this(
        sweep.nativeCycles,
        sweep.vcpuCycles,
        sweep.hypervisorCycles,
        sweep.servedCycles,
        sweep.stealCycles,
        sweep.clippedCycles);
  }
}

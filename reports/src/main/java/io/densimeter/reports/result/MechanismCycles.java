package io.densimeter.reports.result;

/**
 * What one mechanism costs, at the mean operating point of the scenario.
 *
 * @param mechanism the mechanism's name; {@code native} is the guest's own work, at 1.0
 * @param meaning one sentence for a reader
 * @param vcpuPerNativeCycle cycles on the vCPU per native cycle of the guest
 * @param hypervisorPerNativeCycle cycles outside the vCPU per native cycle of the guest
 */
public record MechanismCycles(
    String mechanism, String meaning, double vcpuPerNativeCycle, double hypervisorPerNativeCycle) {}

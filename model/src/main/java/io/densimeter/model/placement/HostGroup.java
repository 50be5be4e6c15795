package io.densimeter.model.placement;

import io.densimeter.model.machine.HostType;

/**
 * Hosts of one type, and what the hypervisor takes of each.
 *
 * @param type what they are
 * @param count how many there are, 1 or more
 * @param hypervisorCpuHertz CPU that the hypervisor of one host uses for itself, whatever its
 *     guests do
 * @param hypervisorMemoryBytes memory that the hypervisor of one host uses for itself
 */
public record HostGroup(
    HostType type, int count, long hypervisorCpuHertz, long hypervisorMemoryBytes) {
  public HostGroup {
    Check.atLeast("count", 1, count);
    Check.atLeast("hypervisorCpuHertz", 0, hypervisorCpuHertz);
    Check.atLeast("hypervisorMemoryBytes", 0, hypervisorMemoryBytes);
  }
}

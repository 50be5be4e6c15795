package io.densimeter.model.machine;

import io.densimeter.model.units.Require;

/**
 * What each guest of a group was given.
 *
 * @param vcpus vCPUs, 1 or more
 * @param cpuHertz the CPU capacity of the whole guest that a demand of 1.0 stands for, in cycles
 *     per second of native CPU
 * @param memoryBytes granted memory
 * @param os operating-system family of the guest
 */
public record GuestType(int vcpus, long cpuHertz, long memoryBytes, OsFamily os) {
  public GuestType {
    Require.positive("vcpus", vcpus);
    Require.positive("cpuHertz", cpuHertz);
    Require.positive("memoryBytes", memoryBytes);
  }
}

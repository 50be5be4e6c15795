package io.densimeter.experiments.spec;

import io.densimeter.experiments.yaml.Between;
import io.densimeter.experiments.yaml.Doc;
import io.densimeter.experiments.yaml.Unit;
import io.densimeter.model.machine.OsFamily;
import io.densimeter.model.units.Dimension;
import org.jspecify.annotations.Nullable;

/**
 * What each guest was given.
 *
 * @param vcpus vCPUs
 * @param cpuHertz CPU capacity of the whole guest, which a demand of 100 % stands for
 * @param memoryBytes granted memory
 * @param os operating-system family
 * @param memoryProfile what it does to cache and memory bandwidth; null to leave that out
 */
@Doc("What each guest was given.")
public record GuestSpec(
    @Doc("vCPUs of a guest.") @Between(least = "1", most = "1024") int vcpus,
    @Doc("CPU capacity of the whole guest, which a demand of 100 % stands for.")
        @Unit(Dimension.CLOCK)
        @Between(least = "1 MHz")
        long cpuHertz,
    @Doc("Memory granted to a guest.") @Unit(Dimension.MEMORY) @Between(least = "1 MiB")
        long memoryBytes,
    @Doc("Operating-system family of the guests.") OsFamily os,
    @Nullable MemoryProfileSpec memoryProfile) {}

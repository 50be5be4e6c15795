package io.densimeter.experiments.density;

import io.densimeter.experiments.spec.RequestsSpec;
import io.densimeter.experiments.yaml.Between;
import io.densimeter.experiments.yaml.Default;
import io.densimeter.experiments.yaml.Doc;
import io.densimeter.experiments.yaml.NameOf;
import io.densimeter.experiments.yaml.Unit;
import io.densimeter.experiments.yaml.Word;
import io.densimeter.model.machine.OsFamily;
import io.densimeter.model.units.Dimension;

/**
 * A guest of a tile, or several alike.
 *
 * @param name its name
 * @param count how many a tile has
 * @param vcpus its vCPUs
 * @param memoryBytes granted memory
 * @param os operating-system family
 * @param profile what it does with its CPU time
 * @param weight its weight to the scheduler
 * @param capFraction most CPU of each vCPU
 * @param sliceNanos time slice between its own requests
 * @param requests its requests
 */
@Doc("A guest of a tile, or several alike.")
public record TileGuestSpec(
    @Doc("Name of the guest.") @Word String name,
    @Doc("How many of them a tile has.") @Default("1") @Between(least = "1", most = "100")
        int count,
    @Doc("vCPUs of the guest.") @Default("1") @Between(least = "1", most = "256") int vcpus,
    @Doc("Memory granted to the guest.") @Unit(Dimension.MEMORY) @Between(least = "1 MiB")
        long memoryBytes,
    @Doc("Operating-system family of the guest.") @Default("linux") OsFamily os,
    @Doc("Workload profile: event rates per second of CPU, from the catalogue.")
        @NameOf(value = "profile", orFile = true)
        String profile,
    @Doc("Weight of a vCPU to the scheduler, relative to others.")
        @Default("256")
        @Between(least = "1", most = "262144")
        int weight,
    @Doc("Most CPU that each vCPU may have.")
        @Default("100 %")
        @Unit(Dimension.SHARE)
        @Between(least = "1 %", most = "100 %")
        double capFraction,
    @Doc("Time slice of the guest's kernel between its requests.")
        @Default("10 ms")
        @Unit(value = Dimension.TIME, usual = "ms")
        @Between(least = "1 us", most = "1 h")
        long sliceNanos,
    RequestsSpec requests) {}

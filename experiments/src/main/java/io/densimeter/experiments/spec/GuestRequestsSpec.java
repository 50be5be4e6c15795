package io.densimeter.experiments.spec;

import io.densimeter.experiments.yaml.Between;
import io.densimeter.experiments.yaml.Default;
import io.densimeter.experiments.yaml.Doc;
import io.densimeter.experiments.yaml.Unit;
import io.densimeter.experiments.yaml.Word;
import io.densimeter.model.units.Dimension;

/**
 * Guests that serve requests, and what the scheduler is told of them.
 *
 * @param name what they are called; a number follows
 * @param guests how many there are
 * @param weight weight of a vCPU to the scheduler
 * @param capFraction most CPU of each vCPU
 * @param sliceNanos time slice between the requests of a guest
 * @param each requests of each of them
 */
@Doc("Guests that serve requests, and what the scheduler is told of them.")
public record GuestRequestsSpec(
    @Doc("What the guests are called; a number follows.") @Word String name,
    @Doc("How many there are.") @Between(least = "1", most = "100000") int guests,
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
    RequestsSpec each) {}

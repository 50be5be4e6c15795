package io.densimeter.experiments.spec;

import io.densimeter.experiments.yaml.Between;
import io.densimeter.experiments.yaml.Default;
import io.densimeter.experiments.yaml.Doc;
import io.densimeter.experiments.yaml.Unit;
import io.densimeter.model.units.Dimension;

/**
 * Memory that is promised more than once, and what guests do with theirs.
 *
 * @param overcommitFraction memory that placement grants to guests over what hosts leave to them
 * @param activeFraction share of a guest's memory that is in use
 * @param alikeFraction share of a guest's memory that is the same in every guest
 * @param touchesPerCpuSecond how often, for a second of CPU, a guest comes to an active page that
 *     it has not touched for a while
 * @param scanRoundNanos time in which a scanner for pages that are the same goes round once
 * @param swapNanos time until a page that was swapped out is back
 */
@Doc("Memory that is promised more than once, and what guests do with theirs.")
public record MemorySpec(
    @Doc("Memory that placement grants to guests over what hosts leave to them.")
        @Unit(Dimension.SHARE)
        @Between(least = "100 %", most = "1000 %")
        double overcommitFraction,
    @Doc("Share of a guest's memory that is in use; the rest is idle.")
        @Unit(Dimension.SHARE)
        @Between(most = "100 %")
        double activeFraction,
    @Doc("Share of a guest's memory that is the same in every guest.")
        @Default("0 %")
        @Unit(Dimension.SHARE)
        @Between(most = "100 %")
        double alikeFraction,
    @Doc(
            "How often, for a second of CPU, a guest comes to an active page that it has not touched"
                + " for a while: a fault when it was swapped out.")
        @Default("100")
        @Between(least = "0", most = "1000000")
        double touchesPerCpuSecond,
    @Doc("Time in which a scanner for pages that are the same goes round once.")
        @Default("60 min")
        @Unit(value = Dimension.TIME, usual = "min")
        @Between(least = "1 min", most = "30 d")
        long scanRoundNanos,
    @Doc("Time until a page that was swapped out is back.")
        @Default("10 ms")
        @Unit(value = Dimension.TIME, usual = "ms")
        @Between(most = "1 s")
        long swapNanos) {}

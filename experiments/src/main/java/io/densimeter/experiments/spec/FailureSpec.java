package io.densimeter.experiments.spec;

import io.densimeter.experiments.yaml.Between;
import io.densimeter.experiments.yaml.Default;
import io.densimeter.experiments.yaml.Doc;
import io.densimeter.experiments.yaml.Unit;
import io.densimeter.model.units.Dimension;

/**
 * What fails, how often, and how long it takes until guests run again.
 *
 * @param hostMtbfNanos mean time between failures of a host
 * @param hostRepairNanos time until a failed host can be used again
 * @param kernelMtbfNanos mean time between crashes of a kernel
 * @param hostBootNanos time until a host that boots can start guests
 * @param guestBootNanos time until a guest that starts is in service
 * @param bootsAtOnce guests that a host starts at once
 */
@Doc("What fails, how often, and how long it takes until guests run again.")
public record FailureSpec(
    @Doc("Mean time between failures of a host that is on.")
        @Unit(value = Dimension.TIME, usual = "years")
        @Between(least = "1 min")
        long hostMtbfNanos,
    @Doc("Time until a failed host can be used again.")
        @Default("4 h")
        @Unit(value = Dimension.TIME, usual = "h")
        long hostRepairNanos,
    @Doc(
            "Mean time between crashes of the kernel of an operating system: a guest's own, or the one"
                + " that all guests of a host run on.")
        @Unit(value = Dimension.TIME, usual = "d")
        @Between(least = "1 min")
        long kernelMtbfNanos,
    @Doc("Time until a host that boots can start guests.")
        @Default("5 min")
        @Unit(value = Dimension.TIME, usual = "min")
        long hostBootNanos,
    @Doc("Time until a guest that starts is in service.")
        @Default("1 min")
        @Unit(value = Dimension.TIME, usual = "min")
        long guestBootNanos,
    @Doc("Guests that a host starts at once; the rest wait for them.")
        @Default("8")
        @Between(least = "1", most = "1000")
        int bootsAtOnce) {}

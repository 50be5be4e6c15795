package io.densimeter.experiments.spec;

import io.densimeter.experiments.yaml.Between;
import io.densimeter.experiments.yaml.Default;
import io.densimeter.experiments.yaml.Doc;
import io.densimeter.experiments.yaml.Unit;
import io.densimeter.model.units.Dimension;
import org.jspecify.annotations.Nullable;

/**
 * What fails, how often, and how long it takes until guests run again.
 *
 * @param hostMtbfNanos mean time between failures of a host
 * @param hostRepairNanos time until a failed host can be used again
 * @param kernelMtbfNanos mean time between crashes of a kernel
 * @param hypervisorMtbfNanos mean time between crashes of the hypervisor; null for never
 * @param driverDomainMtbfNanos mean time between crashes of a driver domain; null for never
 * @param driverDomainRestartNanos time until it runs again
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
    @Doc(
            "Mean time between crashes of the hypervisor, or of the kernel that a hosted VMM runs on: all"
                + " guests of the host start again; left out, they count among the failures of hosts."
                + " Under one kernel there is none.")
        @Unit(value = Dimension.TIME, usual = "d")
        @Between(least = "1 min")
        @Nullable Long hypervisorMtbfNanos,
    @Doc(
            "Mean time between crashes of a driver domain, where the implementation has one: guests of"
                + " the host wait for I/O and keep their memory; left out, it does not crash by itself.")
        @Unit(value = Dimension.TIME, usual = "d")
        @Between(least = "1 min")
        @Nullable Long driverDomainMtbfNanos,
    @Doc("Time until a driver domain that crashed serves I/O again.")
        @Default("1 min")
        @Unit(value = Dimension.TIME, usual = "s")
        long driverDomainRestartNanos,
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

package io.densimeter.experiments.spec;

import io.densimeter.experiments.yaml.Between;
import io.densimeter.experiments.yaml.Default;
import io.densimeter.experiments.yaml.Doc;
import io.densimeter.experiments.yaml.Unit;
import io.densimeter.model.units.Dimension;
import org.jspecify.annotations.Nullable;

/**
 * What is patched in a year, and how long guests and hosts are out for it.
 *
 * @param kernelPatches patches of an operating system's kernel in a year
 * @param hypervisorPatches patches of what is below guests with kernels of their own, in a year
 * @param hostOutNanos time that a host is out for a patch
 * @param guestRebootNanos time that a guest is down for a patch of its own kernel; null for the
 *     time until a guest that starts is in service
 * @param guestBootNanos time until a guest that starts is in service; null for that of failures
 * @param bootsAtOnce guests that a host starts at once; null for those of failures
 * @param liveMigrate whether guests move off a host first, where that is possible
 * @param linkBitsPerSecond network link of a host
 * @param linkShareFraction share of the link that migrations may use
 * @param hotFraction part of a guest's memory that is written all the time
 * @param hotWritesPerSecond how often a page of it is written
 * @param otherWritesPerSecond how often any other page is written
 */
@Doc(
    "What is patched in a year, and how long guests and hosts are out for it: computed for guests as"
        + " they are placed, not simulated.")
public record PatchingSpec(
    @Doc(
            "Patches a year of the kernel of an operating system that need a restart: a guest's own,"
                + " or the one that all guests of a host run on.")
        @Between(least = "0", most = "1000")
        double kernelPatches,
    @Doc(
            "Patches a year of what is below guests with kernels of their own: hypervisor, driver"
                + " domain, or the kernel that a hosted VMM runs on.")
        @Default("4")
        @Between(least = "0", most = "1000")
        double hypervisorPatches,
    @Doc("Time that a host is out for a patch, until it can start guests.")
        @Default("30 min")
        @Unit(value = Dimension.TIME, usual = "min")
        @Between(most = "1 d")
        long hostOutNanos,
    @Doc(
            "Time that a guest is down for a patch of its own kernel; left out, the time until a guest"
                + " that starts is in service.")
        @Unit(value = Dimension.TIME, usual = "min")
        @Between(most = "1 d")
        @Nullable Long guestRebootNanos,
    @Doc(
            "Time until a guest that starts is in service; left out, that of failures, or 1 min without"
                + " them.")
        @Unit(value = Dimension.TIME, usual = "min")
        @Between(most = "1 d")
        @Nullable Long guestBootNanos,
    @Doc("Guests that a host starts at once; left out, those of failures, or 8 without them.")
        @Between(least = "1", most = "1000")
        @Nullable Integer bootsAtOnce,
    @Doc(
            "Whether guests move off a host before it is patched, where the technique and the room on"
                + " other hosts allow it.")
        @Default("true")
        boolean liveMigrate,
    @Doc("Network link of a host.")
        @Default("1 Gbit/s")
        @Unit(value = Dimension.BANDWIDTH, usual = "Gbit/s")
        @Between(least = "1 Mbit/s")
        long linkBitsPerSecond,
    @Doc("Share of the link that migrations may use.")
        @Default("50 %")
        @Unit(Dimension.SHARE)
        @Between(least = "1 %", most = "100 %")
        double linkShareFraction,
    @Doc("Part of a guest's memory that is written all the time.")
        @Default("6 %")
        @Unit(Dimension.SHARE)
        @Between(most = "100 %")
        double hotFraction,
    @Doc("How often a page of the hot part is written in a second.")
        @Default("1.4")
        @Between(least = "0", most = "1000000")
        double hotWritesPerSecond,
    @Doc("How often any other page is written in a second.")
        @Default("0.0034")
        @Between(least = "0", most = "1000000")
        double otherWritesPerSecond) {}

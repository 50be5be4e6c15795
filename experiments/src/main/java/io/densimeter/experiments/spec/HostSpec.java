package io.densimeter.experiments.spec;

import io.densimeter.experiments.yaml.Between;
import io.densimeter.experiments.yaml.Doc;
import io.densimeter.experiments.yaml.NameOf;
import io.densimeter.experiments.yaml.Unit;
import io.densimeter.experiments.yaml.Word;
import io.densimeter.model.units.Dimension;
import io.densimeter.model.units.Money;
import org.jspecify.annotations.Nullable;

/**
 * One kind of host, and how many there are.
 *
 * @param name name of the entry, unique
 * @param count how many
 * @param platform name of the CPU platform
 * @param cores physical cores of a host
 * @param clockHertz clock of a core; null for the platform's own
 * @param memoryBytes physical memory of a host
 * @param socket what the cores of a socket share; null to leave that out
 * @param power power by utilisation
 * @param price purchase price of a host
 */
@Doc("One kind of host, and how many there are.")
public record HostSpec(
    @Doc("Name of this entry, as paths and results use it.") @Word String name,
    @Doc("How many there are.") @Between(least = "1", most = "1000000") int count,
    @Doc("CPU platform from the catalogue, or the path of a YAML file.")
        @NameOf(value = "platform", orFile = true)
        String platform,
    @Doc("Physical cores of a host.") @Between(least = "1", most = "4096") int cores,
    @Doc("Clock of a core; left out, the platform's.")
        @Unit(Dimension.CLOCK)
        @Between(least = "1 MHz")
        @Nullable Long clockHertz,
    @Doc("Physical memory of a host.") @Unit(Dimension.MEMORY) @Between(least = "1 MiB")
        long memoryBytes,
    @Nullable SocketSpec socket,
    PowerSpec power,
    @Doc("Purchase price of a host.") Money price) {}

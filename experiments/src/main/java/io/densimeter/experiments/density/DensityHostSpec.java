package io.densimeter.experiments.density;

import io.densimeter.experiments.spec.DiskSpec;
import io.densimeter.experiments.spec.NetworkSpec;
import io.densimeter.experiments.spec.PcpusSpec;
import io.densimeter.experiments.yaml.Between;
import io.densimeter.experiments.yaml.Default;
import io.densimeter.experiments.yaml.Doc;
import io.densimeter.experiments.yaml.NameOf;
import io.densimeter.experiments.yaml.Unit;
import io.densimeter.model.units.Dimension;
import org.jspecify.annotations.Nullable;

/**
 * The host whose density is sought.
 *
 * @param platform CPU platform
 * @param cores physical cores
 * @param clockHertz clock of a core; null for the platform's
 * @param memoryBytes physical memory
 * @param pcpus its pCPUs
 * @param disk the disk
 * @param network the network
 */
@Doc("The host whose density is sought.")
public record DensityHostSpec(
    @Doc("CPU platform from the catalogue.") @NameOf(value = "platform", orFile = true)
        String platform,
    @Doc("Physical cores.") @Between(least = "1", most = "256") int cores,
    @Doc("Clock of a core; left out, the platform's.")
        @Unit(Dimension.CLOCK)
        @Between(least = "1 MHz")
        @Nullable Long clockHertz,
    @Doc("Physical memory.") @Unit(Dimension.MEMORY) @Between(least = "1 MiB") long memoryBytes,
    @Doc("The pCPUs.") @Default("{}") PcpusSpec pcpus,
    @Doc("The disk.") @Default("{}") DiskSpec disk,
    @Doc("The network.") @Default("{}") NetworkSpec network) {}

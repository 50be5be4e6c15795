package io.densimeter.experiments.spec;

import io.densimeter.experiments.yaml.Between;
import io.densimeter.experiments.yaml.Default;
import io.densimeter.experiments.yaml.Doc;
import io.densimeter.experiments.yaml.Unit;
import io.densimeter.model.units.Dimension;

/**
 * What requests need to know beyond the interval fidelity.
 *
 * @param warmupNanos time before anything is counted
 * @param measuredNanos time after that
 * @param pcpus pCPUs of each host
 * @param disk disk of each host
 * @param network network of each host
 */
@Doc("How long requests are simulated, and on what hosts beyond their cores.")
public record OperationSpec(
    @Doc("Simulated time before anything is counted.")
        @Default("1 s")
        @Unit(value = Dimension.TIME, usual = "s")
        @Between(most = "1 d")
        long warmupNanos,
    @Doc("Simulated time after that, in each replication.")
        @Default("10 s")
        @Unit(value = Dimension.TIME, usual = "s")
        @Between(least = "10 ms", most = "1 d")
        long measuredNanos,
    @Doc("The pCPUs of each host.") @Default("{}") PcpusSpec pcpus,
    @Doc("The disk of each host.") @Default("{}") DiskSpec disk,
    @Doc("The network of each host.") @Default("{}") NetworkSpec network) {}

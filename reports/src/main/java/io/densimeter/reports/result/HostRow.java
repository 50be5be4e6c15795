package io.densimeter.reports.result;

/**
 * One host in one replication.
 *
 * @param replication number of the replication, from 0
 * @param host name of the host, such as {@code dl380-7}
 * @param guests guests on it
 * @param cpuMeanFraction mean CPU utilisation
 * @param cpuP95Fraction 95th percentile (nearest rank) of CPU utilisation over steps
 * @param memoryFraction granted over physical memory
 * @param energyKwh energy over the trace
 */
public record HostRow(
    int replication,
    String host,
    int guests,
    double cpuMeanFraction,
    double cpuP95Fraction,
    double memoryFraction,
    double energyKwh) {}

package io.densimeter.reports.result;

import java.util.List;

/**
 * Series over the steps of the trace.
 *
 * @param stepSeconds length of a step
 * @param hostsOn hosts that are on
 * @param cpuFraction CPU utilisation of the hosts that are on, mean over hosts
 * @param readyFraction CPU ready, mean over guests
 * @param watts power of all hosts
 * @param migrations migrations that began
 */
public record Timeline(
    double stepSeconds,
    List<Double> hostsOn,
    List<Double> cpuFraction,
    List<Double> readyFraction,
    List<Double> watts,
    List<Double> migrations) {}

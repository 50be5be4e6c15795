package io.densimeter.model.machine;

import io.densimeter.model.units.Require;

/**
 * A model of host, as bought: all hosts of one entry of an experiment are alike.
 *
 * @param name the entry's name
 * @param platform name of the CPU platform whose prices apply
 * @param cores physical cores
 * @param clockHertz clock of a core
 * @param memoryBytes physical memory
 * @param power power curve
 * @param price purchase price of one host, in the experiment's currency
 */
public record HostType(
    String name,
    String platform,
    int cores,
    long clockHertz,
    long memoryBytes,
    PowerCurve power,
    double price) {
  public HostType {
    Require.positive("cores", cores);
    Require.positive("clockHertz", clockHertz);
    Require.positive("memoryBytes", memoryBytes);
    Require.notNegative("price", price);
  }

  /** Returns the CPU capacity of one host in cycles per second. */
  public long cpuHertz() {
    return cores * clockHertz;
  }
}

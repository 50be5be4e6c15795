package io.densimeter.model.energy;

import io.densimeter.model.units.Require;

/**
 * The embodied emissions of a server from its parts, as Cloud Carbon Footprint estimates them from
 * the life-cycle assessment of a Dell R740:
 *
 * <pre>
 * kg = 1,000 + 100 · (cpus − 1) + 533 / 384 · max(0, memory in GB − 16)
 *    + 50 · disks + 100 · ssds + 150 · gpus
 * </pre>
 *
 * <p>Left out: chassis with many slots, racks, switches, and the end of the server's life.
 *
 * @see <a href="https://www.cloudcarbonfootprint.org/docs/embodied-emissions">the method</a>
 * @param cpus CPU sockets, 1 or more
 * @param memoryGigabytes memory; memory modules are sold in binary gigabytes
 * @param disks hard disks
 * @param ssds solid-state disks
 * @param gpus graphics processors
 */
public record EmbodiedCarbon(int cpus, double memoryGigabytes, int disks, int ssds, int gpus) {
  /** Where the figures come from. */
  public static final String SOURCE =
      "Cloud Carbon Footprint, embodied emissions from parts; the server of the method is a Dell"
          + " R740";

  private static final double SERVER_KG = 1_000; // one CPU and 16 GB
  private static final double FURTHER_CPU_KG = 100;
  private static final double MEMORY_KG_PER_GB = 533.0 / 384;
  private static final double MEMORY_OF_SERVER_GB = 16;
  private static final double DISK_KG = 50;
  private static final double SSD_KG = 100;
  private static final double GPU_KG = 150;

  public EmbodiedCarbon {
    Require.positive("cpus", cpus);
    Require.notNegative("memoryGigabytes", memoryGigabytes);
    Require.notNegative("disks", disks);
    Require.notNegative("ssds", ssds);
    Require.notNegative("gpus", gpus);
  }

  /** Returns the emissions in kg CO2e. */
  public double kilograms() {
    return SERVER_KG
        + FURTHER_CPU_KG * (cpus - 1)
        + MEMORY_KG_PER_GB * Math.max(0, memoryGigabytes - MEMORY_OF_SERVER_GB)
        + DISK_KG * disks
        + SSD_KG * ssds
        + GPU_KG * gpus;
  }
}

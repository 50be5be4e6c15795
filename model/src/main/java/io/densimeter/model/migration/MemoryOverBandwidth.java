package io.densimeter.model.migration;

import io.densimeter.model.units.Require;

/**
 * A migration that copies each page once: its memory over the bandwidth that the hosts set aside
 * for migrations. Left out: pages that are written meanwhile, and the downtime.
 *
 * @param linkShareFraction share of the link for migrations, above 0
 * @param cpuFraction CPU of the guest that copying takes
 * @see <a href="https://doi.org/10.1002/cpe.1867">Beloglazov and Buyya, CCPE 24(13), 2012, sections
 *     4.1 and 6.3: memory over bandwidth, and 10 % of the CPU utilisation</a>
 */
public record MemoryOverBandwidth(double linkShareFraction, double cpuFraction)
    implements MigrationModel {
  /** Half of the link, as CloudSim 4.0 sets aside, and 10 % of the guest's CPU. */
  public static final MemoryOverBandwidth USUAL = new MemoryOverBandwidth(0.5, 0.1);

  public MemoryOverBandwidth {
    Require.positive("linkShareFraction", linkShareFraction);
    Require.fraction("linkShareFraction", linkShareFraction);
    Require.fraction("cpuFraction", cpuFraction);
  }

  @Override
  public MigrationCost cost(long memoryBytes, double linkBytesPerSecond) {
    double seconds = memoryBytes / (linkBytesPerSecond * linkShareFraction);
    return new MigrationCost(Math.round(seconds * 1e9), 0, memoryBytes);
  }
}

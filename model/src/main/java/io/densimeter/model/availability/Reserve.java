package io.densimeter.model.availability;

import io.densimeter.model.units.Require;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * How much of an estate is kept free for when hosts fail, as a share of all its hosts.
 *
 * @param fraction the share, 0 to less than 1
 */
public record Reserve(double fraction) {
  private static final int WORKERS_PER_FAILOVER_NODE = 10;
  private static final int LEAST_FAILOVER_NODES = 2;

  public Reserve {
    Require.fraction("reserve", fraction);
    if (fraction == 1) {
      throw new IllegalArgumentException("The reserve (1.0) must leave something.");
    }
  }

  /**
   * Returns the reserve for so many failures of equal hosts at once: percentage admission control,
   * failures over hosts.
   */
  public static Reserve forFailures(int failures, int hosts) {
    Require.notNegative("failures", (long) failures);
    Require.positive("hosts", (long) hosts);
    return new Reserve((double) failures / hosts);
  }

  /** Returns what guests may use of a capacity, rounded down; exact for a share in decimal. */
  public long usable(long capacity) {
    return BigDecimal.ONE
        .subtract(BigDecimal.valueOf(fraction))
        .multiply(BigDecimal.valueOf(Require.notNegative("capacity", capacity)))
        .setScale(0, RoundingMode.FLOOR)
        .longValueExact();
  }

  /**
   * Returns the nodes that Red Hat's migration advisor adds for failover: a tenth of the workers,
   * rounded up, and two at least.
   */
  public static int failoverNodes(int workers) {
    Require.positive("workers", (long) workers);
    return Math.max(
        LEAST_FAILOVER_NODES,
        (workers + WORKERS_PER_FAILOVER_NODE - 1) / WORKERS_PER_FAILOVER_NODE);
  }
}

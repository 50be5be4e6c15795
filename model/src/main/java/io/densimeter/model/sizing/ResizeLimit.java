package io.densimeter.model.sizing;

import io.densimeter.model.units.Require;

/**
 * How far a guest is resized at once: down by half of what it has at most, up by as much again.
 * VMware's Aria Operations, once vRealize Operations, does so.
 */
public final class ResizeLimit {
  private static final double MOST_LESS = 0.5;

  private ResizeLimit() {}

  /**
   * Returns by how many vCPUs a guest is resized; less than zero when it shrinks.
   *
   * @param vcpus vCPUs that it has, 1 or more
   * @param neededVcpus vCPUs that its demand needs, not rounded
   */
  public static int change(int vcpus, double neededVcpus) {
    Require.positive("vcpus", (long) vcpus);
    Require.notNegative("neededVcpus", neededVcpus);
    double wanted = Math.max(1, Math.ceil(neededVcpus)) - vcpus;
    return (int) Math.max(-Math.floor(vcpus * MOST_LESS), Math.min(vcpus, wanted));
  }
}

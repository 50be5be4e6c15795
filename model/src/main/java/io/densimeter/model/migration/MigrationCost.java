package io.densimeter.model.migration;

import io.densimeter.model.units.Require;

/**
 * What one live migration takes.
 *
 * @param durationNanos from its start until the guest runs on the target
 * @param downtimeNanos time that the guest stands still, within the duration
 * @param transferredBytes bytes sent over the link
 */
public record MigrationCost(long durationNanos, long downtimeNanos, long transferredBytes) {
  public MigrationCost {
    Require.notNegative("durationNanos", durationNanos);
    Require.notNegative("downtimeNanos", downtimeNanos);
    Require.notNegative("transferredBytes", transferredBytes);
    if (downtimeNanos > durationNanos) {
      throw new IllegalArgumentException(
          "The downtime (%d ns) must not exceed the duration (%d ns)."
              .formatted(downtimeNanos, durationNanos));
    }
  }
}

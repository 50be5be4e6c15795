package io.densimeter.model.sim;

import io.densimeter.model.units.Require;

/**
 * What CPU a guest is entitled to on its host.
 *
 * @param weight share relative to the other guests' weights, 1 or more
 * @param limitHertz most cycles per second it gets; {@link #UNLIMITED} is no limit
 * @param reservationHertz cycles per second it gets first when it asks for them
 */
public record CpuShares(int weight, long limitHertz, long reservationHertz) {
  /** No limit. */
  public static final long UNLIMITED = Long.MAX_VALUE;

  /** The same for every guest: weight 1, no limit, no reservation. */
  public static final CpuShares EQUAL = new CpuShares(1, UNLIMITED, 0);

  public CpuShares {
    Require.positive("weight", weight);
    Require.positive("limitHertz", limitHertz);
    if (reservationHertz < 0 || reservationHertz > limitHertz) {
      throw new IllegalArgumentException(
          "The reservation (%d Hz) must be 0 Hz to the limit (%d Hz)."
              .formatted(reservationHertz, limitHertz));
    }
  }
}

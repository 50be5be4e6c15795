package io.densimeter.model.memory;

import io.densimeter.model.units.Require;

/**
 * What taking memory back costs.
 *
 * @param mostBalloonFraction share of its memory that a balloon can take from a guest; 0 without a
 *     balloon driver
 * @param swapSeconds time until a page that was swapped out is back
 * @param swapCyclesPerPage the hypervisor's CPU for that
 */
public record ReclaimPrices(
    double mostBalloonFraction, double swapSeconds, double swapCyclesPerPage) {
  public ReclaimPrices {
    Require.fraction("mostBalloonFraction", mostBalloonFraction);
    Require.notNegative("swapSeconds", swapSeconds);
    Require.notNegative("swapCyclesPerPage", swapCyclesPerPage);
  }
}

package io.densimeter.model.tco;

import io.densimeter.model.units.Require;

/**
 * What one of many shares in a cost. What a guest costs and what it is sold for are different
 * figures: the cost of a cluster is fixed whatever its guests are, so its cost per guest falls with
 * every further one.
 */
public final class UnitCost {
  private UnitCost() {}

  /**
   * Returns how many units must be sold to get a cost back.
   *
   * @param cost the cost
   * @param pricePerUnit the price that a unit is sold for
   */
  public static double unitsToSell(double cost, double pricePerUnit) {
    return Require.notNegative("cost", cost) / Require.positive("pricePerUnit", pricePerUnit);
  }

  /**
   * Returns what one guest shares in a cost when only what is used is recovered from guests: {@code
   * cost · used / guests}. It does not change when twice the guests use twice as much.
   *
   * @param cost cost of the hosts
   * @param usedFraction share of the hosts that the guests use, 0 to 1
   * @param guests how many they are
   */
  public static double recoveredPerGuest(double cost, double usedFraction, long guests) {
    return Require.notNegative("cost", cost)
        * Require.fraction("usedFraction", usedFraction)
        / Require.positive("guests", guests);
  }
}

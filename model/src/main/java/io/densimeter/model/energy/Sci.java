package io.densimeter.model.energy;

import io.densimeter.model.units.Require;

/**
 * The Software Carbon Intensity of the Green Software Foundation, version 1.1:
 *
 * <pre>
 * SCI = (E · I + M) per R
 * M   = TE · (TiR / EL) · (RR / ToR)
 * </pre>
 *
 * with the energy E, the carbon intensity of the grid I, and the functional unit R, such as a guest
 * or a request. Of the embodied emissions TE of a host, software answers for the time that it
 * reserves (TiR) of the life that is expected (EL), and for the resources that it reserves (RR) of
 * all that there are (ToR).
 *
 * @see <a href="https://sci.greensoftware.foundation">the specification</a>
 */
public final class Sci {
  private Sci() {}

  /**
   * Returns the share M of embodied emissions, in the unit of the total.
   *
   * @param total embodied emissions TE of the host
   * @param reservedHours time reserved, TiR
   * @param lifeHours expected life, EL
   * @param reservedResources resources reserved, RR
   * @param resources all resources of the host, ToR
   */
  public static double embodied(
      double total,
      double reservedHours,
      double lifeHours,
      double reservedResources,
      double resources) {
    return Require.notNegative("total", total)
        * (Require.notNegative("reservedHours", reservedHours)
            / Require.positive("lifeHours", lifeHours))
        * (Require.notNegative("reservedResources", reservedResources)
            / Require.positive("resources", resources));
  }

  /**
   * Returns the score of one functional unit.
   *
   * @param kwh energy E
   * @param perKwh intensity I: mass of CO2e for a kilowatt-hour
   * @param embodied share M of embodied emissions, in that unit of mass
   * @param units functional units R that this served
   */
  public static double score(double kwh, double perKwh, double embodied, double units) {
    return (Require.notNegative("kwh", kwh) * Require.notNegative("perKwh", perKwh)
            + Require.notNegative("embodied", embodied))
        / Require.positive("units", units);
  }
}

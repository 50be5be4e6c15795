package io.densimeter.model.tco;

import io.densimeter.model.units.Require;

/**
 * The power that is rented for hosts in a colocation site, by the rule of the Azure Migrate
 * business case: power by core, and a share of the contract that stays unused.
 *
 * @param kilowattsPerCore power of a core; 0.009 there
 * @param loadFactor factor on it for what else a server holds; 2 there
 * @param pue power usage effectiveness; 1.8 there
 * @param unusedFraction share of the contract that stays unused, less than 1; 0.4 there
 */
public record Colocation(
    double kilowattsPerCore, double loadFactor, double pue, double unusedFraction) {
  public Colocation {
    Require.notNegative("kilowattsPerCore", kilowattsPerCore);
    Require.notNegative("loadFactor", loadFactor);
    Energy.requirePue(pue);
    Require.positive("used share of the contract", 1 - unusedFraction);
    Require.fraction("unusedFraction", unusedFraction);
  }

  /** Returns the power that the site draws for so many cores. */
  public double drawnKilowatts(double cores) {
    return Require.notNegative("cores", cores) * kilowattsPerCore * loadFactor * pue;
  }

  /** Returns the power to rent for so many cores. */
  public double rentedKilowatts(double cores) {
    return drawnKilowatts(cores) / (1 - unusedFraction);
  }
}

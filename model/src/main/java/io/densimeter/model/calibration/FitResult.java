package io.densimeter.model.calibration;

import java.util.List;

/**
 * What came of a fit.
 *
 * @param prices every unknown, in the order given
 * @param residuals every measurement, in the order given
 * @param conditionNumber of the design, over the unknowns that were measured, each in units of its
 *     prior deviation and each measurement in its own; positive infinity when the data alone leave
 *     a combination of them open
 * @param spreadFactor how far intervals were widened at most because residuals are larger than the
 *     stated deviations (Birge ratio); 1 when none are
 */
public record FitResult(
    List<FittedPrice> prices,
    List<Residual> residuals,
    double conditionNumber,
    double spreadFactor) {
  public FitResult {
    prices = List.copyOf(prices);
    residuals = List.copyOf(residuals);
  }

  /**
   * Returns the fitted price of that name.
   *
   * @throws IllegalArgumentException when there was no such unknown
   */
  public FittedPrice price(String name) {
    return prices.stream()
        .filter(price -> price.unknown().name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("There is no unknown " + name + "."));
  }

  /** Returns the prices that the data do not determine by themselves. */
  public List<FittedPrice> undetermined() {
    return prices.stream().filter(price -> price.standing() != Standing.FITTED).toList();
  }
}

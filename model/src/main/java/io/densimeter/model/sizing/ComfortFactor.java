package io.densimeter.model.sizing;

import io.densimeter.model.units.Require;

/**
 * The size by what a guest uses, times a factor for what is not seen.
 *
 * @see <a href="https://learn.microsoft.com/azure/migrate/concepts-assessment-calculation">Azure
 *     Migrate, assessment calculation</a>
 */
public final class ComfortFactor {
  private ComfortFactor() {}

  /**
   * Returns the cores that a guest needs.
   *
   * @param cores cores that it has
   * @param usedFraction share of them that it uses, at the percentile that is planned for
   * @param factor the comfort factor, 1 or more; Azure Migrate takes 1.3 unless it is told
   */
  public static double cores(double cores, double usedFraction, double factor) {
    Require.positive("cores", cores);
    Require.fraction("usedFraction", usedFraction);
    if (!(factor >= 1) || factor == Double.POSITIVE_INFINITY) {
      throw new IllegalArgumentException("The factor (" + factor + ") must be 1 or more.");
    }
    return cores * usedFraction * factor;
  }
}

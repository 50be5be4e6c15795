package io.densimeter.model.migration;

import io.densimeter.model.units.Require;

/**
 * Pages of a guest that are written equally often, each at random and independently of the others.
 *
 * @param bytes memory that they make up
 * @param writesPerSecond how often each page is written
 */
public record WritingPages(double bytes, double writesPerSecond) {
  public WritingPages {
    Require.notNegative("bytes", bytes);
    Require.notNegative("writesPerSecond", writesPerSecond);
  }

  /** Returns the bytes of pages that are written at least once in a time. */
  double dirtied(double seconds) {
    return -bytes * StrictMath.expm1(-writesPerSecond * seconds);
  }

  /**
   * Returns the mean share of pages that are still clean when a scan of that length comes to them:
   *
   * <pre>(1 − e^(−λT)) / (λT)</pre>
   */
  double cleanWhenScanned(double seconds) {
    double writes = writesPerSecond * seconds;
    return writes < 1e-9 ? 1 : -StrictMath.expm1(-writes) / writes;
  }
}

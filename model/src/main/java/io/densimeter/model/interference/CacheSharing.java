package io.densimeter.model.interference;

/**
 * How guests share an LRU cache: all lines are evicted at the same age T, and each guest holds what
 * it touches in that time, so T is where the footprints add up to the cache. Footprints rise with
 * T, so there is one such age, and bisection finds it.
 *
 * <p>In that state each guest's part of the evictions is its part of the misses; streams hold cache
 * in proportion to their insertions, and a guest that reuses its lines quickly holds more.
 */
final class CacheSharing {
  private static final int BISECTIONS = 200;

  private CacheSharing() {}

  /**
   * Sets the lines that each guest of some kinds holds.
   *
   * @param cacheLines the cache that they share
   * @param curves footprint of each kind
   * @param counts guests of each kind that share it; 0 for kinds that do not
   * @param accessRates accesses per second of one guest of each kind
   * @param lines where the lines go; left as they are for kinds that do not share
   */
  static void share(
      double cacheLines,
      FootprintCurve[] curves,
      int[] counts,
      double[] accessRates,
      double[] lines) {
    double most = 0;
    double fastest = 0;
    for (int i = 0; i < curves.length; i++) {
      if (counts[i] > 0) {
        most += accessRates[i] > 0 ? counts[i] * curves[i].mostLines() : 0;
        fastest = Math.max(fastest, accessRates[i]);
      }
    }
    if (most <= cacheLines) {
      for (int i = 0; i < curves.length; i++) {
        if (counts[i] > 0) {
          lines[i] = accessRates[i] > 0 ? curves[i].mostLines() : 0;
        }
      }
      return;
    }
    double young = 0;
    double old = cacheLines / fastest;
    while (footprint(old, curves, counts, accessRates) < cacheLines) {
      young = old;
      old *= 2;
      if (old == Double.POSITIVE_INFINITY) {
        throw new IllegalStateException("No age of eviction fills " + cacheLines + " lines.");
      }
    }
    for (int i = 0; i < BISECTIONS; i++) {
      double middle = young + (old - young) / 2;
      if (middle == young || middle == old) {
        break;
      }
      if (footprint(middle, curves, counts, accessRates) < cacheLines) {
        young = middle;
      } else {
        old = middle;
      }
    }
    for (int i = 0; i < curves.length; i++) {
      if (counts[i] > 0) {
        lines[i] = curves[i].lines(accessRates[i] * young);
      }
    }
  }

  private static double footprint(
      double age, FootprintCurve[] curves, int[] counts, double[] accessRates) {
    double sum = 0;
    for (int i = 0; i < curves.length; i++) {
      if (counts[i] > 0) {
        sum += counts[i] * curves[i].lines(accessRates[i] * age);
      }
    }
    return sum;
  }
}

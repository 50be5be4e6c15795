package io.densimeter.model.consolidation;

import io.densimeter.model.units.Require;
import java.util.Arrays;

/**
 * MAD and IQR: the more a host's load varies, the lower the threshold.
 *
 * <pre>threshold = 1 − safety · spread</pre>
 *
 * <p>The spread is that of the last 30 steps; with fewer than 12, the threshold is 70 %. An
 * instance belongs to one simulation.
 *
 * @see <a href="https://doi.org/10.1002/cpe.1867">Beloglazov and Buyya, CCPE 24(13), 2012, sections
 *     5.1.1 and 5.1.2</a>
 */
public final class AdaptiveThreshold implements OverloadDetector {
  /** Safety of the median absolute deviation in the paper. */
  public static final double MAD_SAFETY = 2.5;

  /** Safety of the interquartile range in the paper. */
  public static final double IQR_SAFETY = 1.5;

  private static final int STEPS = 30;
  private static final int LEAST_STEPS = 12;

  /** How far the load varies. */
  public enum Spread {
    /** The median absolute deviation from the median. */
    MEDIAN_ABSOLUTE_DEVIATION,
    /** The distance between the quartiles, of ranks (n + 1)/4 and 3(n + 1)/4 rounded. */
    INTERQUARTILE_RANGE
  }

  private final Spread spread;
  private final double safety;
  private final double[] sorted = new double[STEPS];

  /**
   * Creates the detector.
   *
   * @param safety how much of the spread is kept free; the less, the bolder
   */
  public AdaptiveThreshold(Spread spread, double safety) {
    this.spread = spread;
    this.safety = Require.notNegative("safety", safety);
  }

  @Override
  public int historySteps() {
    return STEPS;
  }

  @Override
  public double limitFraction(double[] history, int steps) {
    if (steps < LEAST_STEPS) {
      return StaticThreshold.FALLBACK.fraction();
    }
    int n = Math.min(steps, STEPS);
    System.arraycopy(history, 0, sorted, 0, n);
    Arrays.sort(sorted, 0, n);
    double found =
        spread == Spread.INTERQUARTILE_RANGE
            ? sorted[(int) Math.round(0.75 * (n + 1)) - 1]
                - sorted[(int) Math.round(0.25 * (n + 1)) - 1]
            : deviation(n);
    return Math.max(0, 1 - safety * found);
  }

  private double deviation(int n) {
    double median = median(n);
    for (int i = 0; i < n; i++) {
      sorted[i] = Math.abs(sorted[i] - median);
    }
    Arrays.sort(sorted, 0, n);
    return median(n);
  }

  private double median(int n) {
    return (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
  }
}

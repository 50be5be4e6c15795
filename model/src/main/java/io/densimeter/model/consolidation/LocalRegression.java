package io.densimeter.model.consolidation;

import io.densimeter.model.units.Require;
import java.util.Arrays;

/**
 * LR and LRR: a host is overloaded when its load, extrapolated to the end of the longest migration,
 * comes to its capacity with a margin.
 *
 * <pre>overloaded ⇔ safety · (a + b · x) ≥ 1</pre>
 *
 * <p>a and b are those of Cleveland's local regression at the last of 10 steps, with tricube
 * weights of their distance from it; the robust one weighs them once more by the bisquare of their
 * residuals. x is one step ahead, since a migration ends within a step. With fewer than 10 steps
 * the threshold is 70 %. A guest more or less shifts the extrapolated load as the load: so the
 * limit is the load, and what the extrapolation leaves.
 *
 * @see <a href="https://doi.org/10.1002/cpe.1867">Beloglazov and Buyya, CCPE 24(13), 2012, sections
 *     5.1.3 and 5.1.4</a>
 * @see <a href="https://doi.org/10.2307/2286407">Cleveland, Robust locally weighted regression,
 *     JASA 74(368), 1979</a>
 */
public final class LocalRegression implements OverloadDetector {
  /** Safety in the paper. */
  public static final double SAFETY = 1.2;

  private static final int STEPS = 10;

  private final double safety;
  private final boolean robust;
  private final double[] weights = new double[STEPS];
  private final double[] residuals = new double[STEPS];
  private final double[] sorted = new double[STEPS];
  private double intercept;
  private double slope;

  /**
   * Creates the detector.
   *
   * @param safety factor on the extrapolated load, above 0
   * @param robust whether outliers are weighed down
   */
  public LocalRegression(double safety, boolean robust) {
    this.safety = Require.positive("safety", safety);
    this.robust = robust;
  }

  @Override
  public int historySteps() {
    return STEPS;
  }

  @Override
  public double limitFraction(double[] history, int steps) {
    if (steps < STEPS) {
      return StaticThreshold.FALLBACK.fraction();
    }
    for (int i = 0; i < STEPS; i++) {
      weights[i] = tricube((double) i / STEPS); // i steps before the last; never 0
    }
    fit(history);
    if (robust) {
      weighDownOutliers(history);
      fit(history);
    }
    double ahead = intercept + slope; // x = 0 is the last step
    return Math.max(0, history[0] + 1 / safety - ahead);
  }

  private void weighDownOutliers(double[] history) {
    for (int i = 0; i < STEPS; i++) {
      residuals[i] = Math.abs(history[i] - intercept + slope * i);
    }
    System.arraycopy(residuals, 0, sorted, 0, STEPS);
    Arrays.sort(sorted);
    double reach = 6 * (sorted[STEPS / 2 - 1] + sorted[STEPS / 2]) / 2;
    for (int i = 0; i < STEPS; i++) {
      double far = reach == 0 ? 0 : residuals[i] / reach;
      double bisquare = far < 1 ? 1 - far * far : 0;
      weights[i] *= bisquare * bisquare;
    }
  }

  /** Fits intercept + slope · x to the load at x = 0, −1, −2, …, by weighted least squares. */
  private void fit(double[] history) {
    double w = 0;
    double wx = 0;
    double wy = 0;
    double wxx = 0;
    double wxy = 0;
    for (int i = 0; i < STEPS; i++) {
      double weight = weights[i];
      w += weight;
      wx -= weight * i;
      wy += weight * history[i];
      wxx += weight * i * i;
      wxy -= weight * i * history[i];
    }
    double spread = w * wxx - wx * wx;
    slope = spread > 0 ? (w * wxy - wx * wy) / spread : 0;
    intercept = (wy - slope * wx) / w;
  }

  private static double tricube(double distance) {
    double rest = 1 - distance * distance * distance;
    return rest * rest * rest;
  }
}

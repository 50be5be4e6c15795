package io.densimeter.model.consolidation;

import org.apache.commons.math3.linear.SingularMatrixException;
import org.apache.commons.math3.stat.regression.OLSMultipleLinearRegression;

/**
 * MC: the guest whose load follows the other guests' most closely, by the coefficient of multiple
 * determination of a linear regression on theirs over the last 30 steps.
 *
 * <p>Where the regression is not defined (fewer steps than guests, or loads that depend on each
 * other linearly), the guest with the least memory goes, as in the authors' program.
 *
 * @see <a href="https://doi.org/10.1002/cpe.1867">Beloglazov and Buyya, CCPE 24(13), 2012, section
 *     5.2.3</a>
 */
public final class MaximumCorrelation implements GuestSelection {
  private static final int STEPS = 30;

  private final GuestSelection otherwise = new MinimumMigrationTime();

  @Override
  public int historySteps() {
    return STEPS;
  }

  @Override
  public int choose(EstateView estate, int[] guests, int from, int to) {
    int count = to - from;
    int steps = Math.min(STEPS, estate.historySteps());
    if (count < 3 || steps <= count) {
      return otherwise.choose(estate, guests, from, to);
    }
    int best = from;
    double most = -1;
    try {
      for (int i = from; i < to; i++) {
        double determination = determination(estate, guests, from, to, i, steps);
        if (determination > most) {
          most = determination;
          best = i;
        }
      }
    } catch (SingularMatrixException undefined) {
      return otherwise.choose(estate, guests, from, to);
    }
    return best;
  }

  private static double determination(
      EstateView estate, int[] guests, int from, int to, int of, int steps) {
    double[] own = new double[steps];
    double[][] others = new double[steps][to - from - 1];
    for (int step = 0; step < steps; step++) {
      own[step] = estate.pastCycles(guests[of], step);
      for (int i = from, column = 0; i < to; i++) {
        if (i != of) {
          others[step][column++] = estate.pastCycles(guests[i], step);
        }
      }
    }
    var regression = new OLSMultipleLinearRegression();
    regression.newSampleData(own, others);
    double found = regression.calculateRSquared();
    return found >= 0 ? found : 0; // 0/0 when the guest's load is constant
  }
}

package io.densimeter.model.calibration;

import java.util.Arrays;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.QRDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;

/**
 * Least squares under {@code x ≥ 0}: the active-set algorithm NNLS.
 *
 * <p>Variables start at zero. The one whose increase lowers the residual most is set free, the free
 * ones are solved for, and those that would turn negative are put back to zero on the way there.
 * Ends when no gradient says that a variable should be set free (Kuhn-Tucker conditions).
 *
 * <p>Source: Lawson and Hanson, "Solving Least Squares Problems", Prentice-Hall 1974, chapter 23,
 * algorithm NNLS (23.10). The free ones are solved by a new QR decomposition each time instead of
 * an updated one: calibrations have tens of unknowns.
 */
final class NonNegativeLeastSquares {
  /** Gradients below this share of the largest one at the start count as zero. */
  private static final double TOLERANCE = 1e-12;

  private final RealMatrix design;
  private final RealVector target;
  private final double[] solution;
  private final boolean[] free;

  /** Variables that rounding sent straight back to zero since the last progress. */
  private final boolean[] barred;

  private NonNegativeLeastSquares(RealMatrix design, RealVector target) {
    this.design = design;
    this.target = target;
    solution = new double[design.getColumnDimension()];
    free = new boolean[solution.length];
    barred = new boolean[solution.length];
  }

  /**
   * Returns the x of least {@code |A x - b|} with no component below zero.
   *
   * @param rows the rows of A, which has full column rank
   * @param target b
   */
  static double[] solve(double[][] rows, double[] target) {
    return new NonNegativeLeastSquares(new Array2DRowRealMatrix(rows), new ArrayRealVector(target))
        .solve();
  }

  private double[] solve() {
    double tolerance = TOLERANCE * Math.max(Double.MIN_NORMAL, descent().getLInfNorm());
    // Each round lowers the residual strictly, so that no set of free variables comes twice; the
    // bound is against rounding.
    int rounds = 10 * solution.length;
    int next = steepest(tolerance);
    while (next >= 0) {
      if (rounds-- == 0) {
        throw new IllegalStateException(
            "The fit did not end: the unknowns hang together too closely.");
      }
      free[next] = true;
      moveToFreeOptimum();
      if (free[next]) {
        Arrays.fill(barred, false);
      } else {
        barred[next] = true;
      }
      next = steepest(tolerance);
    }
    return solution;
  }

  /** Returns the negative gradient, {@code Aᵀ (b - A x)}. */
  private RealVector descent() {
    var x = new ArrayRealVector(solution);
    return design.preMultiply(target.subtract(design.operate(x)));
  }

  private int steepest(double tolerance) {
    var descent = descent();
    int best = -1;
    for (int j = 0; j < solution.length; j++) {
      if (!free[j]
          && !barred[j]
          && descent.getEntry(j) > tolerance
          && (best < 0 || descent.getEntry(j) > descent.getEntry(best))) {
        best = j;
      }
    }
    return best;
  }

  private void moveToFreeOptimum() {
    double[] wanted = freeOptimum();
    double step = stepUntilZero(wanted);
    while (step < 1) {
      for (int j = 0; j < solution.length; j++) {
        boolean blocks = free[j] && wanted[j] <= 0 && stepUntilZero(wanted, j) <= step;
        solution[j] = blocks ? 0 : solution[j] + step * (wanted[j] - solution[j]);
        free[j] = free[j] && !blocks;
      }
      wanted = freeOptimum();
      step = stepUntilZero(wanted);
    }
    System.arraycopy(wanted, 0, solution, 0, wanted.length);
  }

  /** Returns how far towards the wanted point the first variable turns zero, at most 1. */
  private double stepUntilZero(double[] wanted) {
    double step = 1;
    for (int j = 0; j < solution.length; j++) {
      if (free[j] && wanted[j] <= 0) {
        step = Math.min(step, stepUntilZero(wanted, j));
      }
    }
    return step;
  }

  private double stepUntilZero(double[] wanted, int j) {
    double distance = solution[j] - wanted[j];
    return distance == 0 ? 0 : solution[j] / distance;
  }

  private double[] freeOptimum() {
    double[] optimum = new double[solution.length];
    int count = 0;
    for (boolean isFree : free) {
      count += isFree ? 1 : 0;
    }
    if (count == 0) {
      return optimum;
    }
    int[] columns = new int[count];
    int c = 0;
    for (int j = 0; j < free.length; j++) {
      if (free[j]) {
        columns[c++] = j;
      }
    }
    int[] rows = new int[design.getRowDimension()];
    Arrays.setAll(rows, i -> i);
    var part = new QRDecomposition(design.getSubMatrix(rows, columns)).getSolver().solve(target);
    for (int k = 0; k < count; k++) {
      optimum[columns[k]] = part.getEntry(k);
    }
    return optimum;
  }
}

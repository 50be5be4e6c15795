package io.densimeter.model.calibration;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class NonNegativeLeastSquaresTest {
  @Test
  void withoutAnActiveBoundItIsTheOrdinarySolution() {
    // x + y = 3, x - y = 1, 2x = 4: exactly x = 2, y = 1.
    double[] x =
        NonNegativeLeastSquares.solve(
            new double[][] {{1, 1}, {1, -1}, {2, 0}}, new double[] {3, 1, 4});
    assertArrayEquals(new double[] {2, 1}, x, 1e-12);
  }

  @Test
  void aVariableThatWouldBeNegativeIsZeroAndTheOthersAreFittedAgain() {
    // Unbounded: x = 2, y = -1. With y = 0: x = (1 · 1 + 1 · 3) / (1 + 1) = 2.
    // With rows {1, 1} -> 1 and {1, 0} -> 3 the mean of 1 and 3.
    double[] x =
        NonNegativeLeastSquares.solve(new double[][] {{1, 1}, {1, 0}}, new double[] {1, 3});
    assertArrayEquals(new double[] {(1.0 + 3.0) / 2, 0}, x, 1e-12);
  }

  @Test
  void aTargetThatPointsAwayGivesZero() {
    double[] x =
        NonNegativeLeastSquares.solve(new double[][] {{1, 0}, {0, 1}}, new double[] {-1, -2});
    assertArrayEquals(new double[] {0, 0}, x);
  }

  /** The second one is put back to zero on the way, so that five rounds are needed for four. */
  @Test
  void aVariableThatWasPutBackComesAgainWhenItIsNeeded() {
    double[][] a = {
      {-1.5, -0.29, 1.13, 0.56},
      {-0.3, -0.45, 0.7, 0.1},
      {-0.6, 1.33, -0.82, 0.76},
      {0.31, 2.41, -1.42, -0.13}
    };
    double[] b = {0.63, 0.57, 1.73, -0.22};
    double[] x = NonNegativeLeastSquares.solve(a, b);
    // Four equations in four unknowns, whose solution is positive: they hold exactly.
    for (int i = 0; i < 4; i++) {
      assertTrue(x[i] > 0);
      assertEquals(b[i], a[i][0] * x[0] + a[i][1] * x[1] + a[i][2] * x[2] + a[i][3] * x[3], 1e-12);
    }
  }

  /**
   * A long column at a right angle to the target: its gradient at the solution is rounding, in one
   * of four seeds of the sign that sets it free.
   */
  @Test
  void roundingDoesNotKeepItGoing() {
    for (int seed = 0; seed < 300; seed++) {
      var random = new Random(seed);
      double[][] a = new double[4][2];
      double[] b = new double[4];
      double product = 0;
      double square = 0;
      for (int i = 0; i < 4; i++) {
        a[i][0] = random.nextDouble();
        b[i] = 3 * a[i][0];
        a[i][1] = random.nextGaussian();
        product += a[i][1] * b[i];
        square += b[i] * b[i];
      }
      for (int i = 0; i < 4; i++) {
        a[i][1] = 1e8 * (a[i][1] - product / square * b[i]);
      }
      double[] x = NonNegativeLeastSquares.solve(a, b);
      assertArrayEquals(new double[] {3, 0}, x, 1e-12, "seed " + seed);
    }
  }

  @Property(tries = 300)
  void theKuhnTuckerConditionsHold(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 12) int columns,
      @ForAll @IntRange(min = 0, max = 12) int moreRows) {
    var random = new Random(seed);
    int rows = columns + moreRows;
    // The last rows are a ridge, as in a fit, so that the rank is full.
    double[][] a = new double[rows + columns][columns];
    double[] b = new double[rows + columns];
    for (int i = 0; i < rows; i++) {
      Arrays.setAll(a[i], j -> random.nextInt(3) == 0 ? 0 : random.nextGaussian() * 10);
      b[i] = random.nextGaussian() * 10;
    }
    for (int j = 0; j < columns; j++) {
      a[rows + j][j] = 0.1;
    }
    requireKuhnTucker(a, b, "seed " + seed);
  }

  /** Columns of a calibration are alike: an exit is in most of them. */
  @Property(tries = 300)
  void theKuhnTuckerConditionsHoldWhenColumnsAreAlike(
      @ForAll long seed,
      @ForAll @IntRange(min = 2, max = 30) int columns,
      @ForAll @IntRange(min = 1, max = 9) int digits) {
    var random = new Random(seed);
    double unlike = StrictMath.pow(10, -digits);
    double[][] a = new double[2 * columns][columns];
    double[] b = new double[2 * columns];
    for (int i = 0; i < a.length; i++) {
      double common = random.nextDouble();
      Arrays.setAll(a[i], j -> common + unlike * random.nextDouble());
      b[i] = random.nextDouble() - 0.2;
    }
    requireKuhnTucker(a, b, "seed " + seed);
  }

  private static void requireKuhnTucker(double[][] a, double[] b, String message) {
    int columns = a[0].length;
    double[] x = NonNegativeLeastSquares.solve(a, b);
    for (int j = 0; j < columns; j++) {
      double gradient = 0;
      double scale = 0;
      for (int i = 0; i < a.length; i++) {
        double fitted = 0;
        for (int k = 0; k < columns; k++) {
          fitted += a[i][k] * x[k];
        }
        gradient += a[i][j] * (fitted - b[i]);
        scale += Math.abs(a[i][j]) * (Math.abs(fitted) + Math.abs(b[i]));
      }
      assertTrue(x[j] >= 0, message);
      if (x[j] > 0) {
        assertEquals(0, gradient, 1e-9 * (1 + scale), message);
      } else {
        assertTrue(gradient >= -1e-9 * (1 + scale), message);
      }
    }
  }
}

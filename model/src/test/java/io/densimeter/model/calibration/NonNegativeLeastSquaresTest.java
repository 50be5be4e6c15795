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
      assertTrue(x[j] >= 0, "seed " + seed);
      if (x[j] > 0) {
        assertEquals(0, gradient, 1e-9 * (1 + scale), "seed " + seed);
      } else {
        assertTrue(gradient >= -1e-9 * (1 + scale), "seed " + seed);
      }
    }
  }
}

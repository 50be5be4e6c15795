package io.densimeter.model.consolidation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.densimeter.model.consolidation.AdaptiveThreshold.Spread;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class OverloadDetectorTest {
  @Test
  void theMedianAbsoluteDeviationLowersTheThreshold() {
    // 0.3 to 0.5 in steps of 0.02: the median is 0.4, the deviations 0 to 0.1, of median 0.06.
    double[] history = new double[12];
    for (int i = 0; i < 11; i++) {
      history[i] = 0.3 + i * 0.02;
    }
    history[11] = 0.4; // and one more in the middle: 0, 0, .02, .02, .04, .04, .06, …
    var detector = new AdaptiveThreshold(Spread.MEDIAN_ABSOLUTE_DEVIATION, 2.5);
    assertEquals(1 - 2.5 * (0.04 + 0.06) / 2, detector.limitFraction(history, 12), 1e-12);
  }

  @Test
  void theInterquartileRangeLowersTheThreshold() {
    double[] history = new double[15];
    for (int i = 0; i < 15; i++) {
      history[i] = (14 - i) * 0.02;
    }
    // Ranks 4 and 12 of 15: 0.06 and 0.22.
    var detector = new AdaptiveThreshold(Spread.INTERQUARTILE_RANGE, 1.5);
    assertEquals(1 - 1.5 * (0.22 - 0.06), detector.limitFraction(history, 15), 1e-12);
  }

  @Test
  void tooShortAPastGivesAThresholdOfSeventyPercent() {
    var detector = new AdaptiveThreshold(Spread.INTERQUARTILE_RANGE, 1.5);
    assertEquals(0.7, detector.limitFraction(new double[30], 11));
    assertEquals(0.7, new LocalRegression(1.2, false).limitFraction(new double[10], 9));
  }

  @Test
  void aStraightLineIsExtrapolatedExactly() {
    // 0.30, 0.35, …, 0.75: the next is 0.80, the load of the last step 0.75.
    double[] history = new double[10];
    for (int back = 0; back < 10; back++) {
      history[back] = 0.75 - 0.05 * back;
    }
    double limit = 0.75 + 1 / 1.2 - 0.80;
    assertEquals(limit, new LocalRegression(1.2, false).limitFraction(history, 10), 1e-12);
    assertEquals(limit, new LocalRegression(1.2, true).limitFraction(history, 10), 1e-12);
  }

  @Test
  void theRobustRegressionForgetsAnOutlier() {
    double[] history = new double[10];
    Arrays.fill(history, 0.5);
    for (int back = 0; back < 10; back += 2) {
      history[back] += 0.001; // so that the median of the residuals is not 0
    }
    history[3] = 1;
    double plain = new LocalRegression(1.2, false).limitFraction(history, 10);
    double robust = new LocalRegression(1.2, true).limitFraction(history, 10);
    double level = 0.501 + 1 / 1.2 - 0.5005;
    assertEquals(level, robust, 0.002);
    assertEquals(0.04, Math.abs(level - plain), 0.03);
  }
}

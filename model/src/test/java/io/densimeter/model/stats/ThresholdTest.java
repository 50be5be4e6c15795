package io.densimeter.model.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The worked numbers of Bencher's documentation. */
class ThresholdTest {
  private static void assertPrints(String low, String high, int decimals, Threshold found) {
    assertEquals(low, String.format(Locale.ROOT, "%." + decimals + "f", found.low()));
    assertEquals(high, String.format(Locale.ROOT, "%." + decimals + "f", found.high()));
  }

  /** V37. */
  @Test
  void twentyFiveRunsOfMean100AndDeviation10() {
    assertPrints("78.54", "121.46", 2, Threshold.student(100, 10, 25, 0.977));
  }

  /** V38. */
  @Test
  void aTenthOf100AndTwoInterquartileRangesOf10() {
    assertPrints("90", "110", 0, Threshold.percentage(100, 0.10));
    assertPrints("80", "120", 0, Threshold.interquartile(100, 10, 2.0));
  }

  @Test
  void badArgumentsAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> Threshold.student(1, 1, 1, 0.9));
    assertThrows(IllegalArgumentException.class, () -> Threshold.student(1, 1, 5, 0.4));
    assertThrows(IllegalArgumentException.class, () -> Threshold.percentage(1, -0.1));
  }
}

package io.densimeter.model.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class LogHistogramTest {
  @Test
  void quantilesOfSmallNumbersAreExact() {
    var histogram = new LogHistogram();
    for (int value = 1; value <= 500; value++) {
      histogram.add(value);
    }
    assertEquals(250, histogram.quantile(0.5));
    assertEquals(475, histogram.quantile(0.95));
    assertEquals(500, histogram.quantile(1));
    assertEquals(500 * 501 / 2, histogram.sum());
  }

  @Test
  void quantilesOfLargeNumbersAreWithinTwoPerThousand() {
    for (long factor = 1; factor < 1L << 36; factor *= 10) {
      var histogram = new LogHistogram();
      for (int value = 1; value <= 10_000; value++) {
        histogram.add(value * factor);
      }
      for (double share : new double[] {0.01, 0.5, 0.9, 0.999}) {
        double exact = share * 10_000 * factor;
        assertEquals(exact, histogram.quantile(share), 0.002 * exact);
      }
    }
  }

  @Test
  void theWholeRangeOfPositiveNumbersHasBuckets() {
    var histogram = new LogHistogram();
    histogram.add(0);
    histogram.add(Long.MAX_VALUE);
    assertEquals(Long.MAX_VALUE, histogram.max());
    assertEquals(0, histogram.quantile(0.5));
  }

  @Test
  void twoHistogramsAddUp() {
    var one = new LogHistogram();
    one.add(3);
    var other = new LogHistogram();
    other.add(7);
    one.addAll(other);
    assertEquals(5, one.mean());
    assertEquals(2, one.count());
  }

  @Test
  void nothingHasNoQuantileAndNegativeNumbersAreRefused() {
    var histogram = new LogHistogram();
    assertThrows(IllegalStateException.class, () -> histogram.quantile(0.5));
    assertThrows(IllegalArgumentException.class, () -> histogram.add(-1));
  }
}

package io.densimeter.model.sizing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The published examples of the rules, to their last digit. */
class SizingRulesTest {
  /** V23. */
  @ParameterizedTest
  @CsvSource({"1.0, 2.0", "1.3, 2.6", "2.0, 4.0"})
  void tenCoresAtAFifth(double factor, String printed) {
    assertEquals(printed, String.format(Locale.ROOT, "%.1f", ComfortFactor.cores(10, 0.2, factor)));
  }

  /** V24. */
  @ParameterizedTest
  @CsvSource({"0, 1", "20, 1", "21, 2", "60, 3", "61, 4", "80, 4", "81, 5", "100, 5"})
  void starsByCoverage(double percent, int stars) {
    assertEquals(stars, CoverageStars.of(percent));
  }

  /** V27. */
  @Test
  void from10Point7To20Point7GuestsAHostIs93PercentMore() {
    double more = StackingRatio.improvement(10.7, 20.7);
    assertEquals("93", String.format(Locale.ROOT, "%.0f", 100 * more));
    assertEquals(10.7, StackingRatio.of(107, 10));
  }

  /** V28, and the intervals of the other charts. */
  @ParameterizedTest
  @CsvSource({"2000, 20", "30000, 300", "180000, 1800", "720000, 7200", "8640000, 86400"})
  void tenPercentReadyOnEachChart(double millis, double seconds) {
    assertEquals(0.10, CpuReady.fraction(millis, 1, seconds), 1e-15);
    assertEquals(0.05, CpuReady.fraction(millis, 2, seconds), 1e-15);
  }

  /** V29. */
  @Test
  void eightVcpusAtATenthShrinkByFour() {
    assertEquals(-4, ResizeLimit.change(8, 8 * 0.10));
    assertEquals(-1, ResizeLimit.change(8, 6.2));
    assertEquals(4, ResizeLimit.change(4, 12));
    assertEquals(0, ResizeLimit.change(1, 0));
  }

  /** V30; its failover nodes are in the test of the reserve. */
  @Test
  void thirtyTwoCoresWithTwoThreadsEachAreWorth48() {
    assertEquals(48, EffectiveCores.of(32, 64));
    assertEquals(32, EffectiveCores.of(32, 32));
  }

  @Test
  void badArgumentsAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> ComfortFactor.cores(10, 0.2, 0.9));
    assertThrows(IllegalArgumentException.class, () -> CoverageStars.of(101));
    assertThrows(IllegalArgumentException.class, () -> StackingRatio.improvement(0, 1));
    assertThrows(IllegalArgumentException.class, () -> CpuReady.fraction(-1, 1, 20));
    assertThrows(IllegalArgumentException.class, () -> ResizeLimit.change(0, 1));
    assertThrows(IllegalArgumentException.class, () -> EffectiveCores.of(32, 16));
  }
}

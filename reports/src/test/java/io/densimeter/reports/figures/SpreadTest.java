package io.densimeter.reports.figures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class SpreadTest {
  @Test
  void theIntervalIsStudentsAtNinetyFivePercent() {
    // Variance of 1..5 is 10 / 4; 2.776445105 is t(0.975, 4) in any printed table.
    var spread = Spread.of(1, 2, 3, 4, 5);
    assertEquals(15.0 / 5, spread.mean());
    assertEquals(2.776445105 * Math.sqrt(10.0 / 4 / 5), spread.halfWidth(), 1e-8);
  }

  @Test
  void twoReplicationsHaveTheWidestQuantile() {
    // t(0.975, 1) = 12.7062; the standard error of {0, 2} is 1.
    assertEquals(12.7062047, Spread.of(0, 2).halfWidth(), 1e-6);
  }

  @Test
  void oneReplicationHasNoInterval() {
    var spread = Spread.of(7.5);
    assertEquals(7.5, spread.mean());
    assertFalse(spread.replicated());
  }

  @Test
  void equalValuesHaveExactlyThatMeanAndNoWidth() {
    // The plain sum of three 0.1 over 3 is 0.10000000000000002.
    assertEquals(new Spread(0.1, 0, 3), Spread.of(0.1, 0.1, 0.1));
  }

  @Test
  void nanAndInfinityAndNothingAreBugs() {
    assertThrows(IllegalStateException.class, () -> Spread.of(1, Double.NaN));
    assertThrows(IllegalStateException.class, () -> Spread.of(Double.POSITIVE_INFINITY));
    assertThrows(IllegalStateException.class, () -> Spread.of());
  }
}

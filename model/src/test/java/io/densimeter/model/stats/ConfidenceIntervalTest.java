package io.densimeter.model.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Quantiles of Student's t are those of the printed tables: 12.706, 2.776 and 4.604. */
class ConfidenceIntervalTest {
  @Test
  void fiveValuesAreHeldAgainstThePrintedQuantileOfFourDegreesOfFreedom() {
    double[] values = {1, 2, 3, 4, 5};
    double variance = (4 + 1 + 0 + 1 + 4) / 4.0;
    var at95 = ConfidenceInterval.student(values, 0.95);
    assertEquals(3, at95.mean());
    assertEquals(2.776 * Math.sqrt(variance / 5), at95.halfWidth(), 0.0005);
    assertEquals(
        4.604 * Math.sqrt(variance / 5),
        ConfidenceInterval.student(values, 0.99).halfWidth(),
        0.0005);
  }

  @Test
  void twoValuesHaveTheTangentOfCauchysDistribution() {
    // With one degree of freedom t is Cauchy's: quantile(p) = tan(π (p - 1/2)), 12.706 at 0.975.
    var interval = ConfidenceInterval.student(new double[] {10, 12}, 0.95);
    assertEquals(11, interval.mean());
    assertEquals(StrictMath.tan(StrictMath.PI * 0.475) * 1, interval.halfWidth(), 1e-6);
    assertTrue(interval.known());
  }

  @Test
  void oneValueHasAnUnknownHalfWidthThatIsZeroAndNotNaN() {
    var interval = ConfidenceInterval.student(new double[] {7}, 0.95);
    assertEquals(new ConfidenceInterval(7, 0, 1), interval);
    assertFalse(interval.known());
  }

  @Test
  void equalValuesHaveAWidthOfZeroThatIsKnown() {
    var interval = ConfidenceInterval.student(new double[] {7, 7, 7}, 0.95);
    assertEquals(new ConfidenceInterval(7, 0, 3), interval);
    assertTrue(interval.known());
  }

  @Test
  void nothingAndNotANumberAndALevelOfPercentAreRefused() {
    assertThrows(
        IllegalArgumentException.class, () -> ConfidenceInterval.student(new double[0], 0.95));
    assertEquals(
        "The values [1.0, NaN] must be finite.",
        assertThrows(
                IllegalArgumentException.class,
                () -> ConfidenceInterval.student(new double[] {1, Double.NaN}, 0.95))
            .getMessage());
    assertEquals(
        "The level (95.0) must be more than 0 and less than 1.",
        assertThrows(
                IllegalArgumentException.class,
                () -> ConfidenceInterval.student(new double[] {1, 2}, 95))
            .getMessage());
  }
}

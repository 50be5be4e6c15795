package io.densimeter.model.tco;

import static io.densimeter.model.tco.PresentValue.Timing.END_OF_YEAR;
import static io.densimeter.model.tco.PresentValue.Timing.START_OF_YEAR;
import static io.densimeter.model.tco.Printed.assertPrints;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PresentValueTest {
  private static final double[] FOUR_HUNDREDS = {100, 100, 100, 100};

  /** V16. */
  @Test
  void fourFlowsAt7PercentAtTheEndAndAtTheStartOfTheYear() {
    assertPrints("338.72", PresentValue.of(FOUR_HUNDREDS, 0.07, END_OF_YEAR));
    assertPrints("362.43", PresentValue.of(FOUR_HUNDREDS, 0.07, START_OF_YEAR));
  }

  @Test
  void aLevelFlowIsWorthItsFlowsOneByOne() {
    assertPrints("338.72", PresentValue.ofLevel(100, 0.07, 4));
    double[] fifteen = new double[15];
    Arrays.fill(fifteen, 100);
    assertEquals(
        PresentValue.of(fifteen, 0.07, END_OF_YEAR), PresentValue.ofLevel(100, 0.07, 15), 1e-9);
  }

  @Test
  void halfAYearAtTheEndCountsHalfAndIsDueAtTheEndOfTheHorizon() {
    double wholeYears = 100 / 1.07 + 100 / (1.07 * 1.07) + 100 / (1.07 * 1.07 * 1.07);
    double halfYear = 50 / (1.07 * 1.07 * 1.07 * Math.sqrt(1.07));
    assertEquals(wholeYears + halfYear, PresentValue.ofLevel(100, 0.07, 42 / 12.0), 1e-9);
  }

  @Test
  void aHorizonBelowAYearIsDueAtItsEnd() {
    assertEquals(25 / Math.sqrt(Math.sqrt(1.07)), PresentValue.ofLevel(100, 0.07, 0.25), 1e-9);
  }

  @Test
  void withoutDiscountItIsThePlainSum() {
    assertEquals(4 * 100, PresentValue.of(FOUR_HUNDREDS, 0, END_OF_YEAR));
    assertEquals(3.5 * 100, PresentValue.ofLevel(100, 0, 3.5));
    assertEquals(49 * 100, PresentValue.ofLevel(100, 0, 49));
  }

  @Test
  void flowsThatAreNotNumbersAreRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> PresentValue.of(new double[] {Double.NaN}, 0.07, END_OF_YEAR));
    assertThrows(IllegalArgumentException.class, () -> PresentValue.ofLevel(Double.NaN, 0.07, 4));
    assertThrows(IllegalArgumentException.class, () -> PresentValue.ofLevel(1, -0.07, 4));
    assertThrows(IllegalArgumentException.class, () -> PresentValue.ofLevel(1, 0.07, 0));
  }
}

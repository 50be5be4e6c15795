package io.densimeter.model.tco;

import static io.densimeter.model.tco.Printed.assertPrints;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Cases of Hamilton's data-centre cost model of 2008 and 2010, and of engineering tables. */
class AnnuityTest {
  /** V1. */
  @Test
  void aHundredMillionAt5PercentOver36Months() {
    assertPrints("2,997,090", Annuity.payment(100e6, 0.05, 36));
    assertPrints("1,999,059", Annuity.payment(66.7e6, 0.05, 36));
  }

  /** V2. */
  @Test
  void thePowerAndCoolingShareOfAPlantOver180Months() {
    assertPrints("1,296,902", 0.82 * Annuity.payment(200e6, 0.05, 180));
  }

  /** V17. */
  @Test
  void capitalRecoveryAt7Percent() {
    assertPrints("0.38105", Annuity.capitalRecoveryFactor(0.07, 3));
    assertPrints("0.24389", Annuity.capitalRecoveryFactor(0.07, 5));
    assertPrints("0.10979", Annuity.capitalRecoveryFactor(0.07, 15));
  }

  @Test
  void withoutInterestAPaymentIsAnEqualPart() {
    assertEquals(7_700 / 36.0, Annuity.payment(7_700, 0, 36), 1e-9);
    assertPrints("213.89", Annuity.payment(7_700, 0, 36));
    assertEquals(1 / 4.0, Annuity.capitalRecoveryFactor(0, 4));
  }

  @Test
  void aTinyRateIsNearNoRateAndNotInfinite() {
    assertEquals(100, Annuity.payment(3_600, 1e-18, 36), 1e-9);
  }

  @Property(tries = 300, seed = "20110303")
  void thePaymentsPayOffTheLoanMonthByMonth(
      @ForAll @DoubleRange(min = 0, max = 1) double rate,
      @ForAll @IntRange(min = 1, max = 120) int months) {
    double payment = Annuity.payment(1_000, rate, months);
    double owed = 1_000;
    for (int month = 0; month < months; month++) {
      owed = owed * (1 + rate / 12) - payment;
    }
    assertEquals(0, owed, 1e-9 * Math.pow(1 + rate / 12, months) * 1_000);
  }

  @Test
  void badArgumentsAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> Annuity.payment(-1, 0.05, 36));
    assertThrows(IllegalArgumentException.class, () -> Annuity.payment(1, Double.NaN, 36));
    assertEquals(
        "The number of payments (0.0) must be positive and finite.",
        assertThrows(IllegalArgumentException.class, () -> Annuity.payment(1, 0.05, 0))
            .getMessage());
  }
}

package io.densimeter.model.tco;

import static io.densimeter.model.tco.Printed.assertPrints;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class EnergyTest {
  /** V3. */
  @Test
  void fifteenMegawattsForAMonthOf730Hours() {
    assertPrints("1,042,440", 0.07 * Energy.siteKwh(Energy.kwh(15e6 * 0.8, 730), 1.7));
  }

  @Test
  void aMonthOf720HoursCostsLessThanOneOf730() {
    assertPrints("474,208", 0.07 * Energy.siteKwh(Energy.kwh(8e6 * 0.8, 730), 1.45));
    assertPrints("467,712", 0.07 * Energy.siteKwh(Energy.kwh(8e6 * 0.8, 720), 1.45));
  }

  /** V12. */
  @Test
  void aServerOf275WattsOverFourYearsAtTheExactAndTheRoundedPrice() {
    double kwh = Energy.kwh(275, 4 * 8_760);
    assertPrints("9,636", kwh);
    assertPrints("673.56", kwh * 0.0699);
    assertPrints("674.52", kwh * 0.07);
  }

  /** V13. */
  @Test
  void aServerOf380WattsOverAYearOf8766Hours() {
    assertPrints("333.11", 0.10 * Energy.kwh(380, 8_766));
  }

  /** V36. */
  @Test
  void twentyHostsOnFourSaveTheSiteThisMuchAYear() {
    assertPrints("25,754.4", Energy.siteKwh(Energy.kwh(1_960, 8_760), 1.5));
    assertPrints("7,358.4", Energy.siteKwh(Energy.kwh(560, 8_760), 1.5));
  }

  @Test
  void aDayOfATraceGoesOnForAYear() {
    long day = 24L * 3_600 * 1_000_000_000;
    assertEquals(2_419.2 * 365, Energy.yearlyKwh(2_419.2, day, 8_760), 1e-6);
  }

  @Test
  void badArgumentsAreRefusedWithAGuess() {
    assertEquals(
        "The pue (0.5) must be 1 or more: a site uses at least what its servers use. Maybe 2.0?",
        assertThrows(IllegalArgumentException.class, () -> Energy.siteKwh(1, 0.5)).getMessage());
    assertThrows(IllegalArgumentException.class, () -> Energy.siteKwh(1, Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> Energy.yearlyKwh(1, 0, 8_760));
    assertThrows(IllegalArgumentException.class, () -> Energy.kwh(Double.NaN, 1));
  }
}

package io.densimeter.model.tco;

import static io.densimeter.model.tco.Printed.assertPrints;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Published cost models of whole data centres, put together from this package's functions. */
class DataCentreModelsTest {
  @Test
  void hamilton2008() {
    double servers = Annuity.payment(50_000 * 2_000, 0.05, 36);
    double facility = Annuity.payment(200e6, 0.05, 180);
    double power = monthlyPower(15e6 * 0.8, 1.7, 0.07);
    assertPrints("5,621,117", servers + facility + power);
    assertPrints("2,339,342", 0.82 * facility + power);
  }

  @Test
  void hamilton2010WithThePrintedAndWithTheExactPriceOfItsServers() {
    double rest =
        Annuity.payment(12.81e6, 0.05, 48)
            + Annuity.payment(72e6, 0.05, 120)
            + monthlyPower(8e6 * 0.8, 1.45, 0.07);
    assertPrints("3,531,944", Annuity.payment(66.7e6, 0.05, 36) + rest);
    double exact = Annuity.payment(45_978 * 1_450, 0.05, 36) + rest;
    assertPrints("3,530,988", exact);
    assertPrints("76.80", exact / 45_978);
  }

  @Test
  void theTextbookWarehouse() {
    double total =
        Annuity.payment(66.7e6, 0.05, 36)
            + Annuity.payment(12.81e6, 0.05, 48)
            + Annuity.payment(88e6, 0.05, 120)
            + monthlyPower(8e6 * 0.8, 1.45, 0.07)
            + 85_000;
    assertPrints("3,786,649", total);
    assertPrints("0.1128", total / 45_978 / 730);
  }

  /** Dollars by watt and month: facility over 12 years, server over 3, both with interest. */
  @ParameterizedTest
  @CsvSource({
    "340, 7700, 0.08, 10, 1.5, 1.00, 0.067, 326.99, '11,771.65'",
    "340, 7700, 0.08, 10, 1.8, 0.75, 0.067, 324.53, '11,683.08'",
    "500, 2000, 0.08, 10, 1.8, 0.75, 0.100, 188.17, '6,774.23'",
    "300, 6000, 0.12, 15, 2.0, 0.75, 0.062, 298.81, '10,757.20'",
  })
  void costByWattAndMonth(
      double watts,
      double price,
      double interest,
      double facilityPerWatt,
      double pue,
      double averagePower,
      double perKwh,
      String perMonth,
      String overLife) {
    double facility = Annuity.payment(facilityPerWatt * watts, interest, 144) + 0.04 * watts;
    double power = perKwh * Energy.siteKwh(Energy.kwh(averagePower * watts, 24 * 30), pue);
    double server = Annuity.payment(price, interest, 36) + 0.05 * price / 36;
    assertPrints(perMonth, facility + power + server);
    assertPrints(overLife, 36 * (facility + power + server));
  }

  private static double monthlyPower(double watts, double pue, double perKwh) {
    return perKwh * Energy.siteKwh(Energy.kwh(watts, 730), pue);
  }
}

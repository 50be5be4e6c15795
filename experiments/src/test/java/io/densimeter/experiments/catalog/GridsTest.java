package io.densimeter.experiments.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Grids and tariffs of the catalogue, as published. */
class GridsTest {
  private static final Catalog CATALOG = Catalog.shipped();

  /** Published in tonnes of CO2e for a kilowatt-hour, which are 1,000 kg. */
  @ParameterizedTest
  @CsvSource({
    "us-east-1, 0.000415755",
    "us-west-2, 0.000350861",
    "germany, 0.000338",
    "ireland, 0.000316",
    "united-kingdom, 0.000228",
    "france, 0.000052",
    "sweden, 0.000008",
    "india, 0.000708",
    "sydney, 0.00079",
    "brazil, 0.000074",
  })
  void gridsEmitWhatIsPublished(String name, double tonnesPerKwh) {
    assertEquals(1_000 * tonnesPerKwh, CATALOG.grid(name).intensityKilogramsPerKwh(), 1e-12);
  }

  @ParameterizedTest
  @CsvSource({"hamilton-2010, 0.07", "asg-business-case, 0.13", "ibm-servers, 0.10"})
  void flatTariffsHaveOnePriceAllWeek(String name, double price) {
    var tariff = CATALOG.tariff(name).tariff(name, 1);
    assertEquals(1, tariff.bands().size());
    assertEquals(price, tariff.bands().get(0).pricePerKwh());
    assertEquals(0, tariff.demandPerKilowattMonth());
  }

  @Test
  void everyGridAndTariffHasASource() {
    for (var name : CATALOG.names().grids()) {
      assertNotNull(CATALOG.grid(name).source(), name);
    }
    for (var name : CATALOG.names().tariffs()) {
      assertNotNull(CATALOG.tariff(name).source(), name);
    }
    var example = CATALOG.tariff("time-of-use-example").source();
    assertNotNull(example);
    assertTrue(example.startsWith("assumption"), example);
  }
}

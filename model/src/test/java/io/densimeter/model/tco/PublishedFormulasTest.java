package io.densimeter.model.tco;

import static io.densimeter.model.tco.Printed.assertPrints;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.densimeter.model.tco.CoreAndMemoryPrice.Counted;
import io.densimeter.model.tco.CoreAndMemoryPrice.Ratio;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

/** Formulas of published calculators, with the figures that they print. */
class PublishedFormulasTest {
  @Test
  void colocationOf64Cores() {
    var site = new Colocation(0.009, 2, 1.8, 0.4);
    assertPrints("2.0736", site.drawnKilowatts(64));
    assertPrints("3.456", site.rentedKilowatts(64));
    assertPrints("8,294.40", site.rentedKilowatts(64) * 200 * 12);
  }

  @Test
  void aServerOf32CoresAnd512GbInBothReadingsOfTheRatioAndOfTheCores() {
    var memoryPerThread =
        new CoreAndMemoryPrice(113.87, 16.232, Ratio.MEMORY_PER_THREAD, Counted.CORES);
    assertPrints("243.73", memoryPerThread.ofCore(32, 512));
    assertPrints("7,799", memoryPerThread.ofServer(32, 512));
    assertPrints(
        "15,598",
        new CoreAndMemoryPrice(113.87, 16.232, Ratio.MEMORY_PER_THREAD, Counted.THREADS)
            .ofServer(32, 512));
    assertPrints(
        "115.90",
        new CoreAndMemoryPrice(113.87, 16.232, Ratio.THREADS_PER_MEMORY, Counted.CORES)
            .ofCore(32, 512));
  }

  @Test
  void aHostOf69500DollarsIsPaidByTheMemoryItSells() {
    double host = 31_500 + 12_000 + 10_000 + 16_000;
    assertPrints("198.6", UnitCost.unitsToSell(host, 350));
    assertPrints("271.5", host / 256);
    assertPrints("77.6", 100 * UnitCost.unitsToSell(host, 350) / 256);
  }

  @Test
  void twiceTheGuestsWithTwiceTheUseCostTheSameEach() {
    assertEquals(250, UnitCost.recoveredPerGuest(5_000, 0.25, 5));
    assertEquals(250, UnitCost.recoveredPerGuest(5_000, 0.50, 10));
  }

  @Property(tries = 300, seed = "20110303")
  void currenciesRoundTrip(
      @ForAll @DoubleRange(max = 1e12) double amount,
      @ForAll @DoubleRange(min = 0.01, max = 10_000) double rate) {
    var rates = new ExchangeRates("EUR", Map.of("USD", rate));
    assertEquals(amount, rates.fromBill(rates.toBill(amount, "USD"), "USD"), 1e-12 * amount);
    assertEquals(amount, rates.toBill(amount, "EUR"));
  }

  @Property(tries = 300, seed = "20110303")
  void hoursMonthsAndYearsRoundTrip(
      @ForAll @DoubleRange(max = 1e12) double amount,
      @ForAll @DoubleRange(min = 672, max = 744) double hours) {
    var month = new BillingMonth(hours);
    assertEquals(amount, month.hourOfYear(month.yearOfHours(amount)), 1e-12 * amount);
    assertEquals(amount, month.yearOfHours(month.hourOfYear(amount)), 1e-12 * amount);
    assertEquals(amount / 12, month.hourOfMonth(month.yearOfHours(amount / 144)), 1e-12 * amount);
  }

  @Test
  void aCurrencyWithoutARateIsRefused() {
    assertEquals(
        "There is no rate from USD to EUR; known are GBP, EUR.",
        assertThrows(
                IllegalArgumentException.class,
                () -> new ExchangeRates("EUR", Map.of("GBP", 1.2)).toBill(1, "USD"))
            .getMessage());
  }
}

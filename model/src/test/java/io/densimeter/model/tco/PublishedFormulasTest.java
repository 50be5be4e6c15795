package io.densimeter.model.tco;

import static io.densimeter.model.tco.Printed.assertPrints;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.densimeter.model.tco.CoreAndMemoryPrice.Counted;
import io.densimeter.model.tco.CoreAndMemoryPrice.Ratio;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

/** Formulas of published calculators, with the figures that they print. */
class PublishedFormulasTest {
  /** V14. */
  @Test
  void colocationOf64Cores() {
    var site = new Colocation(0.009, 2, 1.8, 0.4);
    assertPrints("2.0736", site.drawnKilowatts(64));
    assertPrints("3.456", site.rentedKilowatts(64));
    assertPrints("8,294.40", site.rentedKilowatts(64) * 200 * 12);
  }

  /** V15. */
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

  /** V18: 400 servers, 45 to an administrator, become 400 guests, 76 to one. */
  @Test
  void administratorsBeforeAndAfterConsolidation() {
    assertPrints("8.89", administrators(1, 45));
    assertPrints("5.26", administrators(400, 76));
    assertPrints("755,556", 85_000 * administrators(1, 45));
    assertPrints("447,368", 85_000 * administrators(400, 76));
  }

  /** Returns what the labour of 400 guests on so many each costs, at a salary of 1 a year. */
  private static double administrators(int guestsPerHost, double ratio) {
    var labour =
        new Charge(
            CostCategory.LABOUR,
            "administrators",
            CostDriver.GUEST,
            List.of(Estates.is("salary", 1_000_000)),
            List.of(Estates.is("per-administrator", ratio)),
            Charge.When.YEARLY,
            Estates.is("raise", 0),
            "%s / %s");
    var estate = Estates.of(400 / guestsPerHost, guestsPerHost, 100, 0);
    return Estates.bill(Estates.terms(1, 0, 730), estate, labour).total() / 1_000_000;
  }

  /** V39. */
  @Test
  void aHostOf69500DollarsIsPaidByTheMemoryItSells() {
    double host = 31_500 + 12_000 + 10_000 + 16_000;
    assertPrints("198.6", UnitCost.unitsToSell(host, 350));
    assertPrints("271.5", host / 256);
    assertPrints("77.6", 100 * UnitCost.unitsToSell(host, 350) / 256);
  }

  /** V40. */
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

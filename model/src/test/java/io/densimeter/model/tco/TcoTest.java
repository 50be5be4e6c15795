package io.densimeter.model.tco;

import static io.densimeter.model.tco.Printed.assertPrints;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.densimeter.model.machine.HostType;
import io.densimeter.model.machine.PowerCurve;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class TcoTest {
  private static final long HOUR = 3_600_000_000_000L;

  private static final TcoInputs INPUTS =
      new TcoInputs(
          "USD",
          4,
          0.07,
          0.12,
          1.6,
          730,
          List.of(
              new Licence("hypervisor", Licence.Per.HOST, 50, Licence.Payment.YEARLY),
              new Licence("guest-os", Licence.Per.GUEST, 882, Licence.Payment.ONCE)));

  private static final BilledEstate ESTATE =
      new BilledEstate(
          List.of(new BilledHosts(host("dl380", 7_000), 3), new BilledHosts(host("old", 1), 0)),
          2,
          10,
          12,
          24 * HOUR);

  @Test
  void everyLineIsThatOfTheHand() {
    // 4 yearly flows at 7 % are worth 3.387211 of one; 12 kWh a day are 4,380 a year.
    assertEquals(
        List.of(
            new CostLine("servers: dl380", 3 * 7_000_00, "3 × 7,000.00 USD at year 0"),
            new CostLine(
                "energy",
                Math.round(100 * 840.96 * 3.387211),
                "12.000 kWh in 24 h is 4,380.000 kWh in a year of 8760 h; × PUE 1.6 × 0.12 USD/kWh"
                    + " is 840.96 USD/year; 4 years at 7 %/year"),
            new CostLine(
                "licence: hypervisor", 338_72, "2 hosts × 50.00 USD/year; 4 years at 7 %/year"),
            new CostLine("licence: guest-os", 10 * 882_00, "10 guests × 882.00 USD at year 0")),
        Tco.of(INPUTS, ESTATE).lines());
  }

  @Test
  void theTotalIsTheSumOfTheLinesToTheCent() {
    var result = Tco.of(INPUTS, ESTATE);
    assertEquals(21_000_00 + 2_848_51 + 338_72 + 8_820_00, result.totalCents());
    assertEquals(33_007.23, result.total());
  }

  @Test
  void theLevelCostIsTheMonthlyPaymentOfTheTotalByGuest() {
    // A hundred million at 5 % over 36 months is 2,997,090 a month.
    var inputs = new TcoInputs("USD", 3, 0.05, 0, 1, 730, List.of());
    var servers = List.of(new BilledHosts(host("centre", 100e6), 1));
    assertPrints(
        "2,997,090", Tco.of(inputs, new BilledEstate(servers, 1, 1, 0, HOUR)).perGuestMonth());
    assertPrints(
        "2,997.090", Tco.of(inputs, new BilledEstate(servers, 1, 1000, 0, HOUR)).perGuestMonth());
  }

  @Test
  void withoutDiscountTheBillIsThePlainSumAndAMonthItsEqualPart() {
    var result = Tco.of(with(0, 0.12, 3.5), ESTATE);
    long cents = 21_000_00 + Math.round(3.5 * 840_96) + (long) (3.5 * 100_00) + 8_820_00;
    assertEquals(cents, result.totalCents());
    assertEquals(cents / 100.0 / 42 / 10, result.perGuestMonth(), 1e-9);
  }

  @Test
  void aYearIsTwelveOfTheMonthsThatWereAskedFor() {
    var months = new TcoInputs("USD", 1, 0, 1, 1, 720, List.of());
    // 1 kWh an hour for twelve months of 720 hours.
    var estate = new BilledEstate(List.of(), 1, 1, 5, 5 * HOUR);
    assertEquals(8_640_00, Tco.of(months, estate).totalCents());
  }

  @Property(tries = 300, seed = "20110303")
  void dearerEnergyNeverLowersTheCost(
      @ForAll("estates") BilledEstate estate,
      @ForAll @DoubleRange(max = 1) double discount,
      @ForAll @DoubleRange(max = 10) double price,
      @ForAll @DoubleRange(max = 10) double more) {
    var cheap = Tco.of(with(discount, price, 4), estate);
    var dear = Tco.of(with(discount, price + more, 4), estate);
    assertTrue(dear.totalCents() >= cheap.totalCents());
    assertTrue(dear.perGuestMonth() >= cheap.perGuestMonth());
  }

  @Property(tries = 300, seed = "20110303")
  void theLinesAddUpToTheTotalAndEveryFigureIsFinite(
      @ForAll("estates") BilledEstate estate,
      @ForAll @DoubleRange(max = 1) double discount,
      @ForAll @DoubleRange(min = 0.1, max = 50) double years) {
    var result = Tco.of(with(discount, 0.12, years), estate);
    long sum = 0;
    for (var line : result.lines()) {
      sum += Math.round(line.present() * 100);
      assertTrue(Double.isFinite(line.present()) && line.present() >= 0);
    }
    assertEquals(sum, result.totalCents());
    assertTrue(Double.isFinite(result.perGuestMonth()) && result.perGuestMonth() > 0);
  }

  @Property(tries = 300, seed = "20110303")
  void discountNeverRaisesThePresentValue(
      @ForAll("estates") BilledEstate estate,
      @ForAll @DoubleRange(max = 1) double discount,
      @ForAll @DoubleRange(min = 0.1, max = 50) double years) {
    assertTrue(
        Tco.of(with(discount, 0.12, years), estate).totalCents()
            <= Tco.of(with(0, 0.12, years), estate).totalCents());
  }

  @Test
  void inputsThatAreNoBillAreRefused() {
    assertEquals(
        "The discountPerYear (7.0) must be 0 to 1.",
        assertThrows(IllegalArgumentException.class, () -> with(7, 0.12, 4)).getMessage());
    assertThrows(IllegalArgumentException.class, () -> with(0.07, Double.NaN, 4));
    assertThrows(IllegalArgumentException.class, () -> with(0.07, 0.12, 0));
    assertEquals(
        "The guests (0) must be positive.",
        assertThrows(
                IllegalArgumentException.class, () -> new BilledEstate(List.of(), 1, 0, 1, HOUR))
            .getMessage());
    assertEquals(
        "The amount (1.0E20) is too large for a bill.",
        assertThrows(
                IllegalArgumentException.class,
                () ->
                    Tco.of(
                        INPUTS,
                        new BilledEstate(
                            List.of(new BilledHosts(host("gold", 1e20), 1)), 1, 1, 1, HOUR)))
            .getMessage());
  }

  @Provide
  Arbitrary<BilledEstate> estates() {
    return Combinators.combine(
            Arbitraries.integers().between(1, 10_000),
            Arbitraries.doubles().between(0.01, 100_000),
            Arbitraries.integers().between(1, 100_000),
            Arbitraries.doubles().between(0, 1e6),
            Arbitraries.longs().between(1, 10_000 * HOUR))
        .as(
            (hosts, price, guests, kwh, nanos) ->
                new BilledEstate(
                    List.of(new BilledHosts(host("any", price), hosts)),
                    hosts,
                    guests,
                    kwh * nanos / HOUR / 1_000,
                    nanos));
  }

  private static TcoInputs with(double discount, double energyPrice, double years) {
    return new TcoInputs("USD", years, discount, energyPrice, 1.6, 730, INPUTS.licences());
  }

  private static HostType host(String name, double price) {
    return new HostType(
        name, "any", 1, 1, 1, new PowerCurve("none", "test", new double[11]), price);
  }
}

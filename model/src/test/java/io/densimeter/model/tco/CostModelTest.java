package io.densimeter.model.tco;

import static io.densimeter.model.tco.Printed.assertPrints;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class CostModelTest {
  private static final CostedEstate TEN_GUESTS = Estates.of(2, 5, 300, 4_380);

  @Test
  void everyLineIsThatOfTheHand() {
    var bill =
        Estates.bill(
            Estates.terms(4, 0.07, 730),
            TEN_GUESTS,
            Asset.cash(CostCategory.SERVERS, "dl380", CostDriver.HOST, Estates.is("price", 7_000)),
            Estates.energy(0.12, 1.6),
            new LicenceCost(
                "hypervisor",
                List.of(
                    LicenceOffer.simple(
                        "hv", LicenceOffer.Metric.HOST, Estates.is("hv", 50), true)),
                Estates.is("hv.support", 0)));
    // 4,380 kWh × 0.12 is 525.60 a year, and 0.6 of it is lost; 4 flows at 7 % are worth 3.387211.
    assertEquals(
        List.of(
            new CostLine(
                CostCategory.SERVERS,
                "dl380",
                List.of(14_000_00L, 0L, 0L, 0L, 0L),
                14_000_00,
                335_25,
                "2 × 7,000.00 USD at year 0"),
            new CostLine(
                CostCategory.ENERGY,
                "servers",
                List.of(0L, 525_60L, 525_60L, 525_60L, 525_60L),
                Math.round(100 * 525.60 * 3.387211),
                42_63,
                "4,380.000 kWh in a year of 8760 h × 0.12 USD/kWh; 4 years at 7 %/year"),
            new CostLine(
                CostCategory.ENERGY,
                "power and cooling losses",
                List.of(0L, 315_36L, 315_36L, 315_36L, 315_36L),
                Math.round(100 * 315.36 * 3.387211),
                25_58,
                "4,380.000 kWh × (PUE 1.6 − 1) in a year of 8760 h × 0.12 USD/kWh; 4 years at 7"
                    + " %/year"),
            new CostLine(
                CostCategory.LICENCES,
                "hypervisor",
                List.of(0L, 100_00L, 100_00L, 100_00L, 100_00L),
                338_72,
                8_11,
                "2 hosts × 50.00 USD/year; 4 years at 7 %/year")),
        bill.lines());
    assertEquals(14_000_00 + 1_780_32 + 1_068_19 + 338_72, bill.totalCents());
  }

  @Test
  void theLevelCostIsTheMonthlyPaymentOfTheTotalByGuest() {
    // A hundred million at 5 % over 36 months is 2,997,090 a month.
    var centre =
        Asset.cash(CostCategory.SERVERS, "", CostDriver.ESTATE, Estates.is("price", 100e6));
    var terms = Estates.terms(3, 0.05, 730);
    assertPrints("2,997,090", Estates.bill(terms, Estates.of(1, 1, 1, 0), centre).perGuestMonth());
    assertPrints(
        "2,997.090", Estates.bill(terms, Estates.of(10, 100, 1, 0), centre).perGuestMonth());
  }

  @Test
  void whatFallsDueAtTheStartOfAYearIsDiscountedAYearLess() {
    var charge =
        Charge.of(
            CostCategory.SUPPORT,
            "any",
            CostDriver.ESTATE,
            Estates.is("any", 100),
            Charge.When.YEARLY);
    var start =
        new CostTerms(
            "USD", 4, Estates.is("discount", 0.07), PresentValue.Timing.START_OF_YEAR, 730);
    assertEquals(362_43, Estates.bill(start, TEN_GUESTS, charge).totalCents());
    assertEquals(
        338_72, Estates.bill(Estates.terms(4, 0.07, 730), TEN_GUESTS, charge).totalCents());
  }

  @Test
  void anAssetIsBoughtAgainAndWhatIsLeftOfItCountsBack() {
    // Bought at years 0 and 3; after year 4 two of three years are left of the second.
    var bill =
        Estates.bill(Estates.terms(4, 0, 730), TEN_GUESTS, Estates.cash("array", 9_000, 3, 0, 0));
    assertEquals(
        List.of(9_000_00L, 0L, 0L, 9_000_00L, -6_000_00L), bill.lines().get(0).yearCents());
    // With a tenth left at the end of a life: 900 back at year 3; 9,000 − 8,100/3 at the end.
    var residual =
        Estates.bill(Estates.terms(4, 0, 730), TEN_GUESTS, Estates.cash("array", 9_000, 3, 0.1, 0));
    assertEquals(
        List.of(9_000_00L, 0L, 0L, 9_000_00L - 900_00L, -6_300_00L),
        residual.lines().get(0).yearCents());
  }

  @Test
  void anAssetThatGrowsIsBoughtWhenItIsNeeded() {
    // 100, then 50 % more each year: 50 at year 1, 75 at year 2; each lasts for two years.
    var bill =
        Estates.bill(Estates.terms(3, 0, 730), TEN_GUESTS, Estates.cash("array", 100, 2, 0, 0.5));
    // At year 2 the first 100 are through and 225 are needed, of which 50 are there: 175.
    // At the end the 50 are through, and half of the 175 are left.
    assertEquals(List.of(100_00L, 50_00L, 175_00L, -87_50L), bill.lines().get(0).yearCents());
  }

  @Test
  void duringAMigrationBothEstatesCost() {
    var terms = Estates.terms(3, 0, 730);
    var rent =
        Charge.of(
            CostCategory.FACILITY,
            "rent",
            CostDriver.HOST,
            Estates.is("rent", 100),
            Charge.When.YEARLY);
    var project =
        Charge.of(
            CostCategory.MIGRATION,
            "project",
            CostDriver.GUEST,
            Estates.is("project", 10),
            Charge.When.ONCE);
    var model =
        new CostModel(
            terms,
            List.of(
                new CostPart(
                    "", Estates.of(5, 7, 1, 0), List.of(rent, project), List.of(0.2, 0.5, 1.0)),
                new CostPart(
                    "old", Estates.of(35, 1, 1, 0), List.of(rent), List.of(0.8, 0.5, 0.0))));
    var bill = model.bill();
    assertEquals(
        List.of(List.of(0L, 100_00L, 250_00L, 500_00L), List.of(0L, 2800_00L, 1750_00L, 0L)),
        List.of(bill.lines().get(0).yearCents(), bill.lines().get(1).yearCents()));
    assertEquals(List.of(70_00L, 105_00L, 175_00L, 0L), bill.lines().get(2).yearCents());
    assertEquals("facility: old rent", bill.lines().get(1).label());
  }

  @Test
  void administratorsByTheServersThatOneCanKeep() {
    // 400 servers and 45 for an administrator are 8.89 of them; 76 virtual ones, 5.26.
    assertPrints("755,556", administrators(45));
    assertPrints("8.89", administrators(45) / 85_000);
    assertPrints("447,368", administrators(76));
    assertPrints("5.26", administrators(76) / 85_000);
    assertPrints("45,333", 24 * administrators(45) / 400);
  }

  private static double administrators(double ratio) {
    var labour =
        new Charge(
            CostCategory.LABOUR,
            "administration",
            CostDriver.GUEST,
            List.of(Estates.is("salary", 85_000)),
            List.of(Estates.is("ratio", ratio)),
            Charge.When.YEARLY,
            Estates.is("raise", 0.03),
            "%s / %s");
    return Estates.bill(Estates.terms(1, 0, 730), Estates.of(400, 1, 1, 0), labour).total();
  }

  @Test
  void patchesCountOncePerKernel() {
    var patches =
        Charge.of(
            CostCategory.LABOUR,
            "patches",
            CostDriver.OS_IMAGE,
            Estates.is("patches", 100),
            Charge.When.YEARLY);
    var machines = Estates.of(5, 7, 1, 0);
    var containers = new CostedEstate(machines.hosts(), true, 1, 0);
    var year = Estates.terms(1, 0, 730);
    assertEquals(35 * 100_00, Estates.bill(year, machines, patches).totalCents());
    assertEquals(5 * 100_00, Estates.bill(year, containers, patches).totalCents());
  }

  @Test
  void savingsPayBackInTheYearInWhichTheyReachTheInvestment() {
    var terms = Estates.terms(3, 0, 730);
    var old =
        Estates.bill(
            terms,
            TEN_GUESTS,
            Charge.of(
                CostCategory.SUPPORT,
                "old",
                CostDriver.ESTATE,
                Estates.is("old", 1_000),
                Charge.When.YEARLY));
    var plan =
        Estates.bill(
            terms,
            TEN_GUESTS,
            Asset.cash(CostCategory.SERVERS, "new", CostDriver.ESTATE, Estates.is("new", 1_200)),
            Charge.of(
                CostCategory.SUPPORT,
                "new",
                CostDriver.ESTATE,
                Estates.is("running", 200),
                Charge.When.YEARLY));
    var savings = Savings.of(old, plan);
    assertEquals(List.of(-1_200_00L, 800_00L, 800_00L, 800_00L), savings.yearCents());
    assertEquals(1_200_00, savings.presentCents());
    assertEquals(12 * 1.5, savings.paybackMonths().orElseThrow(), 1e-9);
    assertEquals(1.0, savings.returnFraction().orElseThrow(), 1e-9);
    assertTrue(Savings.of(plan, old).paybackMonths().orElseThrow() == 0);
  }

  @Test
  void aChangedParameterMakesTheBillOfItsValue() {
    var model = Estates.model(Estates.terms(4, 0.07, 730), TEN_GUESTS, Estates.energy(0.12, 1.6));
    assertEquals(
        Map.of(
            "discount", 0.07, "energy", 0.12, "pue", 1.6, "energy.use", 1.0, "energy.growth", 0.0),
        model.parameters());
    assertEquals(
        Estates.bill(Estates.terms(4, 0.05, 730), TEN_GUESTS, Estates.energy(0.24, 1.2))
            .totalCents(),
        model.bill(Map.of("energy", 0.24, "pue", 1.2, "discount", 0.05)).totalCents());
    assertEquals(
        model.bill(Map.of("energy", 0.24)).totalCents(),
        model.figures(Map.of("energy", 0.24)).totalCents());
    assertEquals(
        "There is no parameter enrgy. Maybe energy?",
        assertThrows(IllegalArgumentException.class, () -> model.bill(Map.of("enrgy", 1.0)))
            .getMessage());
    assertThrows(IllegalArgumentException.class, () -> model.bill(Map.of("energy", Double.NaN)));
    assertThrows(IllegalArgumentException.class, () -> model.bill(Map.of("pue", 0.5)));
  }

  @Property(tries = 200, seed = "20110303")
  void dearerEnergyNeverLowersTheCost(
      @ForAll("estates") CostedEstate estate,
      @ForAll @DoubleRange(max = 1) double discount,
      @ForAll @DoubleRange(max = 10) double price,
      @ForAll @DoubleRange(max = 10) double more) {
    var model = everything(estate, discount, 4);
    var cheap = model.bill(Map.of("energy", price));
    var dear = model.bill(Map.of("energy", price + more));
    assertTrue(dear.totalCents() >= cheap.totalCents());
    assertTrue(dear.perGuestMonth() >= cheap.perGuestMonth());
  }

  @Property(tries = 200, seed = "20110303")
  void theLinesAddUpToEveryTotalAndEveryFigureIsFinite(
      @ForAll("estates") CostedEstate estate,
      @ForAll @DoubleRange(max = 1) double discount,
      @ForAll @DoubleRange(min = 0.1, max = 30) double years) {
    var bill = everything(estate, discount, years).bill();
    long present = 0;
    long month = 0;
    long nominal = 0;
    for (var line : bill.lines()) {
      present += line.presentCents();
      month += line.monthCents();
      nominal += line.nominalCents();
      assertTrue(Double.isFinite(line.present()));
    }
    assertEquals(present, bill.totalCents());
    assertEquals(month, bill.monthCents());
    assertEquals(nominal, bill.nominalCents());
    long byYear = 0;
    for (int year = 0; year <= bill.terms().years(); year++) {
      byYear += bill.yearCents(year);
    }
    assertEquals(nominal, byYear);
    assertTrue(Double.isFinite(bill.perGuestMonth()) && Double.isFinite(bill.perVcpuMonth()));
  }

  @Property(tries = 200, seed = "20110303")
  void withoutDiscountThePresentValueIsThePlainSum(
      @ForAll("estates") CostedEstate estate,
      @ForAll @DoubleRange(min = 0.1, max = 30) double years) {
    for (var line : everything(estate, 0, years).bill().lines()) {
      // The order of additions may decide which way half a cent goes.
      assertEquals(line.presentCents(), line.nominalCents(), 1);
    }
  }

  @Property(tries = 200, seed = "20110303")
  void discountNeverRaisesWhatIsPaidThroughTheYears(
      @ForAll("estates") CostedEstate estate,
      @ForAll @DoubleRange(max = 1) double discount,
      @ForAll @DoubleRange(min = 0.1, max = 30) double years) {
    var terms = Estates.terms(years, discount, 730);
    var plain = Estates.terms(years, 0, 730);
    assertTrue(
        Estates.bill(terms, estate, Estates.energy(0.12, 1.6)).totalCents()
            <= Estates.bill(plain, estate, Estates.energy(0.12, 1.6)).totalCents());
  }

  /** Something of each kind of item. */
  private static CostModel everything(CostedEstate estate, double discount, double years) {
    return Estates.model(
        Estates.terms(years, discount, 730),
        estate,
        Asset.cash(CostCategory.SERVERS, "", CostDriver.HOST, Estates.is("host", 7_000)),
        Estates.cash("array", 20_000, 2.5, 0.1, 0.2),
        Estates.financed(CostCategory.FACILITY, "site", CostDriver.WATT, 10, 12, 0.08),
        Charge.of(
            CostCategory.LABOUR, "", CostDriver.GUEST, Estates.is("hour", 40), Charge.When.MONTHLY),
        Charge.of(
            CostCategory.MIGRATION, "", CostDriver.VCPU, Estates.is("move", 40), Charge.When.ONCE),
        new LicenceCost(
            "os",
            List.of(
                LicenceOffer.simple(
                    "each", LicenceOffer.Metric.OS_IMAGE, Estates.is("each", 500), false)),
            Estates.is("os.support", 0.2)),
        Estates.energy(0.12, 1.6));
  }

  @Provide
  Arbitrary<CostedEstate> estates() {
    return Combinators.combine(
            Arbitraries.integers().between(1, 3_000),
            Arbitraries.integers().between(1, 60),
            Arbitraries.doubles().between(0, 2_000),
            Arbitraries.doubles().between(0, 1e9))
        .as(Estates::of);
  }

  @Test
  void inputsThatAreNoBillAreRefused() {
    assertEquals(
        "The discount (7.0) must be 0 to 1.",
        assertThrows(IllegalArgumentException.class, () -> Estates.terms(4, 7, 730)).getMessage());
    assertThrows(IllegalArgumentException.class, () -> Estates.is("energy", Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> Estates.terms(0, 0.07, 730));
    assertEquals(
        "The guests (0) must be positive.",
        assertThrows(IllegalArgumentException.class, () -> new CostedEstate(List.of(), false, 1, 0))
            .getMessage());
    var gold = Asset.cash(CostCategory.SERVERS, "", CostDriver.ESTATE, Estates.is("gold", 1e20));
    assertEquals(
        "The amount (1.0E20) is too large for a bill.",
        assertThrows(
                IllegalArgumentException.class,
                () -> Estates.bill(Estates.terms(1, 0, 730), TEN_GUESTS, gold))
            .getMessage());
  }
}

package io.densimeter.model.tco;

import static io.densimeter.model.tco.Printed.assertPrints;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Published cost models of whole data centres, as bills. */
class DataCentreModelsTest {
  /** V4. */
  @Test
  void hamilton2008() {
    var bill =
        Estates.bill(
            Estates.terms(3, 0, 730),
            Estates.of(50_000, 1, 300, Energy.kwh(15e6 * 0.8, 8_760)),
            Estates.financed(CostCategory.SERVERS, "server", CostDriver.HOST, 2_000, 3, 0.05),
            Estates.financed(
                CostCategory.COOLING, "plant", CostDriver.ESTATE, 0.82 * 200e6, 15, 0.05),
            Estates.financed(
                CostCategory.FACILITY, "other", CostDriver.ESTATE, 0.18 * 200e6, 15, 0.05),
            Estates.energy(0.07, 1.7));
    assertMonth("2,997,090", bill, CostCategory.SERVERS);
    assertMonth("1,296,902", bill, CostCategory.COOLING);
    assertMonth("1,042,440", bill, CostCategory.ENERGY);
    assertMonth("284,686", bill, CostCategory.FACILITY);
    assertPrints("5,621,117", bill.monthCents() / 100.0);
    assertPrints("2,339,342", month(bill, CostCategory.COOLING) + month(bill, CostCategory.ENERGY));
    assertPrints("112.42", bill.perMonth(50_000));
  }

  /** V5 and V6. */
  @Test
  void hamilton2010WithThePrintedAndWithTheExactPriceOfItsServers() {
    var printed = hamilton2010(66.7e6 / 45_978);
    assertMonth("1,999,059", printed, CostCategory.SERVERS);
    assertMonth("295,005", printed, CostCategory.NETWORK);
    assertMonth("626,211", printed, CostCategory.COOLING);
    assertMonth("474,208", printed, CostCategory.ENERGY);
    assertMonth("137,461", printed, CostCategory.FACILITY);
    assertPrints("3,531,944", printed.monthCents() / 100.0);
    assertPrints(
        "1,100,419", month(printed, CostCategory.COOLING) + month(printed, CostCategory.ENERGY));
    assertPrints("76.82", printed.perMonth(45_978));
    var shares =
        List.of(
            CostCategory.SERVERS,
            CostCategory.NETWORK,
            CostCategory.COOLING,
            CostCategory.FACILITY,
            CostCategory.ENERGY);
    assertEquals(
        List.of(57L, 8L, 18L, 4L, 13L),
        shares.stream()
            .map(each -> Math.round(100 * month(printed, each) / (printed.monthCents() / 100.0)))
            .toList());
    var exact = hamilton2010(1_450);
    assertPrints("3,530,988", exact.monthCents() / 100.0);
    assertPrints("76.80", exact.perMonth(45_978));
  }

  private static CostBill hamilton2010(double serverPrice) {
    return Estates.bill(
        Estates.terms(3, 0, 730),
        Estates.of(45_978, 1, 174, Energy.kwh(8e6 * 0.8, 8_760)),
        Estates.financed(CostCategory.SERVERS, "server", CostDriver.HOST, serverPrice, 3, 0.05),
        Estates.financed(CostCategory.NETWORK, "network", CostDriver.ESTATE, 12.81e6, 4, 0.05),
        Estates.financed(CostCategory.COOLING, "plant", CostDriver.ESTATE, 0.82 * 72e6, 10, 0.05),
        Estates.financed(CostCategory.FACILITY, "other", CostDriver.ESTATE, 0.18 * 72e6, 10, 0.05),
        Estates.energy(0.07, 1.45));
  }

  /** V7. */
  @Test
  void theTextbookWarehouse() {
    var bill =
        Estates.bill(
            Estates.terms(3, 0, 730),
            Estates.of(45_978, 1, 174, Energy.kwh(8e6 * 0.8, 8_760)),
            Estates.financed(
                CostCategory.SERVERS, "server", CostDriver.HOST, 66.7e6 / 45_978, 3, 0.05),
            Estates.financed(CostCategory.NETWORK, "network", CostDriver.ESTATE, 12.81e6, 4, 0.05),
            Estates.financed(
                CostCategory.COOLING, "plant", CostDriver.ESTATE, 0.82 * 88e6, 10, 0.05),
            Estates.financed(
                CostCategory.FACILITY, "other", CostDriver.ESTATE, 0.18 * 88e6, 10, 0.05),
            Charge.of(
                CostCategory.LABOUR,
                "people",
                CostDriver.ESTATE,
                Estates.is("people", 85_000),
                Charge.When.MONTHLY),
            Estates.energy(0.07, 1.45));
    assertMonth("765,369", bill, CostCategory.COOLING);
    assertMonth("168,008", bill, CostCategory.FACILITY);
    assertMonth("85,000", bill, CostCategory.LABOUR);
    assertPrints("3,786,649", bill.monthCents() / 100.0);
    assertPrints("82.36", bill.perMonth(45_978));
    assertPrints("0.1128", new BillingMonth(730).hourOfMonth(bill.perMonth(45_978)));
    assertPrints("52.8", 100 * month(bill, CostCategory.SERVERS) / (bill.monthCents() / 100.0));
    assertPrints("2.2", 100 * month(bill, CostCategory.LABOUR) / (bill.monthCents() / 100.0));
  }

  /**
   * V8 to V11. Dollars by watt and month: facility over 12 years and servers over 3, both with
   * interest. A thousand servers, so that the cents of a line are hundredths of a cent of a server.
   */
  @ParameterizedTest
  @CsvSource({
    "340, 7700, 0.08, 10, 1.5, 1.00, 0.067, 23.61, 13.19, 13.60, 16.40, 8.20, 213.89, 10.69, 27.40, 326.99, 326.98, '11,771.65'",
    "340, 7700, 0.08, 10, 1.8, 0.75, 0.067, 23.61, 13.19, 13.60, 12.30, 9.84, 213.89, 10.69, 27.40, 324.53, 324.52, '11,683.08'",
    "500, 2000, 0.08, 10, 1.8, 0.75, 0.100, 34.72, 19.40, 20.00, 27.00, 21.60, 55.56, 2.78, 7.12, 188.17, 188.18, '6,774.23'",
    "300, 6000, 0.12, 15, 2.0, 0.75, 0.062, 31.25, 27.85, 12.00, 10.04, 10.04, 166.67, 8.33, 32.62, 298.81, 298.80, '10,757.20'",
  })
  void costByWattAndMonth(
      double watts,
      double price,
      double interest,
      double facilityPerWatt,
      double pue,
      double averagePower,
      double perKwh,
      String facility,
      String facilityInterest,
      String facilityRunning,
      String power,
      String overhead,
      String server,
      String serverRunning,
      String serverInterest,
      String perMonth,
      String sumOfPrinted,
      String overLife) {
    int servers = 1_000;
    var bill =
        Estates.bill(
            Estates.terms(3, 0, 720),
            Estates.of(servers, 1, watts, servers * Energy.kwh(averagePower * watts, 12 * 24 * 30)),
            Estates.financed(
                CostCategory.FACILITY, "site", CostDriver.WATT, facilityPerWatt, 12, interest),
            Charge.of(
                CostCategory.FACILITY,
                "running",
                CostDriver.WATT,
                Estates.is("running", 0.04),
                Charge.When.MONTHLY),
            Estates.energy(perKwh, pue),
            Estates.financed(CostCategory.SERVERS, "server", CostDriver.HOST, price, 3, interest),
            Charge.of(
                CostCategory.SUPPORT,
                "server",
                CostDriver.HOST,
                Estates.is("support", 0.05 * price / 3),
                Charge.When.YEARLY));
    var lines =
        List.of(
            server,
            serverInterest,
            facility,
            facilityInterest,
            facilityRunning,
            power,
            overhead,
            serverRunning);
    for (int i = 0; i < lines.size(); i++) {
      assertPrints(lines.get(i), bill.lines().get(i).monthCents() / 100.0 / servers);
    }
    assertPrints(perMonth, bill.monthCents() / 100.0 / servers);
    // The other reading of a total, that of the lines as printed, may be a few cents off: 326.98.
    long printed =
        lines.stream().mapToLong(line -> Math.round(100 * Double.parseDouble(line))).sum();
    assertPrints(sumOfPrinted, printed / 100.0);
    assertPrints(overLife, bill.nominalCents() / 100.0 / servers);
  }

  private static double month(CostBill bill, CostCategory category) {
    return bill.monthCentsByCategory().getOrDefault(category, 0L) / 100.0;
  }

  private static void assertMonth(String printed, CostBill bill, CostCategory category) {
    assertPrints(printed, month(bill, category));
  }
}

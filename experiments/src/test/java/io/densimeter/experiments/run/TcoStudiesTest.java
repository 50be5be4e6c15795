package io.densimeter.experiments.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.densimeter.experiments.catalog.Catalog;
import io.densimeter.experiments.spec.ExperimentFile;
import io.densimeter.reports.cost.CostFormat;
import io.densimeter.reports.figures.RunSummary;
import io.densimeter.reports.html.HtmlReport;
import io.densimeter.reports.result.CostLine;
import io.densimeter.reports.result.Costs;
import io.densimeter.reports.result.RunResult;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The studies of cost, held against the published breakdowns and against arithmetic by hand. */
class TcoStudiesTest {
  private static RunResult run(String study, String... overrides) throws Exception {
    var catalog = Catalog.shipped();
    var file = Path.of("studies", "tco", study + ".yaml");
    var experiment = ExperimentFile.read(file, List.of(overrides), catalog.names());
    Feasibility.require(experiment, catalog);
    return ExperimentRunner.run(experiment, catalog, "test", 1);
  }

  private static Costs costs(RunResult run) {
    return run.scenarios().get(0).costs();
  }

  private static double month(Costs costs, Predicate<CostLine> of) {
    return costs.lines().stream().filter(of).mapToLong(line -> cents(line.month())).sum() / 100.0;
  }

  private static double month(Costs costs, String category) {
    return month(costs, line -> line.category().equals(category));
  }

  private static double month(Costs costs) {
    return month(costs, line -> true);
  }

  private static long cents(double amount) {
    return Math.round(amount * 100);
  }

  private static void assertPrints(String printed, double figure) {
    int point = printed.indexOf('.');
    int decimals = point < 0 ? 0 : printed.length() - point - 1;
    assertEquals(printed, String.format(Locale.ROOT, "%,." + decimals + "f", figure));
  }

  @Test
  void hamilton2008() throws Exception {
    var costs = costs(run("hamilton-2008"));
    assertPrints("2,997,090", month(costs, "servers"));
    assertPrints("1,296,902", month(costs, "cooling"));
    assertPrints("1,042,440", month(costs, "energy"));
    assertPrints("284,686", month(costs, "facility"));
    assertPrints("5,621,117", month(costs));
    assertPrints("2,339,342", month(costs, "cooling") + month(costs, "energy"));
    assertPrints("112.42", month(costs) / 50_000);
  }

  @Test
  void hamilton2010InBothReadingsOfThePriceOfItsServers() throws Exception {
    var costs = costs(run("hamilton-2010"));
    assertPrints("1,999,059", month(costs, "servers"));
    assertPrints("295,005", month(costs, "network"));
    assertPrints("626,211", month(costs, "cooling"));
    assertPrints("474,208", month(costs, "energy"));
    assertPrints("137,461", month(costs, "facility"));
    assertPrints("3,531,944", month(costs));
    assertPrints("1,100,419", month(costs, "cooling") + month(costs, "energy"));
    assertPrints("76.82", month(costs) / 45_978);
    var exact = costs(run("hamilton-2010", "hosts.server.price=1450 USD"));
    assertPrints("3,530,988", month(exact));
    assertPrints("76.80", month(exact) / 45_978);
  }

  @Test
  void theTextbookWarehouse() throws Exception {
    var run = run("textbook-warehouse");
    var costs = costs(run);
    assertTrue(CostFormat.TABLE.text(run).contains("per host: 82.36 a month, 0.1128 an hour, "));
    assertPrints("1,999,059", month(costs, "servers"));
    assertPrints("295,005", month(costs, "network"));
    assertPrints("765,369", month(costs, "cooling"));
    assertPrints("168,008", month(costs, "facility"));
    assertPrints("474,208", month(costs, "energy"));
    assertPrints("85,000", month(costs, "labour"));
    assertPrints("3,786,649", month(costs));
    assertPrints("82.36", month(costs) / 45_978);
    assertPrints("0.1128", month(costs) / 45_978 / 730);
  }

  @ParameterizedTest
  @CsvSource({
    "a, 23.61, 13.19, 13.60, 16.40, 8.20, 213.89, 10.69, 27.40, 326.99, '11,771.65'",
    "b, 23.61, 13.19, 13.60, 12.30, 9.84, 213.89, 10.69, 27.40, 324.53, '11,683.08'",
    "c, 34.72, 19.40, 20.00, 27.00, 21.60, 55.56, 2.78, 7.12, 188.17, '6,774.23'",
    "d, 31.25, 27.85, 12.00, 10.04, 10.04, 166.67, 8.33, 32.62, 298.81, '10,757.20'",
  })
  void dollarsByWattAndMonth(
      String study,
      String facility,
      String facilityInterest,
      String facilityRunning,
      String power,
      String overhead,
      String server,
      String serverRunning,
      String serverInterest,
      String perMonth,
      String overLife)
      throws Exception {
    var run = run("watt-month-" + study);
    var costs = costs(run);
    Map<String, String> lines =
        Map.of(
            "facility: data centre", facility,
            "facility: data centre: interest", facilityInterest,
            "facility: running the data centre", facilityRunning,
            "energy: servers", power,
            "energy: power and cooling losses", overhead,
            "servers: server", server,
            "support: running the servers", serverRunning,
            "servers: server: interest", serverInterest);
    assertEquals(lines.size(), costs.lines().size());
    lines.forEach(
        (item, printed) ->
            assertPrints(printed, month(costs, line -> line.item().equals(item)) / 1_000));
    assertPrints(perMonth, month(costs) / 1_000);
    var text = CostFormat.TABLE.text(run);
    var sentence = "per host: " + perMonth + " a month, ";
    assertTrue(text.contains(sentence), text);
    assertTrue(text.contains(" an hour, " + overLife + " over the horizon\n"), text);
  }

  /** What each line of 35 servers on 5 blades is paid, by hand: year 0, then years 1 to 4. */
  @Test
  void everyLineOf35ServersOn5BladesIsThatOfTheHand() throws Exception {
    var costs = costs(run("consolidation-35-to-5"));
    double hostLabour = 5 / 45.0 * 85_000;
    double guestLabour = 35 / 76.0 * 85_000;
    assertYears(costs.lines(), "servers: m610", 5 * 7_000, 0, 0, 0, 0);
    assertYears(costs.lines(), "servers: m610: upkeep", 0, 1_050, 1_050, 1_050, 1_050);
    assertYears(costs.lines(), "network: blade switches", 6_000, 0, 0, 0, 0);
    assertYears(costs.lines(), "storage: arrays", 5 * 22_000, 0, 0, 0, -0.1 * 5 * 22_000);
    double rent = 25 * 10 * 12;
    assertYears(costs.lines(), "facility: rack space of blades", 0, rent, rent, rent, rent);
    double energy = 5 * 0.525 * 8_760 * 0.10;
    assertYears(costs.lines(), "energy: servers", 0, energy, energy, energy, energy);
    double losses = 0.8 * energy;
    assertYears(
        costs.lines(), "energy: power and cooling losses", 0, losses, losses, losses, losses);
    assertYears(
        costs.lines(), "licence: windows: windows-2008-datacenter", 5 * 2 * 2_999, 0, 0, 0, 0);
    double sockets = 5 * 2 * 1_400;
    assertYears(
        costs.lines(),
        "licence: database support by socket",
        0,
        sockets,
        sockets,
        sockets,
        sockets);
    assertRaised(costs.lines(), "labour: hosts", hostLabour);
    assertRaised(costs.lines(), "labour: guests", guestLabour);
    assertYears(costs.lines(), "migration: moving a guest", 35 * 500, 0, 0, 0, 0);
    double down = 35 * 100;
    assertYears(costs.lines(), "downtime: patches and failures", 0, down, down, down, down);
    assertEquals(13, costs.lines().size());
    assertRaised(costs.unconsolidated(), "labour: hosts", 35 / 45.0 * 85_000);
    double oldEnergy = 35 * 0.3 * 8_760 * 0.10;
    assertYears(
        costs.unconsolidated(), "energy: servers", 0, oldEnergy, oldEnergy, oldEnergy, oldEnergy);
    double support = 35 * 2_400;
    assertYears(
        costs.unconsolidated(), "licence: database support", 0, support, support, support, support);
    assertEquals(7, costs.unconsolidated().size());
  }

  @Test
  void theLinesOf35ServersOn5BladesAddUpToEveryTotalAndSaving() throws Exception {
    var run = run("consolidation-35-to-5");
    var costs = costs(run);
    var saving = Objects.requireNonNull(costs.saving());
    long present = sum(costs.lines(), CostLine::present);
    long before = sum(costs.unconsolidated(), CostLine::present);
    assertEquals(448_820_30, present);
    assertEquals(707_622_10, before);
    assertEquals(before - present, cents(saving.present()));
    var metrics = run.scenarios().get(0).replications().get(0).values();
    var byName =
        metrics.entrySet().stream()
            .collect(Collectors.toMap(e -> e.getKey().name(), e -> e.getValue()));
    assertEquals(448_820.30, byName.get("cost.total"));
    assertEquals(258_801.80, byName.get("cost.saved"));
    for (int year = 0; year <= 4; year++) {
      int of = year;
      assertEquals(
          sum(costs.unconsolidated(), line -> line.years().get(of))
              - sum(costs.lines(), line -> line.years().get(of)),
          cents(saving.years().get(year)));
    }
    // 198,490.00 at year 0; 131,769.23 come back in year 1 and 132,294.89 in year 2.
    assertEquals(
        12 + 12 * (198_490.00 - 131_769.23) / 132_294.89,
        Objects.requireNonNull(saving.paybackMonths()),
        1e-9);
    assertPrints("18.1", Objects.requireNonNull(saving.paybackMonths()));
    double net = 836_329.83 - 493_525.41;
    assertEquals(net / 198_490.00, Objects.requireNonNull(saving.returnFraction()), 1e-9);
  }

  @Test
  void theReportAndTheTableShowEveryLine() throws Exception {
    var run = run("consolidation-35-to-5");
    var page = HtmlReport.of(RunSummary.of(run));
    var table = CostFormat.TABLE.text(run);
    var csv = CostFormat.CSV.text(run);
    var json = CostFormat.JSON.text(run);
    for (var line : costs(run).lines()) {
      assertTrue(page.contains("<th scope=\"row\">" + line.item() + "</th>"), line.item());
      assertTrue(table.contains(line.item() + " = " + line.basis() + "\n"), line.item());
      assertTrue(csv.contains(line.item()), line.item());
      assertTrue(json.contains('"' + line.item() + '"'), line.item());
    }
    assertTrue(table.contains("payback after 18.1 months; return on investment 173 %\n"), table);
    assertEquals(1 + 13 + 7, csv.lines().count());
  }

  private static long sum(
      List<CostLine> lines, java.util.function.ToDoubleFunction<CostLine> amount) {
    return lines.stream().mapToLong(line -> cents(amount.applyAsDouble(line))).sum();
  }

  private static void assertRaised(List<CostLine> lines, String item, double firstYear) {
    assertYears(
        lines,
        item,
        0,
        firstYear,
        1.03 * firstYear,
        1.03 * 1.03 * firstYear,
        1.03 * 1.03 * 1.03 * firstYear);
  }

  /** Asserts what each year is paid, and the present value at 7 % a year, to the cent. */
  private static void assertYears(List<CostLine> lines, String item, double... years) {
    var line = lines.stream().filter(each -> each.item().equals(item)).findFirst().orElseThrow();
    double present = 0;
    double sum = 0;
    double shown = 0;
    for (int year = 0; year < years.length; year++) {
      // A year has what rounding left of the years before it.
      sum += years[year];
      shown += line.years().get(year);
      assertEquals(cents(sum), cents(shown), item + ", year " + year);
      present += years[year] / Math.pow(1.07, year);
    }
    assertEquals(cents(present), cents(line.present()), item);
  }
}

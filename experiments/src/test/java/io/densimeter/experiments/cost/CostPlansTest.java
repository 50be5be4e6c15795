package io.densimeter.experiments.cost;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.densimeter.experiments.catalog.Catalog;
import io.densimeter.experiments.run.Feasibility;
import io.densimeter.experiments.spec.Experiment;
import io.densimeter.experiments.spec.ExperimentFile;
import io.densimeter.experiments.spec.Plan;
import io.densimeter.experiments.yaml.ExperimentException;
import io.densimeter.model.availability.Downtime;
import io.densimeter.model.tco.CostBill;
import io.densimeter.model.tco.CostLine;
import io.densimeter.model.tco.CostedEstate;
import io.densimeter.model.tco.CostedHosts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From the text of a file to a bill. */
class CostPlansTest {
  private static final Catalog CATALOG = Catalog.shipped();

  @TempDir Path folder;

  private Experiment read(String price, String tco) throws IOException, ExperimentException {
    var file = folder.resolve("exp.yaml");
    Files.writeString(
        file,
        """
        name: any
        question: What does it cost?
        seed: 1
        workload:
          trace: {format: constant, guests: 4, steps: 1, step: 1 h, cpu: 50 %%}
          profile: cpu-bound
          guest: {vcpus: 1, cpu: 2 GHz, memory: 1 GiB, os: linux}
        hosts:
          - {name: host, count: 4, platform: xeon-5600, cores: 32, sockets: 2, memory: 512 GiB,
             power: hp-dl380-g7, %s}
        techniques: [hardware-assisted]
        placement: {policy: first-fit}
        tco: {horizon: 1 year, discount: 0 %%/year, energy: 0 USD/kWh, pue: 1.8%s}
        """
            .formatted(price, tco));
    return ExperimentFile.read(file, List.of(), CATALOG.names());
  }

  private CostBill bill(Plan plan, int hosts, int guestsPerHost, String tco) throws Exception {
    return bill(plan, hosts, guestsPerHost, 32, tco);
  }

  private CostBill bill(Plan plan, int hosts, int guestsPerHost, int cores, String tco)
      throws Exception {
    var spec = read("price: 0 USD", tco).spec();
    var guests = Collections.nCopies(hosts, guestsPerHost);
    var estate =
        new CostedEstate(
            List.of(new CostedHosts("host", hosts, 2, cores, 400, guests)),
            plan == Plan.OS_LEVEL || plan == Plan.BARE_METAL,
            1,
            0);
    return new CostPlans(spec, CATALOG).of(plan, estate, Downtime.NONE).bill();
  }

  private static long cents(CostBill bill, String label) {
    return bill.lines().stream()
        .filter(line -> line.label().equals(label))
        .mapToLong(CostLine::presentCents)
        .sum();
  }

  @Test
  void windowsByItsPacksIsStandardFor12GuestsAndDatacenterFor14() throws Exception {
    String offers =
        ", licences: [{name: windows, offers: [windows-server-2016-standard,"
            + " windows-server-2016-datacenter]}]";
    var twelve = bill(Plan.HARDWARE_ASSISTED, 1, 12, 16, offers);
    assertEquals(5_328_00, cents(twelve, "licence: windows: windows-server-2016-standard"));
    var fourteen = bill(Plan.HARDWARE_ASSISTED, 1, 14, 16, offers);
    assertEquals(6_160_00, cents(fourteen, "licence: windows: windows-server-2016-datacenter"));
    assertEquals(888_00, bill(Plan.OS_LEVEL, 1, 14, 16, offers).totalCents());
  }

  @ParameterizedTest
  @CsvSource({"3, 16, 96", "1, 64, 72", "2, 64, 128", "1, 16, 72"})
  void vmwareCountsCoresBySocketAndOrder(int hosts, int cores, int licensed) throws Exception {
    var bill =
        bill(
            Plan.HARDWARE_ASSISTED,
            hosts,
            4,
            cores,
            ", licences: [{name: vmware, offers: [vmware-vvf]}]");
    assertEquals(licensed * 190_00L, bill.totalCents());
  }

  @Test
  void anOfferOfTheFileGoesBeforeThatOfTheCatalogue() throws Exception {
    var bill =
        bill(
            Plan.HARDWARE_ASSISTED,
            1,
            4,
            ", licences: [{name: vmware, offers: [vmware-vvf]}],"
                + " offers: {vmware-vvf: {per: host, price: 7 USD}}");
    assertEquals(7_00, bill.totalCents());
  }

  @Test
  void aPriceInAnotherCurrencyIsExchanged() throws Exception {
    var tco = ", licences: [{name: vmware, offers: [vmware-vvf]}], exchange: {USD: 0.5 USD}";
    assertEquals(72 * 190_00L, bill(Plan.HARDWARE_ASSISTED, 1, 4, tco).totalCents());
    var euros = read("price: 0 EUR", tco.replace("0.5 USD", "0.5 EUR"), "EUR").spec();
    var estate =
        new CostedEstate(List.of(new CostedHosts("host", 1, 2, 32, 400, List.of(4))), false, 1, 0);
    assertEquals(
        72 * 95_00L,
        new CostPlans(euros, CATALOG)
            .of(Plan.HARDWARE_ASSISTED, estate, Downtime.NONE)
            .bill()
            .totalCents());
  }

  private Experiment read(String price, String tco, String currency) throws Exception {
    read(price.replace(currency, "USD"), tco.replace(currency, "USD"));
    var file = folder.resolve("exp.yaml");
    var text = Files.readString(file);
    Files.writeString(
        file,
        text.replace("price: 0 USD", price)
            .replace("0 USD/kWh", "0 " + currency + "/kWh")
            .replace("0.5 USD", "0.5 " + currency));
    return ExperimentFile.read(file, List.of(), CATALOG.names());
  }

  @Test
  void colocationIsRentedByCoreWithPue() throws Exception {
    // 64 cores × 9 W × 2 × PUE 1.8 are 2.0736 kW, 3.456 kW of contract at 60 % of use.
    var bill =
        bill(
            Plan.HARDWARE_ASSISTED,
            2,
            1,
            ", facility: [{name: colocation, price: 200 USD/kW/month,"
                + " capacity: {per-core: 9 W, load-factor: 2, unused: 40 %}}]");
    assertEquals(8_294_40, bill.totalCents());
  }

  @Test
  void patchesAreDoneOnceForEachKernel() throws Exception {
    var labour = ", labour: [{name: patches, per: os-image, work: 10 h, wage: 50 USD/h}]";
    assertEquals(2 * 20 * 500_00, bill(Plan.HARDWARE_ASSISTED, 2, 20, labour).totalCents());
    assertEquals(2 * 500_00, bill(Plan.OS_LEVEL, 2, 20, labour).totalCents());
  }

  @Test
  void aCostMayBeLimitedToPlans() throws Exception {
    var support = ", support: [{name: any, price: 100 USD/year, only: [paravirtual, os-level]}]";
    assertEquals(0, bill(Plan.HARDWARE_ASSISTED, 1, 1, support).totalCents());
    assertEquals(100_00, bill(Plan.OS_LEVEL, 1, 1, support).totalCents());
  }

  @Test
  void whatIsNotMovedYetCostsAsBefore() throws Exception {
    var bill =
        bill(
            Plan.HARDWARE_ASSISTED,
            1,
            4,
            ", horizon: 2 years, ramp: [25 %, 100 %],".replace(", horizon: 2 years", "")
                + " facility: [{name: rent, price: 100 USD/year, per: host}],"
                + " unconsolidated: {hosts: [{name: old, count: 4, cores: 2, power: 100 W}]}");
    assertEquals(25_00, cents(bill, "facility: rent"));
    assertEquals(300_00, cents(bill, "facility: not moved yet: rent"));
  }

  @Test
  void everyPriceIsAParameterByItsPath() throws Exception {
    var spec =
        read(
                "price: 7000 USD",
                ", storage: [{name: array, price: 10 USD, life: 1 year}],"
                    + " licences: [{name: vmware, offers: [vmware-vvf]}]")
            .spec();
    var estate =
        new CostedEstate(List.of(new CostedHosts("host", 1, 2, 32, 400, List.of(4))), false, 1, 0);
    var model = new CostPlans(spec, CATALOG).of(Plan.HARDWARE_ASSISTED, estate, Downtime.NONE);
    assertEquals(7_000, model.parameters().get("hosts.host.price"));
    assertEquals(10, model.parameters().get("tco.storage.array.price"));
    assertEquals(190, model.parameters().get("tco.offers.vmware-vvf.price"));
    assertEquals(
        5_000_00 + 10_00 + 72 * 190_00,
        model.bill(Map.of("hosts.host.price", 5_000.0)).totalCents());
  }

  @Test
  void aHostMayHaveThePriceOfItsModel() throws Exception {
    var spec = read("model: azure-migrate-memory-per-thread", "").spec();
    // 512 GiB on 64 threads: 16.232 × 8 + 113.87 a core, 32 of them.
    double price = new HostPrices(spec, CATALOG).of(spec.hosts().get(0));
    assertEquals(32 * (16.232 * 8 + 113.87), price, 1e-9);
  }

  @Test
  void everyFigureOfTheCatalogueHasASourceAndADate() {
    assertFalse(CATALOG.licenceNames().isEmpty());
    for (var name : CATALOG.licenceNames()) {
      assertTrue(String.valueOf(CATALOG.licence(name).source()).matches("(?s).+; \\d{4}.*"), name);
    }
    for (var name : CATALOG.hostModelNames()) {
      assertFalse(CATALOG.hostModel(name).source().isBlank(), name);
      assertFalse(CATALOG.hostModel(name).date().isBlank(), name);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "licences: [{name: x, offers: [vmware-vvff]}] | no edition is called vmware-vvff. Maybe vmware-vvf?",
        "licences: [{name: x, per: host}] | needs either per and price, or offers.",
        "licences: [{name: x, per: hosts, price: 1 USD}] | unknown metric hosts. Maybe host?",
        "storage: [{name: x, price: 1 USD/year, life: 3 years}] | is for what is bought; the price is paid by time.",
        "storage: [{name: x, price: 1 USD, finance: 5 %/year, residual: 10 %}] | must be 0 %: it is financed over its whole life.",
        "storage: [{name: x, price: 1 USD}, {name: x, price: 2 USD}] | there is another x.",
        "facility: [{name: x, price: 1 USD/W, per: host}] | must be left out: the price is by power.",
        "facility: [{name: x, price: 1 USD/year, capacity: {per-core: 9 W}}] | needs a monthly price per kW, as in 200 USD/kW/month.",
        "labour: [{name: x, per: host, work: 1 h}] | needs either work and wage, or per-administrator and salary.",
        "ramp: [50 %] | needs unconsolidated: what is not moved yet must be somewhere.",
        "migrations: [] | unknown key. Maybe migration?",
        "support: [{name: x, price: 1 USD/yr}] | Maybe 1 USD?"
      })
  void aWrongBlockIsRefusedWithAGuess(String piece, String message) {
    var refused =
        assertThrows(
            ExperimentException.class,
            () -> Feasibility.require(read("price: 0 USD", ", " + piece), CATALOG));
    var said = String.valueOf(refused.getMessage());
    assertTrue(said.contains(message), said);
  }

  @Test
  void aModelWithoutARateOfExchangeIsRefused() {
    var refused =
        assertThrows(
            ExperimentException.class,
            () -> Feasibility.require(read("model: ibm-x3690-x5", "", "EUR"), CATALOG));
    assertTrue(
        String.valueOf(refused.getMessage())
            .contains("hosts[0].model: is priced in USD. Maybe tco.exchange: {USD: 1 EUR}"),
        refused.getMessage());
  }
}

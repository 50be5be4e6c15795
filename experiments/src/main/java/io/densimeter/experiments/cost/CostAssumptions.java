package io.densimeter.experiments.cost;

import io.densimeter.experiments.catalog.Catalog;
import io.densimeter.experiments.spec.CostSpec;
import io.densimeter.experiments.spec.ExperimentSpec;
import io.densimeter.model.units.Money;
import io.densimeter.reports.result.Assumption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The prices and conventions that a bill rests on, with their sources. */
public final class CostAssumptions {
  private static final String FILE = "the experiment file";

  private final List<Assumption> found = new ArrayList<>();

  private CostAssumptions() {}

  /** Returns those of an experiment. */
  public static List<Assumption> of(ExperimentSpec spec, Catalog catalog) {
    var assumptions = new CostAssumptions();
    assumptions.conventions(spec);
    assumptions.hosts(spec, catalog);
    assumptions.prices(spec, catalog);
    assumptions.outages(spec);
    return assumptions.found;
  }

  private void conventions(ExperimentSpec spec) {
    var tco = spec.tco();
    put("energy price", written(tco.energy()), FILE);
    put("power usage effectiveness", Double.toString(tco.pue()), FILE);
    put("discount per year", Double.toString(tco.discountPerYear()), FILE);
    put("a month", tco.monthNanos() / 3.6e12 + " h", FILE);
    put("yearly payments fall due", tco.due().name().toLowerCase(Locale.ROOT), FILE);
    tco.exchange().forEach((code, worth) -> put("1 " + code, written(worth), FILE));
  }

  private void hosts(ExperimentSpec spec, Catalog catalog) {
    var prices = new HostPrices(spec, catalog);
    for (var host : spec.hosts()) {
      var model = host.model();
      String source = FILE;
      if (model != null) {
        var entry = catalog.hostModel(model);
        source = entry.source() + "; " + entry.date();
      }
      put(host.name() + ": price", prices.of(host) + " " + spec.currency(), source);
    }
    var before = spec.tco().unconsolidated();
    if (before != null) {
      for (var old : before.hosts()) {
        put(
            old.name() + ": before consolidation",
            old.count() + " of " + old.powerWatts() + " W",
            FILE);
      }
    }
  }

  private void prices(ExperimentSpec spec, Catalog catalog) {
    var tco = spec.tco();
    for (var licence : tco.licences()) {
      var price = licence.price();
      if (price != null) {
        put("licence " + licence.name(), written(price), FILE);
      }
      for (var name : licence.offers()) {
        var offer = Editions.named(name, tco, catalog);
        var source = offer.source();
        put("edition " + name, written(offer.price()), source == null ? FILE : source);
      }
    }
    costs("network", tco.network());
    costs("storage", tco.storage());
    costs("facility", tco.facility());
    costs("cooling", tco.cooling());
    costs("support", tco.support());
    costs("migration", tco.migration());
    for (var labour : tco.labour()) {
      var paid = labour.wage() == null ? labour.salary() : labour.wage();
      if (paid != null) {
        put("labour " + labour.name(), written(paid), FILE);
      }
    }
    for (var downtime : tco.downtime()) {
      put("downtime " + downtime.name(), written(downtime.price()), FILE);
    }
  }

  private void outages(ExperimentSpec spec) {
    var failures = spec.failures();
    if (failures != null && spec.tco().downtime().stream().anyMatch(d -> d.timeNanos() == null)) {
      put("mean time between failures of a host", days(failures.hostMtbfNanos()), FILE);
      put("mean time between crashes of a kernel", days(failures.kernelMtbfNanos()), FILE);
      var hypervisor = failures.hypervisorMtbfNanos();
      if (hypervisor != null) {
        put("mean time between crashes of a hypervisor", days(hypervisor), FILE);
      }
      var driver = failures.driverDomainMtbfNanos();
      if (driver != null) {
        put("mean time between crashes of a driver domain", days(driver), FILE);
      }
    }
    var patching = spec.patching();
    if (patching != null) {
      put("patches of a kernel", patching.kernelPatches() + " a year", FILE);
      put("patches of a hypervisor", patching.hypervisorPatches() + " a year", FILE);
      put("a host is out for a patch", patching.hostOutNanos() / 6e10 + " min", FILE);
      put(
          "pages written while guests move",
          patching.hotFraction()
              + " of memory "
              + patching.hotWritesPerSecond()
              + " times a second, the rest "
              + patching.otherWritesPerSecond(),
          "the experiment file, or as usual a web server's, Clark et al., NSDI 2005");
    }
  }

  private static String days(long nanos) {
    return nanos / 8.64e13 + " d";
  }

  private void costs(String kind, List<CostSpec> costs) {
    costs.forEach(cost -> put(kind + " " + cost.name(), written(cost.price()), FILE));
  }

  private void put(String subject, String value, String source) {
    found.add(new Assumption(subject, value, source));
  }

  private static String written(Money money) {
    return money.amount() + " " + money.currency() + money.per().written();
  }
}

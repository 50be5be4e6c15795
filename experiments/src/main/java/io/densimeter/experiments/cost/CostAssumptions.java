package io.densimeter.experiments.cost;

import io.densimeter.experiments.catalog.Catalog;
import io.densimeter.experiments.spec.CostSpec;
import io.densimeter.experiments.spec.EmbodiedSpec;
import io.densimeter.experiments.spec.EnergySpec;
import io.densimeter.experiments.spec.ExperimentSpec;
import io.densimeter.experiments.spec.GridSpec;
import io.densimeter.experiments.spec.TariffSpec;
import io.densimeter.model.energy.EmbodiedCarbon;
import io.densimeter.model.units.Money;
import io.densimeter.reports.result.Assumption;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The prices and conventions that a bill rests on, with their sources. */
public final class CostAssumptions {
  private static final String FILE = "the experiment file";
  private static final double NANOS_PER_YEAR = 8_760 * 3.6e12;

  private final List<Assumption> found = new ArrayList<>();

  private CostAssumptions() {}

  /** Returns those of an experiment. */
  public static List<Assumption> of(ExperimentSpec spec, Catalog catalog) {
    var assumptions = new CostAssumptions();
    assumptions.energy(spec, catalog);
    assumptions.conventions(spec);
    assumptions.hosts(spec, catalog);
    assumptions.prices(spec, catalog);
    assumptions.outages(spec);
    return assumptions.found;
  }

  /** Returns those of energy and carbon alone. */
  public static List<Assumption> ofEnergy(ExperimentSpec spec, Catalog catalog) {
    var assumptions = new CostAssumptions();
    assumptions.energy(spec, catalog);
    return assumptions.found;
  }

  private void conventions(ExperimentSpec spec) {
    var tco = spec.tco();
    put("power usage effectiveness", Double.toString(tco.pue()), FILE);
    put("discount per year", Double.toString(tco.discountPerYear()), FILE);
    put("a month", tco.monthNanos() / 3.6e12 + " h", FILE);
    put("yearly payments fall due", tco.due().name().toLowerCase(Locale.ROOT), FILE);
    tco.exchange().forEach((code, worth) -> put("1 " + code, written(worth), FILE));
  }

  private void energy(ExperimentSpec spec, Catalog catalog) {
    var tco = spec.tco();
    if (tco.energy() instanceof EnergySpec.Flat flat) {
      put("energy price", written(flat.price()), FILE);
    } else {
      var tariff = EnergyPrices.tariff(tco, catalog);
      String name = tco.energy() instanceof EnergySpec.Named named ? " " + named.tariff() : "";
      put("energy tariff" + name, described(tariff), source(tariff.source()));
      var starts = spec.workload().starts();
      put("demand starts", word(starts.day()) + ", hour " + starts.hour(), FILE);
    }
    var carbon = spec.carbon();
    if (carbon == null) {
      return;
    }
    if (carbon.grid() instanceof GridSpec.Constant constant) {
      put("carbon intensity", grams(constant.intensityKilogramsPerKwh()), FILE);
    } else if (carbon.grid() instanceof GridSpec.Named named) {
      var grid = CarbonPlan.named(carbon, catalog);
      put(
          "carbon intensity of " + named.grid(),
          grams(grid.intensityKilogramsPerKwh()),
          source(grid.source()));
    } else {
      put("carbon intensity", "by the hour of the day", FILE);
    }
    for (var host : spec.hosts()) {
      put(
          host.name() + ": embodied emissions",
          String.format(
              Locale.ROOT,
              "%,.2f kg CO2e over %s years",
              CarbonPlan.embodiedKilograms(host),
              carbon.lifeNanos() / NANOS_PER_YEAR),
          host.embodied() instanceof EmbodiedSpec.Mass ? FILE : EmbodiedCarbon.SOURCE);
    }
    var price = carbon.price();
    if (price != null) {
      put("price of carbon", written(price), FILE);
    }
  }

  private static String described(TariffSpec tariff) {
    List<String> parts = new ArrayList<>();
    for (var period : tariff.periods()) {
      String days = period.days() == TariffSpec.Days.ALL ? "" : " on " + word(period.days());
      parts.add(
          period.name()
              + " "
              + written(period.price())
              + " from "
              + period.from()
              + " to "
              + period.to()
              + days);
    }
    var price = tariff.price();
    if (price != null) {
      parts.add((parts.isEmpty() ? "" : "other hours ") + written(price));
    } else {
      parts.add("24 hourly prices" + (tariff.weekendHourly() == null ? "" : ", weekend apart"));
    }
    var demand = tariff.demand();
    if (demand != null) {
      parts.add("peak demand " + written(demand));
    }
    return String.join(", ", parts);
  }

  private static String grams(double kilogramsPerKwh) {
    var grams = BigDecimal.valueOf(kilogramsPerKwh).movePointRight(3).stripTrailingZeros();
    return grams.toPlainString() + " g CO2e/kWh";
  }

  private static String source(@Nullable String source) {
    return source == null ? FILE : source;
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
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
        put("edition " + name, written(offer.price()), source(offer.source()));
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

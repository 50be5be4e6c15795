package io.densimeter.experiments.cost;

import io.densimeter.experiments.spec.CostSpec;
import io.densimeter.experiments.spec.DowntimeSpec;
import io.densimeter.experiments.spec.LabourSpec;
import io.densimeter.experiments.spec.Plan;
import io.densimeter.experiments.spec.ServersSpec;
import io.densimeter.experiments.spec.TcoSpec;
import io.densimeter.model.availability.Downtime;
import io.densimeter.model.tco.Asset;
import io.densimeter.model.tco.Charge;
import io.densimeter.model.tco.CostCategory;
import io.densimeter.model.tco.CostDriver;
import io.densimeter.model.tco.CostItem;
import io.densimeter.model.tco.Parameter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The items of a bill from what an experiment file says of them, for one plan. */
final class CostItems {
  private static final double NANOS_PER_HOUR = 3.6e12;
  private static final double HOURS_PER_YEAR = 8_760;
  private static final double WATTS_PER_KILOWATT = 1_000;
  private static final Parameter MINUTES_PER_HOUR = new Parameter("minutes of an hour", 60);

  private final TcoSpec tco;
  private final Plan plan;
  private final Downtime outages;
  private final List<CostItem> items = new ArrayList<>();

  /**
   * Creates them.
   *
   * @param outages downtime of a guest, for what names no time of its own
   */
  CostItems(TcoSpec tco, Plan plan, Downtime outages) {
    this.tco = tco;
    this.plan = plan;
    this.outages = outages;
  }

  List<CostItem> list() {
    return List.copyOf(items);
  }

  /** Adds the hosts of a kind. */
  CostItems servers(String name, Parameter price) {
    ServersSpec how = tco.servers();
    items.add(
        new Asset(
            CostCategory.SERVERS,
            name,
            name,
            CostDriver.HOST,
            price,
            years(how.lifeNanos()),
            new Parameter("tco.servers.residual", how.residualFraction()),
            new Parameter("tco.servers.upkeep", how.upkeepPerYear()),
            new Parameter("tco.servers.growth", 0),
            finance("tco.servers", how.financePerYear())));
    return this;
  }

  /** Adds all but the hosts; what emissions cost comes with the estate. */
  CostItems others(Editions editions, EnergyPrices energy, List<CostItem> carbon) {
    add("network", CostCategory.NETWORK, tco.network());
    add("storage", CostCategory.STORAGE, tco.storage());
    add("facility", CostCategory.FACILITY, tco.facility());
    add("cooling", CostCategory.COOLING, tco.cooling());
    items.add(energy.use());
    items.addAll(carbon);
    for (var licence : tco.licences()) {
      if (applies(licence.only())) {
        items.add(editions.cost(licence));
      }
    }
    add("support", CostCategory.SUPPORT, tco.support());
    tco.labour().stream().filter(each -> applies(each.only())).forEach(this::labour);
    if (plan != Plan.UNCONSOLIDATED) {
      add("migration", CostCategory.MIGRATION, tco.migration());
    }
    tco.downtime().stream().filter(each -> applies(each.only())).forEach(this::downtime);
    return this;
  }

  private boolean applies(List<Plan> only) {
    return only.isEmpty() || only.contains(plan);
  }

  private void add(String list, CostCategory category, List<CostSpec> costs) {
    for (var cost : costs) {
      if (applies(cost.only())) {
        String path = "tco." + list + "." + cost.name();
        boolean asset = cost.bought() && category != CostCategory.MIGRATION;
        items.add(asset ? asset(path, category, cost) : charge(path, category, cost));
      }
    }
  }

  private static Asset asset(String path, CostCategory category, CostSpec cost) {
    return new Asset(
        category,
        cost.name(),
        "",
        driver(cost),
        new Parameter(path + ".price", cost.price().amount()),
        years(cost.lifeNanos()),
        new Parameter(path + ".residual", cost.residualFraction()),
        new Parameter(path + ".upkeep", cost.upkeepPerYear()),
        new Parameter(path + ".growth", cost.growthPerYear()),
        finance(path, cost.financePerYear()));
  }

  private Charge charge(String path, CostCategory category, CostSpec cost) {
    var price = new Parameter(path + ".price", cost.price().amount());
    var growth = new Parameter(path + ".growth", cost.growthPerYear());
    var when =
        switch (cost.price().per()) {
          case YEAR -> Charge.When.YEARLY;
          case MONTH, WATT_MONTH, KILOWATT_MONTH -> Charge.When.MONTHLY;
          default -> Charge.When.ONCE;
        };
    var capacity = cost.capacity();
    if (capacity == null) {
      return new Charge(
          category, cost.name(), driver(cost), List.of(price), List.of(), when, growth, "%s");
    }
    return new Charge(
        category,
        cost.name(),
        CostDriver.CORE,
        List.of(
            price,
            new Parameter(
                path + ".capacity.per-core", capacity.perCoreWatts() / WATTS_PER_KILOWATT),
            new Parameter(path + ".capacity.load-factor", capacity.loadFactor()),
            new Parameter("tco.pue", tco.pue())),
        List.of(new Parameter(path + ".capacity.used", 1 - capacity.unusedFraction())),
        when,
        growth,
        "%s/kW × %s kW × load factor %s × PUE %s / %s used");
  }

  private void labour(LabourSpec labour) {
    String path = "tco.labour." + labour.name();
    var raise = new Parameter(path + ".raise", labour.raisePerYear());
    var work = labour.workNanos();
    var wage = labour.wage();
    var ratio = labour.perAdministrator();
    var salary = labour.salary();
    if (work != null && wage != null) {
      var hours = new Parameter(path + ".work", work / NANOS_PER_HOUR);
      items.add(
          paid(
              labour,
              List.of(new Parameter(path + ".wage", wage.amount()), hours),
              List.of(),
              raise,
              "%s × %s h"));
    } else if (ratio != null && salary != null) {
      items.add(
          paid(
              labour,
              List.of(new Parameter(path + ".salary", salary.amount())),
              List.of(new Parameter(path + ".per-administrator", ratio)),
              raise,
              "%s / %s for an administrator"));
    }
  }

  private static Charge paid(
      LabourSpec labour,
      List<Parameter> factors,
      List<Parameter> divisors,
      Parameter raise,
      String words) {
    return new Charge(
        CostCategory.LABOUR,
        labour.name(),
        driver(labour.per()),
        factors,
        divisors,
        Charge.When.YEARLY,
        raise,
        words);
  }

  private void downtime(DowntimeSpec downtime) {
    String path = "tco.downtime." + downtime.name() + ".time";
    var time = downtime.timeNanos();
    if (time == null) {
      outages
          .minutesPerYear()
          .forEach(
              (cause, minutes) ->
                  downtime(
                      downtime,
                      downtime.name() + ": " + cause.word(),
                      new Parameter(path + "." + cause.word(), minutes)));
    } else {
      double minutes = time / NANOS_PER_HOUR * MINUTES_PER_HOUR.value();
      downtime(downtime, downtime.name(), new Parameter(path, minutes));
    }
  }

  private void downtime(DowntimeSpec downtime, String item, Parameter minutes) {
    String path = "tco.downtime." + downtime.name();
    items.add(
        new Charge(
            CostCategory.DOWNTIME,
            item,
            CostDriver.GUEST,
            List.of(new Parameter(path + ".price", downtime.price().amount()), minutes),
            List.of(MINUTES_PER_HOUR),
            Charge.When.YEARLY,
            new Parameter(path + ".growth", 0),
            "%s/h × %s min / %s min"));
  }

  private static CostDriver driver(CostSpec cost) {
    return switch (cost.price().per()) {
      case WATT, WATT_MONTH -> CostDriver.WATT;
      case KILOWATT_MONTH -> CostDriver.KILOWATT;
      default -> {
        var per = cost.per();
        yield per == null ? CostDriver.ESTATE : driver(per);
      }
    };
  }

  private static CostDriver driver(CostSpec.Per per) {
    return CostDriver.valueOf(per.name());
  }

  private static @Nullable Parameter finance(String path, @Nullable Double rate) {
    return rate == null ? null : new Parameter(path + ".finance", rate);
  }

  private static double years(@Nullable Long nanos) {
    return nanos == null ? 0 : nanos / NANOS_PER_HOUR / HOURS_PER_YEAR;
  }
}

package io.densimeter.experiments.cost;

import io.densimeter.experiments.catalog.Catalog;
import io.densimeter.experiments.spec.ExperimentSpec;
import io.densimeter.experiments.spec.HostSpec;
import io.densimeter.experiments.spec.Plan;
import io.densimeter.experiments.spec.TcoSpec;
import io.densimeter.experiments.spec.UnconsolidatedSpec;
import io.densimeter.model.availability.Downtime;
import io.densimeter.model.energy.YearlyEnergy;
import io.densimeter.model.tco.BillingMonth;
import io.densimeter.model.tco.CostItem;
import io.densimeter.model.tco.CostModel;
import io.densimeter.model.tco.CostPart;
import io.densimeter.model.tco.CostTerms;
import io.densimeter.model.tco.CostedEstate;
import io.densimeter.model.tco.CostedHosts;
import io.densimeter.model.tco.Energy;
import io.densimeter.model.tco.ExchangeRates;
import io.densimeter.model.tco.Parameter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The models of what the estates of an experiment cost: before consolidation, and by technique. */
public final class CostPlans {
  private static final double NANOS_PER_HOUR = 3.6e12;
  private static final double HOURS_PER_YEAR = 8_760;

  private final TcoSpec tco;
  private final List<HostSpec> hosts;
  private final CostTerms terms;
  private final Editions editions;
  private final HostPrices prices;
  private final EnergyPrices energy;
  private final @Nullable CarbonPlan carbon;
  private final OutageTimes outages;

  /** Creates the models of an experiment at one point of its sweep. */
  public CostPlans(ExperimentSpec spec, Catalog catalog) {
    tco = spec.tco();
    hosts = spec.hosts();
    editions = new Editions(tco, catalog, rates(spec));
    prices = new HostPrices(spec, catalog);
    energy = new EnergyPrices(tco, catalog, rates(spec));
    carbon = CarbonPlan.of(spec, catalog);
    outages = new OutageTimes(spec);
    terms =
        new CostTerms(
            spec.currency(),
            tco.horizonNanos() / NANOS_PER_HOUR / HOURS_PER_YEAR,
            new Parameter("tco.discount", tco.discountPerYear()),
            tco.due(),
            new BillingMonth(tco.monthNanos() / NANOS_PER_HOUR).hours());
  }

  static ExchangeRates rates(ExperimentSpec spec) {
    Map<String, Double> worth = new LinkedHashMap<>();
    spec.tco().exchange().forEach((code, money) -> worth.put(code, money.amount()));
    return new ExchangeRates(spec.currency(), worth);
  }

  /** Returns the conventions of the bills. */
  public CostTerms terms() {
    return terms;
  }

  /**
   * Returns the prices and assumptions that bills depend on, with their values: those of the estate
   * under a technique and of the one before consolidation. They are the same for any estate.
   */
  public Map<String, Double> parameters(Plan plan) {
    var any = List.of(new CostedHosts("any", 1, 1, 1, 1, List.of(1)));
    Map<String, Double> all =
        new LinkedHashMap<>(
            of(plan, new CostedEstate(any, false, 1, 0), outages.unconsolidated()).parameters());
    var before = unconsolidated();
    if (before != null) {
      all.putAll(before.parameters());
    }
    // Downtime by failures and patches follows from the estate: it is no assumption of the file.
    all.keySet().removeIf(name -> name.startsWith("tco.downtime.") && name.contains(".time."));
    return all;
  }

  /** Returns what estates emit; null when the file does not ask. */
  public @Nullable CarbonPlan carbon() {
    return carbon;
  }

  /**
   * Returns the model of an estate under a technique, with what is not moved yet beside it.
   *
   * @param downtime downtime of a guest by failures and patches
   */
  public CostModel of(Plan plan, CostedEstate estate, Downtime downtime) {
    var items = new CostItems(tco, plan, downtime);
    for (var host : hosts) {
      var price = new Parameter("hosts." + host.name() + ".price", prices.of(host));
      items.servers(host.name(), price);
    }
    var moved = tco.rampFraction();
    List<CostPart> parts = new ArrayList<>();
    parts.add(
        new CostPart(
            "", estate, all(items, carbon == null ? List.of() : carbon.items(estate)), moved));
    var before = tco.unconsolidated();
    if (before != null && moved.stream().anyMatch(share -> share < 1)) {
      List<Double> left = moved.stream().map(share -> 1 - share).toList();
      parts.add(part("not moved yet:", before, left));
    }
    return new CostModel(terms, parts);
  }

  /** Returns the model of the estate before consolidation; null when the file has none. */
  public @Nullable CostModel unconsolidated() {
    var before = tco.unconsolidated();
    return before == null ? null : new CostModel(terms, List.of(part("", before, List.of(1.0))));
  }

  private CostPart part(String label, UnconsolidatedSpec before, List<Double> share) {
    var items = new CostItems(tco, Plan.UNCONSOLIDATED, outages.unconsolidated());
    List<CostedHosts> costed = new ArrayList<>();
    double kwh = 0;
    for (var old : before.hosts()) {
      var price = old.price();
      if (price != null) {
        String path = "tco.unconsolidated.hosts." + old.name() + ".price";
        items.servers(old.name(), new Parameter(path, price.amount()));
      }
      var peak = old.peakWatts();
      costed.add(
          new CostedHosts(
              old.name(),
              old.count(),
              old.sockets(),
              old.cores(),
              peak == null ? old.powerWatts() : peak,
              Collections.nCopies(old.count(), 1)));
      kwh += old.count() * Energy.kwh(old.powerWatts(), terms.hoursPerYear());
    }
    var estate = new CostedEstate(costed, true, 1, YearlyEnergy.constant(kwh));
    return new CostPart(
        label, estate, all(items, carbon == null ? List.of() : carbon.itemsBefore()), share);
  }

  private List<CostItem> all(CostItems servers, List<CostItem> emissions) {
    return servers.others(editions, energy, emissions).list();
  }
}

package io.densimeter.experiments.run;

import io.densimeter.experiments.spec.ExperimentSpec;
import io.densimeter.experiments.spec.LicenceSpec;
import io.densimeter.experiments.spec.TcoSpec;
import io.densimeter.model.platform.Technique;
import io.densimeter.model.tco.Asset;
import io.densimeter.model.tco.CostBill;
import io.densimeter.model.tco.CostCategory;
import io.densimeter.model.tco.CostDriver;
import io.densimeter.model.tco.CostItem;
import io.densimeter.model.tco.CostModel;
import io.densimeter.model.tco.CostPart;
import io.densimeter.model.tco.CostTerms;
import io.densimeter.model.tco.CostedEstate;
import io.densimeter.model.tco.CostedHosts;
import io.densimeter.model.tco.Energy;
import io.densimeter.model.tco.EnergyUse;
import io.densimeter.model.tco.LicenceCost;
import io.densimeter.model.tco.LicenceOffer;
import io.densimeter.model.tco.Parameter;
import io.densimeter.model.tco.PresentValue;
import io.densimeter.model.units.Money;
import io.densimeter.reports.result.CostLine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The bill of a simulated estate, from the prices of the experiment file. */
final class Bill {
  private static final double NANOS_PER_HOUR = 3.6e12;
  private static final double HOURS_PER_YEAR = 8760;

  private Bill() {}

  static CostBill of(ExperimentSpec spec, Estate estate, ScenarioRun run) {
    var terms = terms(spec.tco(), spec.currency());
    List<CostItem> items = new ArrayList<>();
    for (var group : estate.groups()) {
      var price = new Parameter("hosts." + group.type().name() + ".price", group.type().price());
      var servers = Asset.cash(CostCategory.SERVERS, group.type().name(), CostDriver.HOST, price);
      items.add(servers.of(group.type().name()));
    }
    var tco = spec.tco();
    items.add(
        new EnergyUse(
            new Parameter("tco.energy", tco.energy().amount()),
            new Parameter("tco.pue", tco.pue()),
            new Parameter("tco.energy-use", 1),
            new Parameter("tco.energy-growth", 0)));
    tco.licences().forEach(each -> items.add(licence(each)));
    return new CostModel(terms, List.of(CostPart.whole(costed(estate, run, terms), items))).bill();
  }

  private static CostTerms terms(TcoSpec tco, String currency) {
    return new CostTerms(
        currency,
        tco.horizonNanos() / NANOS_PER_HOUR / HOURS_PER_YEAR,
        new Parameter("tco.discount", tco.discountPerYear()),
        PresentValue.Timing.END_OF_YEAR,
        tco.monthNanos() / NANOS_PER_HOUR);
  }

  private static CostedEstate costed(Estate estate, ScenarioRun run, CostTerms terms) {
    var trace = run.demand().trace();
    int[] guests = new int[estate.groups().stream().mapToInt(Estate.Group::count).sum()];
    double vcpus = 0;
    var kinds = estate.guests(trace.guests());
    for (int guest = 0; guest < trace.guests(); guest++) {
      int host = run.placement().hostOf(guest);
      if (host >= 0) {
        guests[host]++;
        vcpus += kinds.get(guest).vcpus();
      }
    }
    List<CostedHosts> hosts = new ArrayList<>();
    int first = 0;
    for (int g = 0; g < estate.groups().size(); g++) {
      var group = estate.groups().get(g);
      List<Integer> carried = new ArrayList<>();
      for (int host = first; host < first + group.count(); host++) {
        if (guests[host] > 0) {
          carried.add(guests[host]);
        }
      }
      first += group.count();
      hosts.add(
          new CostedHosts(
              group.type().name(),
              run.placement().hostsNeeded(g),
              1,
              group.type().cores(),
              group.type().power().watts(1),
              carried));
    }
    var technique = estate.implementation().technique();
    return new CostedEstate(
        hosts,
        technique == Technique.OS_LEVEL || technique == Technique.BARE_METAL,
        vcpus / run.placement().guestsPlaced(),
        Energy.yearlyKwh(run.energyKwh(), trace.steps() * trace.stepNanos(), terms.hoursPerYear()));
  }

  private static LicenceCost licence(LicenceSpec licence) {
    String path = "tco.licences." + licence.name();
    var price = new Parameter(path + ".price", licence.price().amount());
    var metric =
        licence.per() == LicenceSpec.Per.HOST
            ? LicenceOffer.Metric.HOST
            : LicenceOffer.Metric.GUEST;
    boolean yearly = licence.price().per() == Money.Per.YEAR;
    return new LicenceCost(
        licence.name(),
        List.of(LicenceOffer.simple(licence.name(), metric, price, yearly)),
        new Parameter(path + ".support", 0));
  }

  /** Returns the lines of the bills by item, mean over the bills; a missing line counts as 0. */
  static List<CostLine> meanLines(List<CostBill> bills) {
    Map<String, CostLine> mean = new LinkedHashMap<>();
    for (var bill : bills) {
      for (var line : bill.lines()) {
        double share = line.present() / bills.size();
        mean.merge(
            line.label(),
            new CostLine(line.label(), share, line.basis()),
            (one, other) -> new CostLine(one.item(), one.present() + other.present(), one.basis()));
      }
    }
    return List.copyOf(mean.values());
  }
}

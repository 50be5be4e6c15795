package io.densimeter.experiments.run;

import io.densimeter.experiments.spec.ExperimentSpec;
import io.densimeter.experiments.spec.LicenceSpec;
import io.densimeter.experiments.spec.TcoSpec;
import io.densimeter.model.tco.BilledEstate;
import io.densimeter.model.tco.BilledHosts;
import io.densimeter.model.tco.Licence;
import io.densimeter.model.tco.Tco;
import io.densimeter.model.tco.TcoInputs;
import io.densimeter.model.tco.TcoResult;
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

  static TcoResult of(ExperimentSpec spec, Estate estate, ScenarioRun run) {
    var hosts = new ArrayList<BilledHosts>();
    for (int g = 0; g < estate.groups().size(); g++) {
      hosts.add(new BilledHosts(estate.groups().get(g).type(), run.placement().hostsNeeded(g)));
    }
    var trace = run.demand().trace();
    return Tco.of(
        inputs(spec.tco(), spec.currency()),
        new BilledEstate(
            hosts,
            run.placement().hostsUsed(),
            run.placement().guestsPlaced(),
            run.energyKwh(),
            trace.steps() * trace.stepNanos()));
  }

  private static TcoInputs inputs(TcoSpec tco, String currency) {
    return new TcoInputs(
        currency,
        tco.horizonNanos() / NANOS_PER_HOUR / HOURS_PER_YEAR,
        tco.discountPerYear(),
        tco.energy().amount(),
        tco.pue(),
        tco.monthNanos() / NANOS_PER_HOUR,
        tco.licences().stream().map(Bill::licence).toList());
  }

  private static Licence licence(LicenceSpec licence) {
    return new Licence(
        licence.name(),
        licence.per() == LicenceSpec.Per.HOST ? Licence.Per.HOST : Licence.Per.GUEST,
        licence.price().amount(),
        licence.price().per() == Money.Per.YEAR ? Licence.Payment.YEARLY : Licence.Payment.ONCE);
  }

  /** Returns the lines of the bills by item, mean over the bills; a missing line counts as 0. */
  static List<CostLine> meanLines(List<TcoResult> bills) {
    Map<String, CostLine> mean = new LinkedHashMap<>();
    for (var bill : bills) {
      for (var line : bill.lines()) {
        double share = line.present() / bills.size();
        mean.merge(
            line.item(),
            new CostLine(line.item(), share, line.basis()),
            (one, other) -> new CostLine(one.item(), one.present() + other.present(), one.basis()));
      }
    }
    return List.copyOf(mean.values());
  }
}

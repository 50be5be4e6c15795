package io.densimeter.experiments.run;

import io.densimeter.experiments.cost.CostPlans;
import io.densimeter.experiments.spec.Plan;
import io.densimeter.experiments.spec.TcoSpec;
import io.densimeter.model.availability.Downtime;
import io.densimeter.model.energy.WeekShares;
import io.densimeter.model.energy.YearlyEnergy;
import io.densimeter.model.platform.Technique;
import io.densimeter.model.tco.CostBill;
import io.densimeter.model.tco.CostCategory;
import io.densimeter.model.tco.CostModel;
import io.densimeter.model.tco.CostedEstate;
import io.densimeter.model.tco.CostedHosts;
import io.densimeter.model.tco.Energy;
import io.densimeter.model.tco.Savings;
import io.densimeter.reports.result.CostLine;
import io.densimeter.reports.result.Costs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** The bill of a simulated estate, from the prices of the experiment file. */
final class Bill {
  private static final double CENTS = 100;
  private static final double MILLION = 1e6;

  private Bill() {}

  /** Returns what a simulated estate costs, as a function of every price and assumption. */
  static CostModel model(
      CostPlans plans, Estate estate, ScenarioRun run, int startHour, @Nullable Outages outages) {
    return plans.of(
        Plan.of(estate.implementation().technique()),
        costed(estate, run, energy(run, startHour, plans.terms().hoursPerYear())),
        outages == null ? Downtime.NONE : outages.downtime());
  }

  /** Returns the energy of a year that goes on as the run went. */
  private static YearlyEnergy energy(ScenarioRun run, int startHour, double hoursPerYear) {
    var trace = run.demand().trace();
    long nanos = trace.steps() * trace.stepNanos();
    double[] watts = run.watts();
    return new YearlyEnergy(
        Energy.yearlyKwh(run.energyKwh(), nanos, hoursPerYear),
        Energy.yearlyKwh(run.staticKwh(), nanos, hoursPerYear),
        WeekShares.of(watts, nanos / watts.length, startHour),
        Arrays.stream(watts).max().orElse(0));
  }

  private static CostedEstate costed(Estate estate, ScenarioRun run, YearlyEnergy energy) {
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
              group.sockets(),
              group.type().cores(),
              group.type().power().watts(1),
              carried));
    }
    var technique = estate.implementation().technique();
    return new CostedEstate(
        hosts,
        technique == Technique.OS_LEVEL || technique == Technique.BARE_METAL,
        vcpus / run.placement().guestsPlaced(),
        energy);
  }

  /** Returns the costs of a scenario, mean over the bills of its replications. */
  static Costs costs(List<CostBill> bills, @Nullable CostBill unconsolidated, TcoSpec tco) {
    List<CostLine> before = unconsolidated == null ? List.of() : meanLines(List.of(unconsolidated));
    Costs.Saving saving = null;
    if (unconsolidated != null) {
      var saved = bills.stream().map(bill -> Savings.of(unconsolidated, bill)).toList();
      var mean = Savings.mean(saved);
      saving =
          new Costs.Saving(
              mean.yearCents().stream().map(cents -> cents / CENTS).toList(),
              mean.presentCents() / CENTS,
              mean.paybackMonths().isPresent() ? mean.paybackMonths().getAsDouble() : null,
              mean.returnFraction().isPresent() ? mean.returnFraction().getAsDouble() : null);
    }
    var price = tco.guestPrice();
    return new Costs(
        meanLines(bills),
        before,
        saving,
        units(bills, tco.requestsPerMonth()),
        bills.get(0).terms().hoursPerMonth(),
        price == null ? null : price.amount());
  }

  private static Map<String, Double> units(
      List<CostBill> bills, @Nullable Double requestsPerMonth) {
    Map<String, Double> units = new LinkedHashMap<>();
    units.put("host", mean(bills, bill -> bill.estate().hostCount()));
    units.put("guest", mean(bills, bill -> bill.estate().guests()));
    units.put("vCPU", bills.stream().mapToDouble(b -> b.estate().vcpus()).sum() / bills.size());
    if (requestsPerMonth != null) {
      units.put("million requests", requestsPerMonth / MILLION);
    }
    return units;
  }

  private static double mean(List<CostBill> bills, ToLongFunction<CostBill> figure) {
    return (double) bills.stream().mapToLong(figure).sum() / bills.size();
  }

  /** Returns the lines of the bills by item, mean over the bills; a missing line counts as 0. */
  private static List<CostLine> meanLines(List<CostBill> bills) {
    Map<String, Sum> sums = new LinkedHashMap<>();
    for (var bill : bills) {
      for (var line : bill.lines()) {
        sums.computeIfAbsent(line.label(), label -> new Sum(line)).add(line);
      }
    }
    return sums.values().stream()
        .sorted(Comparator.comparing((Sum sum) -> sum.category))
        .map(sum -> sum.over(bills.size()))
        .toList();
  }

  /** The sum of a line over bills, in cents. */
  private static final class Sum {
    private final CostCategory category;
    private final String label;
    private final String basis;
    private final long[] years;
    private long present;
    private long month;

    Sum(io.densimeter.model.tco.CostLine line) {
      category = line.category();
      label = line.label();
      basis = line.basis();
      years = new long[line.yearCents().size()];
    }

    void add(io.densimeter.model.tco.CostLine line) {
      for (int year = 0; year < years.length; year++) {
        years[year] += line.yearCents().get(year);
      }
      present += line.presentCents();
      month += line.monthCents();
    }

    CostLine over(int bills) {
      List<Double> byYear = new ArrayList<>();
      for (long year : years) {
        byYear.add(amount(year, bills));
      }
      return new CostLine(
          category.label(), label, byYear, amount(present, bills), amount(month, bills), basis);
    }

    private static double amount(long cents, int bills) {
      return Math.round((double) cents / bills) / CENTS;
    }
  }
}

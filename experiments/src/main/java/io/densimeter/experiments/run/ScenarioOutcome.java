package io.densimeter.experiments.run;

import io.densimeter.experiments.cost.CostPlans;
import io.densimeter.experiments.run.ScenarioRun.InfeasibleException;
import io.densimeter.experiments.spec.PlacementSpec;
import io.densimeter.experiments.spec.Scenario;
import io.densimeter.experiments.spec.TraceSpec;
import io.densimeter.experiments.uncertainty.CostedPlan;
import io.densimeter.model.interference.Isolation;
import io.densimeter.model.interference.SharedResource;
import io.densimeter.model.kernel.OverheadPoint;
import io.densimeter.model.placement.Optimal;
import io.densimeter.model.placement.Placement;
import io.densimeter.model.stats.Metric;
import io.densimeter.model.stats.Metrics;
import io.densimeter.model.tco.CostBill;
import io.densimeter.model.tco.CostedEstate;
import io.densimeter.model.tco.Savings;
import io.densimeter.model.workload.WorkloadProfile;
import io.densimeter.reports.result.Costs;
import io.densimeter.reports.result.GuestRow;
import io.densimeter.reports.result.HostRow;
import io.densimeter.reports.result.ReplicationResult;
import io.densimeter.reports.result.ScenarioResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** The replications of a scenario, and the result that they make. */
final class ScenarioOutcome {
  private static final double MINUTES_PER_YEAR = 365 * 24 * 60;

  private final Scenario scenario;
  private final Estate estate;
  private final WorkloadProfile profile;
  private final List<Future<ScenarioRun>> pending;
  private final Overheads overheads;
  private final CostPlans plans;
  private final List<ScenarioRun> runs = new ArrayList<>();
  private final List<@Nullable Outages> outages = new ArrayList<>(); // by run

  ScenarioOutcome(
      Scenario scenario,
      Estate estate,
      WorkloadProfile profile,
      List<Future<ScenarioRun>> pending,
      Overheads overheads,
      CostPlans plans) {
    this.scenario = scenario;
    this.estate = estate;
    this.profile = profile;
    this.pending = pending;
    this.overheads = overheads;
    this.plans = plans;
  }

  Scenario scenario() {
    return scenario;
  }

  /** Returns a replication with its cost, after {@link #result()}; empty when infeasible. */
  Optional<CostedPlan> plan(int replication) {
    return replication < runs.size()
        ? Optional.of(
            new CostedPlan(
                Bill.model(
                    plans,
                    estate,
                    runs.get(replication),
                    scenario.spec().workload().starts().hourOfWeek(),
                    outages.get(replication)),
                plans.unconsolidated()))
        : Optional.empty();
  }

  Estate estate() {
    return estate;
  }

  WorkloadProfile profile() {
    return profile;
  }

  /** Waits for the replications; returns their result. */
  ScenarioResult result() throws ExecutionException, InterruptedException {
    if (estate.groups().isEmpty()) {
      return infeasible(String.join("; ", estate.obstacles()));
    }
    String refused = null;
    for (var each : pending) {
      try {
        runs.add(each.get());
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof InfeasibleException why)) {
          throw e;
        }
        refused = why.getMessage();
      }
    }
    return refused == null ? feasible() : infeasible(refused);
  }

  private ScenarioResult infeasible(@Nullable String why) {
    return new ScenarioResult(
        scenario.id(),
        scenario.technique().label(),
        estate.implementation().name(),
        scenario.axes(),
        why,
        "",
        List.of(),
        List.of(),
        null,
        List.of(),
        List.of(),
        Costs.NONE,
        List.of());
  }

  private ScenarioResult feasible() {
    var point = point(runs.get(0));
    int hour = scenario.spec().workload().starts().hourOfWeek();
    var bills = new ArrayList<CostBill>();
    for (var run : runs) {
      var found = Outages.of(scenario.spec(), estate, run);
      outages.add(found);
      bills.add(Bill.model(plans, estate, run, hour, found).bill());
    }
    var before = plans.unconsolidated();
    var unconsolidated = before == null ? null : before.bill();
    var replications = new ArrayList<ReplicationResult>();
    var hosts = new ArrayList<HostRow>();
    var guests = new ArrayList<GuestRow>();
    for (int r = 0; r < runs.size(); r++) {
      replications.add(
          new ReplicationResult(
              r, metrics(runs.get(r), outages.get(r), bills.get(r), unconsolidated)));
      hosts.addAll(ResultRows.hosts(r, estate, runs.get(r)));
      guests.addAll(ResultRows.guests(r, estate, runs.get(r)));
    }
    var percentile = scenario.spec().placement().sizeBy().percentile();
    var first = runs.get(0);
    return new ScenarioResult(
        scenario.id(),
        scenario.technique().label(),
        estate.implementation().name(),
        scenario.axes(),
        null,
        first.placement().limit().phrase("p" + trimmed(percentile)),
        replications,
        ResultRows.mechanisms(point),
        ResultRows.timeline(first),
        hosts,
        guests,
        Bill.costs(bills, unconsolidated, scenario.spec().tco()),
        warnings());
  }

  private static String trimmed(double percentile) {
    return percentile == Math.rint(percentile)
        ? Long.toString((long) percentile)
        : Double.toString(percentile);
  }

  /** The overhead at the mean load of a vCPU, on the first kind of host that carries guests. */
  private OverheadPoint point(ScenarioRun run) {
    var group = run.usedGroups(estate).get(0);
    var guest = estate.kinds().get(0);
    double load =
        run.meanDemand() * guest.cpuHertz() / ((double) guest.vcpus() * group.type().clockHertz());
    var surface = overheads.surface(profile, group.platform(), estate.implementation());
    synchronized (surface) {
      return surface.at(Math.min(1, load));
    }
  }

  private Map<Metric, Double> metrics(
      ScenarioRun run, @Nullable Outages down, CostBill bill, @Nullable CostBill unconsolidated) {
    var placement = run.placement();
    var interval = run.interval();
    var curve =
        ScenarioRun.curveOn(
            run.usedGroups(estate).get(0).type(), estate.kinds().get(0), run.curves());
    double demand = run.meanDemand();
    Map<Metric, Double> values = new LinkedHashMap<>();
    values.put(Metrics.HOSTS_NEEDED, (double) placement.hostsNeeded());
    int bound = placement.lowerBound().hosts() + placement.hostsNeeded() - placement.hostsUsed();
    values.put(Metrics.PLACEMENT_LOWER_BOUND, (double) bound);
    values.put(Metrics.PLACEMENT_GAP, (double) (placement.hostsNeeded() - bound) / bound);
    values.put(Metrics.GUESTS_PER_HOST, (double) placement.guestsPlaced() / placement.hostsUsed());
    values.put(Metrics.GUESTS_UNPLACED, (double) placement.unplaced().size());
    values.put(Metrics.OVERHEAD_SLOWDOWN, demand == 0 ? 1 : curve.vcpuFraction(demand) / demand);
    values.put(Metrics.HYPERVISOR_CPU, demand == 0 ? 0 : curve.hypervisorFraction(demand) / demand);
    values.put(Metrics.CPU_READY_MEAN, interval.readyMeanFraction());
    values.put(Metrics.CPU_READY_P95, interval.readyP95Fraction());
    values.put(Metrics.SLA_VIOLATION, interval.violationFraction());
    values.put(Metrics.HOST_CPU_MEAN, interval.hostCpuMeanFraction());
    values.put(Metrics.HOST_CPU_P95, interval.hostCpuP95Fraction());
    values.put(Metrics.HOST_MEMORY, placement.limit().memoryFraction());
    var failures = interval.failures();
    if (failures != null) {
      values.put(Metrics.HOST_FAILURES, (double) failures.hostFailures());
      values.put(Metrics.KERNEL_CRASHES, (double) failures.kernelCrashes());
      values.put(Metrics.GUEST_DOWNTIME, failures.downFraction() * MINUTES_PER_YEAR);
      values.put(Metrics.LONGEST_DOWNTIME, failures.longestNanos() / 1e9);
      Outages.putSimulated(failures, values);
    }
    if (down != null) {
      down.putInto(values);
    }
    if (scenario.spec().memory() != null) {
      var memory = run.memory();
      values.put(Metrics.MEMORY_SHARED, memory.sharedFraction());
      values.put(Metrics.MEMORY_RECLAIMED, memory.balloonedFraction());
      values.put(Metrics.MEMORY_SWAPPED, memory.swappedFraction());
      values.put(Metrics.MEMORY_WAIT, memory.waitSecondsPerCpuSecond());
      values.put(Metrics.MEMORY_CPU, memory.cpuFraction());
    }
    var neighbours = run.neighbours();
    if (neighbours != null) {
      values.put(Metrics.INTERFERENCE_MEAN, neighbours.mean());
      values.put(Metrics.INTERFERENCE_P95, neighbours.p95());
    }
    values.put(Metrics.ENERGY, interval.energyKwh());
    values.put(Metrics.ENERGY_STATIC, interval.staticEnergyKwh());
    values.put(Metrics.ENERGY_DYNAMIC, interval.energyKwh() - interval.staticEnergyKwh());
    putCarbon(bill.estate(), values);
    var consolidation = interval.consolidation();
    if (consolidation != null) {
      values.put(Metrics.MIGRATIONS, (double) consolidation.migrations());
      values.put(Metrics.MIGRATION_DOWNTIME, consolidation.downtimeNanos() / 1e9);
      values.put(Metrics.HOST_SHUTDOWNS, (double) consolidation.hostShutdowns());
      values.put(Metrics.SLATAH, consolidation.slatahFraction());
      values.put(Metrics.PDM, consolidation.pdmFraction());
      values.put(Metrics.SLAV, consolidation.slavFraction());
      values.put(Metrics.ESV, consolidation.esvKwh());
    }
    values.put(Metrics.COST_TOTAL, bill.total());
    values.put(Metrics.COST_GUEST_MONTH, bill.perGuestMonth());
    if (unconsolidated != null) {
      values.put(Metrics.COST_SAVED, Savings.of(unconsolidated, bill).present());
    }
    var requests = run.requests();
    if (requests != null) {
      requests.putInto(values);
    }
    return values;
  }

  private void putCarbon(CostedEstate costed, Map<Metric, Double> values) {
    var carbon = plans.carbon();
    if (carbon != null) {
      var year = carbon.year(costed);
      values.put(Metrics.CARBON_OPERATIONAL, year.operationalKilograms());
      values.put(Metrics.CARBON_EMBODIED, year.embodiedKilograms());
      values.put(Metrics.CARBON_GUEST, year.perGuest(costed.guests()));
      var requests = scenario.spec().tco().requestsPerMonth();
      if (requests != null) {
        values.put(Metrics.CARBON_REQUEST, year.gramsPerRequest(requests));
      }
    }
  }

  /** Returns what is to be said of a placement beside its figures. */
  private List<String> note(Placement placement) {
    var asked = scenario.spec().placement().policy();
    String name = asked.name().toLowerCase(Locale.ROOT).replace('_', '-');
    if (asked == PlacementSpec.Policy.OPTIMAL) {
      return placement.isProven()
          ? List.of()
          : List.of(
              "The fewest hosts are at most "
                  + placement.hostsUsed()
                  + ", not proven: the search is for up to "
                  + Optimal.MOST_ITEMS
                  + " guests and "
                  + String.format(Locale.ROOT, "%,d", Optimal.MOST_NODES)
                  + " nodes; no placement takes fewer than "
                  + placement.lowerBound().hosts()
                  + ".");
    }
    return placement.policy().equals(name)
        ? List.of()
        : List.of(
            "The placement is that of " + placement.policy() + ": " + name + " needs more hosts.");
  }

  private List<String> warnings() {
    var warnings = new ArrayList<String>();
    for (var obstacle : estate.obstacles()) {
      warnings.add("Some hosts cannot be used: " + obstacle + ".");
    }
    for (var group : estate.groups()) {
      if (group.type().power().model() != null) {
        warnings.add(
            "The power of "
                + group.type().name()
                + " is known at idle and full load only. From idle to a tenth of the load servers"
                + " take 10 to 28 % of that range, so at low load, where consolidation is said to"
                + " save, it is wrong in the direction that matters; a curve of eleven points is"
                + " better.");
      }
    }
    runs.stream().map(run -> note(run.placement())).distinct().forEach(warnings::addAll);
    var down = outages.get(0);
    if (down != null) {
      warnings.addAll(down.notes(scenario.spec(), estate.implementation().name()));
    }
    double wait =
        runs.stream().mapToDouble(run -> run.memory().waitSecondsPerCpuSecond()).max().orElse(0);
    warnings.addAll(neighbours());
    if (wait > 0) {
      warnings.add(
          String.format(
              Locale.ROOT,
              "Memory is short: guests wait %.3f s for pages on disk for each second of their CPU;"
                  + " slowdown and CPU ready do not count it.",
              wait));
    }
    for (int r = 0; r < runs.size(); r++) {
      var unplaced = runs.get(r).placement().unplaced();
      if (!unplaced.isEmpty()) {
        var first = unplaced.get(0);
        warnings.add(
            unplaced.size()
                + " guests found no host in replication "
                + r
                + "; the first, "
                + runs.get(r).demand().trace().guestName(first.guest())
                + ", "
                + first.reason()
                + ".");
      }
    }
    return warnings;
  }

  /** Returns what neighbours cost in the first replication, and what could hold them. */
  private List<String> neighbours() {
    var technique = scenario.technique().kind();
    var cache = Isolation.of(technique, SharedResource.LAST_LEVEL_CACHE);
    var neighbours = runs.get(0).neighbours();
    if (neighbours == null || cache.holds()) {
      return List.of();
    }
    return List.of(
        String.format(
            Locale.ROOT,
            "Neighbours in the last-level cache and in memory bandwidth make the work of guests"
                + " %.1f %% longer, %.1f %% at the 95th percentile of guests; %s itself holds"
                + " neither: %s; %s.",
            100 * (neighbours.mean() - 1),
            100 * (neighbours.p95() - 1),
            technique.yamlName(),
            cache.means(),
            Isolation.of(technique, SharedResource.MEMORY_BANDWIDTH).means()));
  }

  /** Returns what was skipped while the trace was read. */
  List<String> traceNotes() {
    return runs.isEmpty()
        ? List.of()
        : runs.get(0).demand().notes().stream().map(note -> "Trace: " + note + ".").toList();
  }

  /** Returns the hash of the recorded trace by its name. */
  Map<String, String> inputHashes() {
    if (runs.isEmpty() || !(scenario.spec().workload().trace() instanceof TraceSpec.Planetlab p)) {
      return Map.of();
    }
    var sha256 = runs.get(0).demand().sha256();
    return sha256 == null ? Map.of() : Map.of(String.valueOf(p.path().getFileName()), sha256);
  }
}

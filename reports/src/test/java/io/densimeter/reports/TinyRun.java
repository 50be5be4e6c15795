package io.densimeter.reports;

import io.densimeter.model.stats.Metric;
import io.densimeter.model.stats.Metrics;
import io.densimeter.reports.result.Assumption;
import io.densimeter.reports.result.CostAnalysis;
import io.densimeter.reports.result.CostLine;
import io.densimeter.reports.result.Costs;
import io.densimeter.reports.result.GuestRow;
import io.densimeter.reports.result.HostRow;
import io.densimeter.reports.result.MechanismCycles;
import io.densimeter.reports.result.ReplicationResult;
import io.densimeter.reports.result.RunResult;
import io.densimeter.reports.result.ScenarioResult;
import io.densimeter.reports.result.Timeline;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Results small enough to check every byte that is made from them. */
public final class TinyRun {
  /** A text that ends a script, opens an element and starts a formula. */
  public static final String HOSTILE = "=1+1</script><script>alert(1)</script>\"'&";

  private TinyRun() {}

  /** Returns a run of these scenarios. */
  public static RunResult of(int replications, ScenarioResult... scenarios) {
    return named("tiny", "How many hosts?", replications, scenarios);
  }

  /** Returns a run with that name and question. */
  public static RunResult named(
      String name, String question, int replications, ScenarioResult... scenarios) {
    return new RunResult(
        name,
        question,
        "0.1.0",
        42,
        replications,
        "EUR",
        List.of(scenarios),
        CostAnalysis.NONE,
        List.of(new Assumption("power", "100 W", "measured")),
        List.of("The trace is short."),
        "name: tiny\n",
        Map.of("trace.csv", "00ff"));
  }

  /** Returns a feasible scenario with one replication for each pair of hosts and cost. */
  public static ScenarioResult feasible(String id, double[] hosts, double[] cost) {
    return unplaced(id, hosts, cost, 0);
  }

  /** Returns such a scenario that leaves guests without a host. */
  public static ScenarioResult unplaced(String id, double[] hosts, double[] cost, double guests) {
    var replications = new ArrayList<ReplicationResult>();
    double total = 0;
    for (int r = 0; r < hosts.length; r++) {
      var values = new LinkedHashMap<Metric, Double>();
      values.put(Metrics.HOSTS_NEEDED, hosts[r]);
      values.put(Metrics.PLACEMENT_LOWER_BOUND, hosts[r]);
      values.put(Metrics.PLACEMENT_GAP, 0.0);
      values.put(Metrics.GUESTS_PER_HOST, 40 / hosts[r]);
      values.put(Metrics.GUESTS_UNPLACED, guests);
      values.put(Metrics.OVERHEAD_SLOWDOWN, 1.25);
      values.put(Metrics.CPU_READY_P95, 0.042);
      values.put(Metrics.ENERGY, 2419.2);
      values.put(Metrics.COST_TOTAL, cost[r] * 480);
      values.put(Metrics.COST_GUEST_MONTH, cost[r]);
      replications.add(new ReplicationResult(r, values));
      total += cost[r] * 480 / hosts.length;
    }
    return scenario(id, replications, total);
  }

  private static ScenarioResult scenario(
      String id, List<ReplicationResult> replications, double total) {
    return new ScenarioResult(
        id,
        id,
        "made-by-hand",
        Map.of(),
        null,
        "host memory",
        replications,
        List.of(
            new MechanismCycles("native", "The guest's own work.", 1, 0),
            new MechanismCycles("VM exits", "Round trips.", 0.25, 0.125)),
        new Timeline(
            300,
            List.of(3.0, 4.0),
            List.of(0.5, 0.25),
            List.of(0.0, 0.01),
            List.of(300.0, 350.5),
            List.of(0.0, 2.0)),
        List.of(new HostRow(0, "h-0", 10, 0.375, 0.5, 0.875, 1.5)),
        List.of(new GuestRow(0, "g-0", "h-0", 0.1, 0.2, 0.005, 0.0)),
        Costs.of(
            List.of(
                line("servers", total - 80, "4 × 100 EUR"),
                line("energy", 80, "320 kWh × 0.25 EUR/kWh"))),
        List.of());
  }

  /** Returns a line of a bill that is paid at year 0. */
  public static CostLine line(String item, double present, String basis) {
    return new CostLine(item, item, List.of(present), present, present / 40, basis);
  }

  /** Returns a scenario that breaks a constraint. */
  public static ScenarioResult infeasible(String id, String why) {
    return new ScenarioResult(
        id,
        id,
        "made-by-hand",
        Map.of(),
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

  /** Returns the scenario at a point of a sweep, which its id names. */
  public static ScenarioResult at(ScenarioResult scenario, Map<String, String> axes) {
    var id = new StringBuilder(scenario.id());
    axes.forEach((path, value) -> id.append(',').append(path).append('=').append(value));
    return new ScenarioResult(
        id.toString(),
        scenario.technique(),
        scenario.implementation(),
        axes,
        scenario.infeasible(),
        scenario.limitedBy(),
        scenario.replications(),
        scenario.mechanisms(),
        scenario.timeline(),
        scenario.hosts(),
        scenario.guests(),
        scenario.costs(),
        scenario.warnings());
  }

  /** Returns the scenario with a hostile text wherever a text may stand. */
  public static ScenarioResult hostile(ScenarioResult scenario) {
    return new ScenarioResult(
        HOSTILE,
        HOSTILE,
        HOSTILE,
        Map.of(HOSTILE, HOSTILE),
        null,
        HOSTILE,
        scenario.replications(),
        List.of(new MechanismCycles(HOSTILE, HOSTILE, 0.5, 0.5)),
        scenario.timeline(),
        List.of(new HostRow(0, HOSTILE, 1, 0, 0, 0, 0)),
        List.of(new GuestRow(0, HOSTILE, HOSTILE, 0, 0, 0, 0.0)),
        Costs.of(
            List.of(
                line(
                    HOSTILE,
                    scenario.costs().lines().stream().mapToDouble(CostLine::present).sum(),
                    HOSTILE))),
        List.of(HOSTILE));
  }

  /** Returns the scenario with the watts of its last step replaced. */
  public static ScenarioResult withLastWatts(ScenarioResult scenario, double watts) {
    var timeline = scenario.timeline();
    if (timeline == null) {
      throw new IllegalStateException("no timeline");
    }
    return new ScenarioResult(
        scenario.id(),
        scenario.technique(),
        scenario.implementation(),
        scenario.axes(),
        null,
        scenario.limitedBy(),
        scenario.replications(),
        scenario.mechanisms(),
        new Timeline(
            300,
            timeline.hostsOn(),
            timeline.cpuFraction(),
            timeline.readyFraction(),
            List.of(300.0, watts),
            timeline.migrations()),
        scenario.hosts(),
        scenario.guests(),
        scenario.costs(),
        scenario.warnings());
  }
}

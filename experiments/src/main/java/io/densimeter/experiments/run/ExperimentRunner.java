package io.densimeter.experiments.run;

import io.densimeter.experiments.catalog.Catalog;
import io.densimeter.experiments.cost.CostPlans;
import io.densimeter.experiments.run.ScenarioRun.InfeasibleException;
import io.densimeter.experiments.spec.Experiment;
import io.densimeter.experiments.spec.ExperimentSpec;
import io.densimeter.experiments.spec.Scenario;
import io.densimeter.experiments.uncertainty.CostUncertainty;
import io.densimeter.experiments.uncertainty.CostedPlan;
import io.densimeter.experiments.uncertainty.Plans;
import io.densimeter.experiments.yaml.ExperimentException;
import io.densimeter.model.workload.WorkloadProfile;
import io.densimeter.reports.result.CostAnalysis;
import io.densimeter.reports.result.RunResult;
import io.densimeter.reports.result.ScenarioResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Carries out an experiment. Replications of scenarios run side by side; results are put together
 * in the order of the file, so that their number changes nothing.
 */
public final class ExperimentRunner {
  private final Experiment experiment;
  private final Catalog catalog;
  private final String version;
  private final Traces traces = new Traces();
  private final Overheads overheads = new Overheads();

  private ExperimentRunner(Experiment experiment, Catalog catalog, String version) {
    this.experiment = experiment;
    this.catalog = catalog;
    this.version = version;
  }

  /**
   * Returns the result of an experiment.
   *
   * @param version version of Densimeter, for the result
   * @param jobs replications that run side by side, 1 or more
   * @throws io.densimeter.workloads.trace.TraceException when a trace is broken
   * @throws ExperimentException when sampled values do not go together
   */
  public static RunResult run(Experiment experiment, Catalog catalog, String version, int jobs)
      throws ExperimentException, InterruptedException {
    return new ExperimentRunner(experiment, catalog, version).run(jobs);
  }

  private RunResult run(int jobs) throws ExperimentException, InterruptedException {
    var pool = Executors.newFixedThreadPool(jobs);
    try {
      var scenarios = new ArrayList<ScenarioOutcome>();
      for (var scenario : experiment.scenarios()) {
        scenarios.add(start(scenario, pool::submit));
      }
      var results = new ArrayList<ScenarioResult>();
      for (var scenario : scenarios) {
        results.add(scenario.result());
      }
      Map<Scenario, Plans> plans = new LinkedHashMap<>();
      for (var scenario : scenarios) {
        plans.put(scenario.scenario(), plans(scenario));
      }
      var analysis = CostUncertainty.of(experiment, plans, catalog, pool);
      return result(results, analysis, scenarios);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException("A replication failed.", e.getCause());
    } finally {
      pool.shutdownNow();
    }
  }

  /** Somewhere to run a replication. */
  @FunctionalInterface
  interface Pool {
    Future<ScenarioRun> submit(Callable<ScenarioRun> replication);
  }

  /**
   * Returns the plans of a scenario: those that were carried out, others when they are asked for.
   */
  private Plans plans(ScenarioOutcome outcome) {
    return (values, replication) ->
        values.isEmpty()
            ? outcome.plan(replication)
            : simulated(outcome.scenario().with(values, catalog.names()), replication);
  }

  private Optional<CostedPlan> simulated(Scenario scenario, int replication) {
    var spec = scenario.spec();
    var estate = Estate.of(scenario, catalog);
    if (estate.groups().isEmpty()) {
      return Optional.empty();
    }
    try {
      // With traces and overheads of its own: those of all samples would fill the memory.
      var demand = new Traces().demand(spec, replication);
      var profile = profile(spec);
      boolean same = spec.figuresFraction().equals(experiment.spec().figuresFraction());
      var executed = same ? overheads : new Overheads();
      var run = ScenarioRun.of(scenario, replication, estate, profile, demand, executed);
      var plans = new CostPlans(spec, catalog);
      int hour = spec.workload().starts().hourOfWeek();
      var outages = Outages.of(spec, estate, run);
      return Optional.of(
          new CostedPlan(Bill.model(plans, estate, run, hour, outages), plans.unconsolidated()));
    } catch (InfeasibleException notThis) {
      return Optional.empty();
    }
  }

  private WorkloadProfile profile(ExperimentSpec spec) {
    return new FigureShares(spec).of(catalog.profile(spec.workload().profile()));
  }

  private ScenarioOutcome start(Scenario scenario, Pool pool) {
    var spec = scenario.spec();
    var estate = Estate.of(scenario, catalog);
    var profile = profile(spec);
    var runs = new ArrayList<Future<ScenarioRun>>();
    if (!estate.groups().isEmpty()) {
      for (int r = 0; r < spec.replications(); r++) {
        int replication = r;
        runs.add(
            pool.submit(
                () ->
                    ScenarioRun.of(
                        scenario,
                        replication,
                        estate,
                        profile,
                        traces.demand(spec, replication),
                        overheads)));
      }
    }
    return new ScenarioOutcome(
        scenario, estate, profile, runs, overheads, new CostPlans(spec, catalog));
  }

  /** Returns the hashes of the files that hold entries of a user's own, by their names. */
  private Map<String, String> entryHashes(Scenario scenario) {
    var names = new ArrayList<String>();
    names.add(scenario.spec().workload().profile());
    scenario.spec().hosts().forEach(host -> names.add(host.platform()));
    var implementation = scenario.technique().implementation();
    if (implementation != null) {
      names.add(implementation);
    }
    Map<String, String> hashes = new LinkedHashMap<>();
    for (var name : names) {
      catalog
          .fingerprint(name)
          .ifPresent(sha256 -> hashes.put(String.valueOf(Path.of(name).getFileName()), sha256));
    }
    return hashes;
  }

  private RunResult result(
      List<ScenarioResult> results, CostAnalysis analysis, List<ScenarioOutcome> outcomes) {
    var assumptions = new Assumptions();
    Set<String> warnings = new LinkedHashSet<>();
    Map<String, String> hashes = new LinkedHashMap<>();
    Set<WorkloadProfile> profiles = new LinkedHashSet<>();
    for (var outcome : outcomes) {
      profiles.add(outcome.profile());
      warnings.addAll(outcome.traceNotes());
      hashes.putAll(outcome.inputHashes());
    }
    experiment.scenarios().forEach(scenario -> hashes.putAll(entryHashes(scenario)));
    var spec = experiment.spec();
    assumptions.add(spec, catalog);
    experiment.scenarios().forEach(scenario -> assumptions.addSwept(scenario.spec(), catalog));
    profiles.forEach(assumptions::add);
    for (var outcome : outcomes) {
      assumptions.add(outcome.estate().groups());
      assumptions.add(outcome.estate().implementation());
    }
    long assumed =
        assumptions.list().stream().filter(a -> a.source().startsWith("assumption")).count();
    warnings.add(
        assumed
            + " of "
            + assumptions.list().size()
            + " figures that this rests on are assumptions without a measurement; they are marked"
            + " among the assumptions.");
    return new RunResult(
        spec.name(),
        spec.question(),
        version,
        spec.seed(),
        spec.replications(),
        spec.currency(),
        results,
        analysis,
        assumptions.list(),
        List.copyOf(warnings),
        text(),
        hashes);
  }

  private String text() {
    if (experiment.overrides().isEmpty()) {
      return experiment.text();
    }
    var text = new StringBuilder("# With these overrides from the command line:\n");
    experiment
        .overrides()
        .forEach(each -> text.append("#   --set ").append(oneLine(each)).append('\n'));
    return text.append(experiment.text()).toString();
  }

  private static String oneLine(String text) {
    return text.replace('\n', ' ').replace('\r', ' ');
  }
}

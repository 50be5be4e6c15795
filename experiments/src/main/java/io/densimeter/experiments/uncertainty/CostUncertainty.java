package io.densimeter.experiments.uncertainty;

import io.densimeter.experiments.catalog.Catalog;
import io.densimeter.experiments.spec.Experiment;
import io.densimeter.experiments.spec.Scenario;
import io.densimeter.experiments.spec.UncertaintySpec;
import io.densimeter.experiments.yaml.ExperimentException;
import io.densimeter.model.uncertainty.Estimate;
import io.densimeter.reports.result.CostAnalysis;
import io.densimeter.reports.result.CostAnalysis.BreakEvenPoint;
import io.densimeter.reports.result.CostAnalysis.Interval;
import io.densimeter.reports.result.CostAnalysis.Odds;
import io.densimeter.reports.result.CostAnalysis.Swing;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;

/** What the costs of an experiment depend on, and how sure they are. */
public final class CostUncertainty {
  private static final double WHOLE = 100;

  /** Beyond so many scenarios of one point of a sweep, comparing each with each is no help. */
  private static final int MOST_COMPARED = 12;

  /** Nobody reads more of them. */
  private static final int MOST_TORNADOES = 24;

  private final Experiment experiment;
  private final List<UncertainCosts> scenarios = new ArrayList<>();
  private final List<Swing> swings = new ArrayList<>();
  private final List<Interval> intervals = new ArrayList<>();
  private final List<Odds> odds = new ArrayList<>();
  private final List<BreakEvenPoint> breakEvens = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  private CostUncertainty(Experiment experiment) {
    this.experiment = experiment;
  }

  /**
   * Analyses the costs of scenarios.
   *
   * @param plans the plans of each scenario that was carried out, in the order of the sweep
   * @param pool where samples are computed; they are put together in their order
   * @throws ExperimentException when sampled values do not go together
   */
  public static CostAnalysis of(
      Experiment experiment, Map<Scenario, Plans> plans, Catalog catalog, ExecutorService pool)
      throws ExperimentException, InterruptedException {
    var analysis = new CostUncertainty(experiment);
    for (var each : plans.entrySet()) {
      var costs =
          new UncertainCosts(
              each.getKey(), UncertainValues.of(each.getKey(), catalog), each.getValue());
      if (costs.isFeasible()) {
        analysis.scenarios.add(costs);
      }
    }
    return analysis.result(pool);
  }

  private CostAnalysis result(ExecutorService pool)
      throws ExperimentException, InterruptedException {
    var spec = experiment.spec().uncertainty();
    for (var costs : scenarios.subList(0, Math.min(scenarios.size(), MOST_TORNADOES))) {
      swings.addAll(
          spec == null || spec.values().isEmpty()
              ? Tornado.ofTenths(costs)
              : Tornado.ofDistributions(costs, spec.confidenceFraction()));
    }
    if (scenarios.size() > MOST_TORNADOES) {
      notes.add(
          "The strongest assumptions are those of the first " + MOST_TORNADOES + " scenarios.");
    }
    String method = "";
    if (spec != null) {
      if (!spec.values().isEmpty()) {
        sample(spec, pool);
        method = method(spec);
      }
      breakEven(spec);
    }
    return new CostAnalysis(method, swings, intervals, odds, breakEvens, notes);
  }

  private static String method(UncertaintySpec spec) {
    return String.format(
        Locale.ROOT,
        "%d repetitions of %,d samples (%s); intervals cover %s %%.",
        spec.repetitions(),
        spec.samples(),
        spec.sampling().name().toLowerCase(Locale.ROOT).replace('_', ' '),
        trimmed(WHOLE * spec.confidenceFraction()));
  }

  private static String trimmed(double number) {
    return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
  }

  private void sample(UncertaintySpec spec, ExecutorService pool)
      throws ExperimentException, InterruptedException {
    Map<UncertainCosts, Samples> sampled = new LinkedHashMap<>();
    for (var costs : scenarios) {
      var samples = Samples.of(costs, spec, pool);
      sampled.put(costs, samples);
      note(costs, samples);
      var figures = costs.figures();
      for (int f = 0; f < figures.size(); f++) {
        var values = samples.of(f);
        if (values.length > 1) {
          add(
              costs.scenario().id(),
              figures.get(f),
              Estimate.of(values, spec.confidenceFraction()));
        }
      }
    }
    sampled.forEach(
        (plan, samples) -> {
          String id = plan.scenario().id();
          double level = spec.confidenceFraction();
          if (plan.hasBefore()) {
            int before = plan.figures().size() - 2;
            add(CostOdds.of(id, samples, 0, CostOdds.BEFORE, samples, before, level));
          }
          for (var other : others(plan)) {
            var theirs = sampled.get(other);
            if (theirs != null) {
              add(CostOdds.of(id, samples, 0, other.scenario().id(), theirs, 0, level));
            }
          }
        });
  }

  /** Returns the scenarios of the same point of the sweep that come later in the file. */
  private List<UncertainCosts> others(UncertainCosts plan) {
    var same =
        scenarios.stream()
            .filter(each -> each.scenario().axes().equals(plan.scenario().axes()))
            .limit(MOST_COMPARED)
            .toList();
    return same.subList(Math.min(same.size(), same.indexOf(plan) + 1), same.size());
  }

  private void note(UncertainCosts costs, Samples samples) {
    if (samples.infeasible() > 0) {
      notes.add(
          String.format(
              Locale.ROOT,
              "%s cannot be carried out in %,d of %,d samples; its figures are those of the others.",
              costs.scenario().id(),
              samples.infeasible(),
              samples.count()));
    }
  }

  private void add(@Nullable Odds each) {
    if (each != null) {
      odds.add(each);
    }
  }

  private void add(String scenario, UncertainCosts.Figure figure, Estimate estimate) {
    intervals.add(
        new Interval(
            scenario,
            figure.name(),
            experiment.spec().currency() + figure.unit(),
            estimate.mean(),
            estimate.halfWidth(),
            estimate.low(),
            estimate.high(),
            estimate.plainSamples()));
  }

  private void breakEven(UncertaintySpec spec) {
    for (var plan : scenarios) {
      List<BreakEvens> pairs = new ArrayList<>();
      if (plan.hasBefore()) {
        pairs.add(new BreakEvens(plan, null));
      }
      others(plan).forEach(other -> pairs.add(new BreakEvens(plan, other)));
      for (var path : spec.breakEven()) {
        pairs.stream()
            .filter(pair -> pair.dependOn(path))
            .forEach(pair -> breakEvens.add(pair.of(path)));
      }
    }
  }
}

package io.densimeter.reports.figures;

import io.densimeter.model.stats.Metric;
import io.densimeter.model.stats.Metrics;
import io.densimeter.reports.result.ReplicationResult;
import io.densimeter.reports.result.ScenarioResult;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A scenario with each of its metrics as mean and interval.
 *
 * @param scenario the scenario
 * @param spreads the metrics in the order of {@link Metrics#ALL}; empty when it is infeasible
 */
public record ScenarioFigures(ScenarioResult scenario, Map<Metric, Spread> spreads) {
  /**
   * Returns the figures of a scenario.
   *
   * @throws IllegalStateException when a feasible scenario has no replication, a replication lacks
   *     a metric that the first one has, or a value is not finite
   */
  public static ScenarioFigures of(ScenarioResult scenario) {
    var spreads = new LinkedHashMap<Metric, Spread>();
    if (scenario.infeasible() == null) {
      if (scenario.replications().isEmpty()) {
        throw new IllegalStateException(
            "Scenario " + scenario.id() + " is feasible and has no replication.");
      }
      for (var metric : inOrder(scenario.replications().get(0))) {
        spreads.put(metric, Spread.of(values(scenario, metric)));
      }
    }
    return new ScenarioFigures(scenario, Collections.unmodifiableMap(spreads));
  }

  /** Returns the metrics of a replication in the order of reports. */
  public static List<Metric> inOrder(ReplicationResult replication) {
    var metrics = new ArrayList<>(replication.values().keySet());
    metrics.sort(
        Comparator.comparingInt(ScenarioFigures::place).thenComparing(metric -> metric.name()));
    return metrics;
  }

  private static int place(Metric metric) {
    int at = Metrics.ALL.indexOf(metric);
    return at < 0 ? Metrics.ALL.size() : at;
  }

  /** Returns the metric's value in each replication. */
  static double[] values(ScenarioResult scenario, Metric metric) {
    return scenario.replications().stream()
        .mapToDouble(
            replication -> {
              Double value = replication.values().get(metric);
              if (value == null) {
                throw new IllegalStateException(
                    "Replication %d of %s has no %s."
                        .formatted(replication.replication(), scenario.id(), metric.name()));
              }
              return Finite.check(metric.name() + " of " + scenario.id(), value);
            })
        .toArray();
  }

  /** Returns the scenario's identifier. */
  public String id() {
    return scenario.id();
  }

  /** Returns the identifier without the swept values, such as {@code paravirtual}. */
  public String base() {
    var values = new StringBuilder();
    scenario
        .axes()
        .forEach((path, value) -> values.append(',').append(path).append('=').append(value));
    var id = id();
    return id.endsWith(values.toString()) ? id.substring(0, id.length() - values.length()) : id;
  }

  /** Returns the name for a reader, such as {@code paravirtual (headroom 10 %)}. */
  public String label() {
    if (scenario.axes().isEmpty()) {
      return id();
    }
    return scenario.axes().entrySet().stream()
        .map(
            axis ->
                AxisName.shortest(axis.getKey(), scenario.axes().keySet()) + " " + axis.getValue())
        .collect(Collectors.joining(", ", base() + " (", ")"));
  }

  /**
   * Returns the swept values, such as {@code placement.headroom=10 %}, or of several axes {@code
   * headroom=10 %, grid=sweden}; empty without a sweep.
   */
  public String point() {
    var axes = scenario.axes();
    return axes.entrySet().stream()
        .map(
            axis ->
                (axes.size() == 1 ? axis.getKey() : AxisName.shortest(axis.getKey(), axes.keySet()))
                    + "="
                    + axis.getValue())
        .collect(Collectors.joining(", "));
  }

  /** Returns whether the plan keeps the technique's constraints. */
  public boolean feasible() {
    return scenario.infeasible() == null;
  }

  /** Returns whether the plan is feasible and has a host for every guest. */
  public boolean placesAll() {
    return feasible() && mean(Metrics.GUESTS_UNPLACED, 0) == 0;
  }

  /** Returns the mean of a metric, or {@code otherwise} when the scenario has none. */
  public double mean(Metric metric, double otherwise) {
    var spread = spreads.get(metric);
    return spread == null ? otherwise : spread.mean();
  }

  /** Returns the metric as a reader sees it, or null when the scenario has none. */
  public @Nullable Figure figure(Metric metric, String currency) {
    var spread = spreads.get(metric);
    return spread == null ? null : Figure.of(metric, spread, currency);
  }
}

package io.densimeter.experiments.uncertainty;

import io.densimeter.experiments.spec.Scenario;
import io.densimeter.experiments.yaml.ExperimentException;
import io.densimeter.experiments.yaml.Node;
import io.densimeter.experiments.yaml.TreePath;
import io.densimeter.model.tco.CostBill;
import io.densimeter.model.tco.CostCategory;
import io.densimeter.model.tco.CostLine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The costs of a scenario as a function of what is uncertain. */
final class UncertainCosts {
  private static final double CENTS = 100;

  private final Scenario scenario;
  private final UncertainValues values;
  private final Plans plans;
  private final List<CostedPlan> given = new ArrayList<>();

  /** Creates the function; the scenario is as its file says. */
  UncertainCosts(Scenario scenario, UncertainValues values, Plans plans)
      throws ExperimentException {
    this.scenario = scenario;
    this.values = values;
    this.plans = plans;
    for (int r = 0; r < scenario.spec().replications(); r++) {
      plans.at(Map.of(), r).ifPresent(given::add);
    }
  }

  Scenario scenario() {
    return scenario;
  }

  UncertainValues values() {
    return values;
  }

  /** Returns whether every replication could be carried out as the file says. */
  boolean isFeasible() {
    return given.size() == scenario.spec().replications();
  }

  /** Returns whether there is an estate before consolidation. */
  boolean hasBefore() {
    return given.get(0).before() != null;
  }

  /**
   * A figure of a plan.
   *
   * @param name its name
   * @param unit its unit after the currency; empty for none
   */
  record Figure(String name, String unit) {}

  /** Returns the figures of a sample, in the order in which {@link #at} gives their values. */
  List<Figure> figures() {
    List<Figure> figures = new ArrayList<>();
    figures.add(new Figure("total", ""));
    figures.add(new Figure("a month", "/month"));
    figures.add(new Figure("a guest and month", "/month"));
    categories().forEach(category -> figures.add(new Figure(category.label(), "")));
    if (hasBefore()) {
      figures.add(new Figure("before consolidation", ""));
      figures.add(new Figure("saved", ""));
    }
    return figures;
  }

  private List<CostCategory> categories() {
    return given.stream()
        .flatMap(plan -> plan.bill(Map.of()).lines().stream())
        .map(CostLine::category)
        .distinct()
        .sorted()
        .toList();
  }

  /**
   * Returns the figures at a point: one coordinate for each value, then one that chooses the
   * replication. Empty when the plan cannot be carried out there.
   */
  Optional<double[]> at(double[] point) throws ExperimentException {
    Map<UncertainValue, Double> numbers = new LinkedHashMap<>();
    var list = values.list();
    for (int i = 0; i < list.size(); i++) {
      numbers.put(list.get(i), list.get(i).number(point[i]));
    }
    int replications = scenario.spec().replications();
    int replication = (int) Math.min(replications - 1L, (long) (point[list.size()] * replications));
    var plan = plan(numbers, replication);
    return plan.isEmpty()
        ? Optional.empty()
        : Optional.of(figures(plan.get(), parameters(numbers)));
  }

  private double[] figures(CostedPlan plan, Map<String, Double> parameters) {
    var bill = plan.bill(parameters);
    List<Double> figures = new ArrayList<>();
    figures.add(bill.total());
    figures.add(bill.monthCents() / CENTS);
    figures.add(bill.perGuestMonth());
    for (var category : categories()) {
      figures.add(
          bill.lines().stream()
                  .filter(line -> line.category() == category)
                  .mapToLong(CostLine::presentCents)
                  .sum()
              / CENTS);
    }
    var before = plan.billBefore(parameters);
    if (before != null) {
      figures.add(before.total());
      figures.add(before.total() - bill.total());
    }
    return figures.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** Totals of a plan and of the estate before it. */
  record Totals(double plan, @Nullable Double before) {}

  /**
   * Returns the totals, mean over replications, at numbers of some values and other parameters of
   * the bill. Empty when the plan cannot be carried out there.
   */
  Optional<Totals> totals(Map<UncertainValue, Double> numbers, Map<String, Double> changed)
      throws ExperimentException {
    var parameters = new LinkedHashMap<>(parameters(numbers));
    parameters.putAll(changed);
    double sum = 0;
    Double before = null;
    int replications = scenario.spec().replications();
    for (int r = 0; r < replications; r++) {
      var plan = plan(numbers, r);
      if (plan.isEmpty()) {
        return Optional.empty();
      }
      sum += plan.get().bill(parameters).total();
      CostBill billBefore = plan.get().billBefore(parameters);
      before = billBefore == null ? null : Double.valueOf(billBefore.total());
    }
    return Optional.of(new Totals(sum / replications, before));
  }

  private Optional<CostedPlan> plan(Map<UncertainValue, Double> numbers, int replication)
      throws ExperimentException {
    Map<TreePath, Node> simulated = new LinkedHashMap<>();
    numbers.forEach(
        (value, number) -> {
          if (value.inBill() == null) {
            simulated.put(value.tree(), value.node(number));
          }
        });
    return simulated.isEmpty()
        ? Optional.of(given.get(replication))
        : plans.at(simulated, replication);
  }

  private static Map<String, Double> parameters(Map<UncertainValue, Double> numbers) {
    Map<String, Double> parameters = new LinkedHashMap<>();
    numbers.forEach(
        (value, number) -> {
          var inBill = value.inBill();
          if (inBill != null) {
            parameters.put(inBill.parameter(), inBill.at(number));
          }
        });
    return parameters;
  }
}

package io.densimeter.experiments.uncertainty;

import io.densimeter.experiments.yaml.ExperimentException;
import io.densimeter.model.uncertainty.BreakEven;
import io.densimeter.model.uncertainty.Sampling;
import io.densimeter.reports.result.CostAnalysis.BreakEvenPoint;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Where two plans cost the same, as one value varies and all others are as the file says. */
final class BreakEvens {
  /** A price is searched from nothing to so many times what it is. */
  private static final double TIMES = 10;

  private static final MathContext READ = new MathContext(4);

  private final UncertainCosts plan;
  private final @Nullable UncertainCosts other;

  /**
   * Compares two plans.
   *
   * @param other the other plan; null for the estate before consolidation
   */
  BreakEvens(UncertainCosts plan, @Nullable UncertainCosts other) {
    this.plan = plan;
    this.other = other;
  }

  /** Returns whether the cost of a plan depends on a value at all. */
  boolean dependOn(String path) {
    var parameter = plan.values().parameter(path);
    return parameter.isEmpty()
        || plan.values().parameters().containsKey(parameter.get())
        || (other != null && other.values().parameters().containsKey(parameter.get()));
  }

  BreakEvenPoint of(String path) {
    var parameter = plan.values().parameter(path);
    if (parameter.isPresent()) {
      return ofBill(path, parameter.get());
    }
    var value =
        plan.values().list().stream()
            .filter(each -> each.path().equals(path))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException(path + " was checked."));
    double least = value.number(Sampling.TAIL);
    double most = value.number(1 - Sampling.TAIL);
    var found = BreakEven.of(number -> difference(Map.of(value, number), Map.of()), least, most);
    var written = plan.values().written(path);
    return point(
        path,
        written.map(each -> number(each.number()) + each.unit()).orElse("as by default"),
        found,
        value::read,
        value.read(least) + " to " + value.read(most));
  }

  private BreakEvenPoint ofBill(String path, String parameter) {
    double given = plan.values().given(parameter);
    var found =
        given == 0
            ? List.<Double>of()
            : BreakEven.of(
                factor -> difference(Map.of(), Map.of(parameter, factor * given)), 0, TIMES);
    var written = plan.values().written(path);
    DoubleFunction<String> read =
        factor ->
            written
                .map(each -> number(factor * each.number()) + each.unit())
                .orElseGet(() -> number(factor) + " times");
    return point(path, read.apply(1), found, read, read.apply(0) + " to " + read.apply(TIMES));
  }

  private BreakEvenPoint point(
      String path, String given, List<Double> found, DoubleFunction<String> read, String range) {
    return new BreakEvenPoint(
        plan.scenario().id(),
        other == null ? CostOdds.BEFORE : other.scenario().id(),
        path,
        given,
        found.isEmpty() ? null : found.stream().map(read::apply).collect(Collectors.joining(", ")),
        range);
  }

  private static String number(double number) {
    var rounded = new BigDecimal(number).round(READ);
    return (rounded.signum() == 0 ? BigDecimal.ZERO : rounded.stripTrailingZeros()).toPlainString();
  }

  private double difference(Map<UncertainValue, Double> numbers, Map<String, Double> changed) {
    try {
      var own = plan.totals(numbers, changed);
      if (other == null) {
        return own.map(each -> each.plan() - before(each)).orElse(Double.NaN);
      }
      var others = other.totals(inOther(numbers), changed);
      return own.isEmpty() || others.isEmpty()
          ? Double.NaN
          : own.get().plan() - others.get().plan();
    } catch (IllegalArgumentException | ExperimentException outOfBounds) {
      return Double.NaN;
    }
  }

  private static double before(UncertainCosts.Totals totals) {
    var before = totals.before();
    return before == null ? Double.NaN : before;
  }

  /** The values of another scenario are its own: their places in its tree may differ. */
  private Map<UncertainValue, Double> inOther(Map<UncertainValue, Double> numbers) {
    return numbers.entrySet().stream()
        .collect(
            Collectors.toMap(
                each ->
                    (other == null ? plan : other)
                        .values().list().stream()
                            .filter(value -> value.path().equals(each.getKey().path()))
                            .findFirst()
                            .orElseThrow(IllegalStateException::new),
                Map.Entry::getValue));
  }
}

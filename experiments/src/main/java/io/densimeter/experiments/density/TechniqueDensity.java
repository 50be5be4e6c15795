package io.densimeter.experiments.density;

import io.densimeter.model.operation.DensitySearch.Found;
import io.densimeter.model.operation.OperationResult;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * The density of a host under a technique.
 *
 * @param technique what results call the technique
 * @param implementation its implementation
 * @param obstacles why guests cannot run so, one sentence each; empty when they can
 * @param found what the search found; null when guests cannot run
 */
public record TechniqueDensity(
    String technique, String implementation, List<String> obstacles, @Nullable Found found) {
  public TechniqueDensity {
    obstacles = List.copyOf(obstacles);
  }

  /** Returns the mean of a figure over the hosts at their density; 0 when there is none. */
  static double mean(Found found, ToDoubleFunction<OperationResult> figure) {
    return found.hosts().stream().mapToDouble(figure).average().orElse(0);
  }
}

package io.densimeter.experiments.yaml;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of reading a text.
 *
 * @param value the record; null when a problem kept it from being made
 * @param problems what is wrong, in the order of the text
 */
public record Parsed<T>(@Nullable T value, List<PlacedProblem> problems) {
  /**
   * Returns the value when there is no problem.
   *
   * @throws ExperimentException with all problems
   */
  public T orThrow() throws ExperimentException {
    if (value == null || !problems.isEmpty()) {
      throw new ExperimentException(problems);
    }
    return value;
  }
}

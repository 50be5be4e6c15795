package io.densimeter.workloads.measured;

import io.densimeter.model.units.Problem;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A file of measurements that cannot be used, with everything that is wrong with it. The path of a
 * problem is the file, or {@code file:line}.
 */
public final class MeasuredException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  /** Creates the exception of at least one problem. */
  public MeasuredException(List<Problem> problems) {
    super(
        problems.stream()
            .map(problem -> problem.path() + ": " + problem.message())
            .collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  /** Returns the problems in the order of the file. */
  public List<Problem> problems() {
    return problems;
  }
}

package io.densimeter.workloads.trace;

import io.densimeter.model.units.Problem;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A trace that cannot be read, with everything that is wrong with it.
 *
 * <p>The path of a problem is the file, or {@code file:line}; a file in an archive is {@code
 * archive!/file}. A problem without a path counts what is not listed.
 */
public final class TraceException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  /** Creates the exception of at least one problem. */
  public TraceException(List<Problem> problems) {
    super(
        problems.stream()
            .map(p -> p.path().isEmpty() ? p.message() : p.path() + ": " + p.message())
            .collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  /** Returns the problems in the order in which they were found. */
  public List<Problem> problems() {
    return problems;
  }
}

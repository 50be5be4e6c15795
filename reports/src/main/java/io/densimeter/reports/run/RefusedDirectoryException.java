package io.densimeter.reports.run;

import io.densimeter.model.units.Problem;
import java.util.List;
import java.util.stream.Collectors;

/** An output directory that a run may not be written to; nothing was written. */
public final class RefusedDirectoryException extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  private final transient List<Problem> problems;

  /** Creates the refusal, with a problem or more. */
  public RefusedDirectoryException(List<Problem> problems) {
    super(problems.stream().map(Problem::message).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  /** Returns what is wrong with the directory. */
  public List<Problem> problems() {
    return problems;
  }
}

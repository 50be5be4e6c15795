package io.densimeter.experiments.yaml;

import java.util.List;
import java.util.stream.Collectors;

/** Says that an input is wrong: every problem, in the order of the text. */
public final class ExperimentException extends Exception {
  private static final long serialVersionUID = 1;

  private final transient List<PlacedProblem> problems;

  /**
   * Creates the exception.
   *
   * @param problems at least one, sorted here by place
   */
  public ExperimentException(List<PlacedProblem> problems) {
    super(message(problems));
    this.problems = problems.stream().sorted().toList();
  }

  /** Returns the problems in the order of the text. */
  public List<PlacedProblem> problems() {
    return problems;
  }

  private static String message(List<PlacedProblem> problems) {
    var lines =
        problems.stream().sorted().map(problem -> problem + "\n").collect(Collectors.joining());
    int count = problems.size();
    return lines + count + (count == 1 ? " problem" : " problems") + "; nothing was run.";
  }
}

package io.densimeter.experiments.yaml;

import io.densimeter.model.units.Problem;

/**
 * A problem and the place of the text that caused it.
 *
 * @param place where
 * @param problem what, with the path inside the input
 */
public record PlacedProblem(Place place, Problem problem) implements Comparable<PlacedProblem> {
  @Override
  public int compareTo(PlacedProblem other) {
    return place.compareTo(other.place);
  }

  /** Returns {@code file:line:column: path: message}. */
  @Override
  public String toString() {
    boolean pathIsKnown =
        problem.path().isEmpty() || place.source().name().equals("--set " + problem.path());
    return place + ": " + (pathIsKnown ? "" : problem.path() + ": ") + problem.message();
  }
}

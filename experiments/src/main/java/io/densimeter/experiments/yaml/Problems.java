package io.densimeter.experiments.yaml;

import io.densimeter.model.units.Problem;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The problems found so far. The same problem at the same place is counted once. */
public final class Problems {
  private final Set<PlacedProblem> found = new LinkedHashSet<>();

  /** Adds a problem. */
  public void add(Place place, String path, String message) {
    found.add(new PlacedProblem(place, new Problem(path, message)));
  }

  /** Returns whether there is none. */
  public boolean isEmpty() {
    return found.isEmpty();
  }

  /** Returns the number of problems. */
  public int count() {
    return found.size();
  }

  /** Returns the problems in the order of the text. */
  public List<PlacedProblem> sorted() {
    return found.stream().sorted().toList();
  }

  /**
   * Throws when there is a problem.
   *
   * @throws ExperimentException with all of them
   */
  public void throwIfAny() throws ExperimentException {
    if (!found.isEmpty()) {
      throw new ExperimentException(sorted());
    }
  }
}

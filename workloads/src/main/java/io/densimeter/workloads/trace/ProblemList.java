package io.densimeter.workloads.trace;

import io.densimeter.model.units.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The problems of one input: the first twenty, and the number of the others. */
final class ProblemList {
  private static final int MOST = 20;

  private final List<Problem> first = new ArrayList<>();
  private long others;

  /** Adds a problem. The message is only made when it is listed. */
  void add(String path, Supplier<String> message) {
    if (first.size() < MOST) {
      first.add(new Problem(path, message.get()));
    } else {
      others++;
    }
  }

  boolean isEmpty() {
    return first.isEmpty();
  }

  TraceException exception() {
    var all = new ArrayList<>(first);
    if (others > 0) {
      all.add(
          new Problem("", "and " + others + (others == 1 ? " more problem." : " more problems.")));
    }
    return new TraceException(all);
  }
}

package io.densimeter.reports.check;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A difference that a check found.
 *
 * @param rule what kind of difference
 * @param subject what differs
 * @param place where it most likely comes from
 * @param summary what differs, in a line for a reader
 * @param changes the figures that differ
 * @param causes what may have made them differ, a line each
 */
public record CheckFinding(
    CheckRule rule,
    CheckSubject subject,
    CheckPlace place,
    String summary,
    List<CheckChange> changes,
    List<String> causes) {
  public CheckFinding {
    changes = List.copyOf(changes);
    causes = List.copyOf(causes);
  }

  /** Returns the summary, and below it the changes and the causes, a line each. */
  public String message() {
    return Stream.concat(changes.stream().map(CheckChange::toString), causes.stream())
        .map(line -> "\n  " + line)
        .collect(Collectors.joining("", summary, ""));
  }
}

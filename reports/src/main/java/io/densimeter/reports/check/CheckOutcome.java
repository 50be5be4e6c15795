package io.densimeter.reports.check;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a check found.
 *
 * @param version version of the program that checked
 * @param subjects everything that was checked, and what was to be checked but is missing
 * @param findings the differences, each of one of the subjects
 * @param notes what a reader should know beside them, a sentence each
 */
public record CheckOutcome(
    String version, List<CheckSubject> subjects, List<CheckFinding> findings, List<String> notes) {
  public CheckOutcome {
    subjects = List.copyOf(subjects);
    findings = List.copyOf(findings);
    notes = List.copyOf(notes);
  }

  /** Returns the findings of each subject that has any. */
  Map<CheckSubject, List<CheckFinding>> bySubject() {
    return findings.stream().collect(Collectors.groupingBy(CheckFinding::subject));
  }
}

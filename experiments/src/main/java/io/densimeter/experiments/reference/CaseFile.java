package io.densimeter.experiments.reference;

import java.util.List;
import java.util.Map;

/**
 * Reference cases that were read from one place, sound and ready to be evaluated.
 *
 * @param name the file as given, or the name of the built-in file
 * @param bounds bounds of the errors of its cases, by role
 * @param cases the cases
 */
public record CaseFile(String name, Map<Role, Bounds> bounds, List<CaseSpec> cases) {
  public CaseFile {
    cases = List.copyOf(cases);
  }
}

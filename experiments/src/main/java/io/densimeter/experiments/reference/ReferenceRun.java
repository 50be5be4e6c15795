package io.densimeter.experiments.reference;

import java.util.ArrayList;
import java.util.List;

/**
 * Reference cases, evaluated.
 *
 * @param results a result for each case, in the order of the files
 * @param brokenBounds a sentence for each stated bound that is broken
 */
public record ReferenceRun(List<CaseResult> results, List<String> brokenBounds) {
  public ReferenceRun {
    results = List.copyOf(results);
    brokenBounds = List.copyOf(brokenBounds);
  }

  /** Returns the results of all cases of the files. */
  public static ReferenceRun of(List<CaseFile> files, CaseEvaluator evaluator) {
    var all = new ArrayList<CaseResult>();
    var broken = new ArrayList<String>();
    for (var file : files) {
      var results = file.cases().stream().map(evaluator::evaluate).toList();
      broken.addAll(BrokenBounds.ofCases(results));
      broken.addAll(BrokenBounds.ofFile(file, results));
      all.addAll(results);
    }
    return new ReferenceRun(all, broken);
  }

  /** Returns the results of a role. */
  public List<CaseResult> of(Role role) {
    return results.stream().filter(each -> each.spec().role() == role).toList();
  }
}

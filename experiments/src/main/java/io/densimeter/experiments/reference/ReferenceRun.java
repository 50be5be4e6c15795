package io.densimeter.experiments.reference;

import java.util.ArrayList;
import java.util.List;

/**
 * Reference cases, evaluated.
 *
 * @param results a result for each case, in the order of the files
 * @param halfWidths for each result, half the width of the 95 % interval of the prediction that the
 *     uncertainty of prices makes, in the unit of the case's metric; empty when not asked for
 * @param brokenBounds a sentence for each stated bound that is broken
 */
public record ReferenceRun(
    List<CaseResult> results, List<Double> halfWidths, List<String> brokenBounds) {
  public ReferenceRun {
    results = List.copyOf(results);
    halfWidths = List.copyOf(halfWidths);
    brokenBounds = List.copyOf(brokenBounds);
  }

  /** Returns the results of all cases of the files, without intervals. */
  public static ReferenceRun of(List<CaseFile> files, CaseEvaluator evaluator) {
    return of(files, evaluator, false);
  }

  /**
   * Returns the results of all cases of the files.
   *
   * @param intervals whether the intervals of predictions are wanted, which take each case to be
   *     evaluated some twenty times
   */
  public static ReferenceRun of(List<CaseFile> files, CaseEvaluator evaluator, boolean intervals) {
    var all = new ArrayList<CaseResult>();
    var halfWidths = new ArrayList<Double>();
    var broken = new ArrayList<String>();
    for (var file : files) {
      var results = file.cases().stream().map(evaluator::evaluate).toList();
      broken.addAll(BrokenBounds.ofCases(results));
      broken.addAll(BrokenBounds.ofFile(file, results));
      all.addAll(results);
      if (intervals) {
        file.cases().forEach(spec -> halfWidths.add(evaluator.halfWidth(spec)));
      }
    }
    return new ReferenceRun(all, halfWidths, broken);
  }

  /** Returns whether predictions have intervals. */
  public boolean hasIntervals() {
    return !halfWidths.isEmpty();
  }

  /** Returns half the width of the interval of a result. */
  public double halfWidth(CaseResult result) {
    return halfWidths.get(results.indexOf(result));
  }

  /** Returns whether the published value of a result lies in the interval of the prediction. */
  public boolean holds(CaseResult result) {
    return Math.abs(result.predicted() - result.published()) <= halfWidth(result);
  }

  /** Returns the results of a role. */
  public List<CaseResult> of(Role role) {
    return results.stream().filter(each -> each.spec().role() == role).toList();
  }
}

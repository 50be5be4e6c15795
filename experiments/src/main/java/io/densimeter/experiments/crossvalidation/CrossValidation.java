package io.densimeter.experiments.crossvalidation;

import io.densimeter.experiments.reference.CaseEvaluator;
import io.densimeter.experiments.reference.CaseFile;
import io.densimeter.experiments.reference.CaseResult;
import io.densimeter.experiments.reference.CaseSpec;
import io.densimeter.experiments.reference.Role;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * Leave-one-source-out cross-validation over the calibration cases: how well a source is predicted
 * by what all others say.
 *
 * <p>A source's figures are those whose text names it or refers to one that does. Path lengths,
 * settings and prices of hardware assistance among them are hidden. Native prices of the platform
 * stay: they are measured inputs of a case, as its native time is.
 *
 * @param folds one for each source, in the order of the cases
 */
public record CrossValidation(List<Fold> folds) {
  public CrossValidation {
    folds = List.copyOf(folds);
  }

  /**
   * Validates.
   *
   * @param files cases whose sources are left out, one after the other
   * @param more cases that are fitted to besides, as far as their source is another
   */
  public static CrossValidation of(
      List<CaseFile> files,
      List<CaseFile> more,
      Shelf shelf,
      CaseSources sources,
      CaseEvaluator evaluator) {
    var lineage = new Lineage(shelf, sources);
    var own = new LinkedHashMap<String, List<CaseSpec>>();
    var all = new LinkedHashSet<CaseSpec>();
    for (var spec : calibrating(files)) {
      own.computeIfAbsent(spec.source(), source -> new ArrayList<>()).add(spec);
      all.add(spec);
    }
    all.addAll(calibrating(more));
    var folds = new ArrayList<Fold>();
    own.forEach(
        (source, cases) ->
            folds.add(
                Fold.of(
                    source,
                    cases,
                    all.stream().filter(spec -> !spec.source().equals(source)).toList(),
                    lineage,
                    shelf,
                    evaluator)));
    return new CrossValidation(folds);
  }

  /** Returns what was predicted, of all sources. */
  public List<CaseResult> predicted() {
    return folds.stream().flatMap(fold -> fold.predicted().stream()).toList();
  }

  private static List<CaseSpec> calibrating(List<CaseFile> files) {
    return files.stream()
        .flatMap(file -> file.cases().stream())
        .filter(spec -> spec.role() == Role.CALIBRATE)
        .toList();
  }
}

package io.densimeter.experiments.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The stated bounds that results break. */
final class BrokenBounds {
  private BrokenBounds() {}

  /** Returns a sentence for each bound of a case that is broken. */
  static List<String> ofCases(List<CaseResult> results) {
    var broken = new ArrayList<String>();
    for (var result : results) {
      if (result.breaksBound()) {
        check(result.spec().name(), result.errorFraction(), result.spec().boundFraction(), broken);
      }
    }
    return broken;
  }

  /** Returns a sentence for each bound of a file that is broken by the results of its cases. */
  static List<String> ofFile(CaseFile file, List<CaseResult> results) {
    var broken = new ArrayList<String>();
    for (var role : Role.values()) {
      var bounds = file.bounds().get(role);
      var ofRole = results.stream().filter(each -> each.spec().role() == role).toList();
      if (bounds == null || ofRole.isEmpty()) {
        continue;
      }
      var errors = ErrorSummary.of(ofRole);
      String what = file.name() + ", " + role.yamlName() + ", ";
      check(what + "median", errors.medianFraction(), bounds.medianFraction(), broken);
      check(what + "90th percentile", errors.p90Fraction(), bounds.p90Fraction(), broken);
      check(what + "largest", errors.maxFraction(), bounds.maxFraction(), broken);
    }
    return broken;
  }

  private static void check(
      String what, double error, @Nullable Double bound, List<String> broken) {
    if (bound != null && Math.abs(error) > bound) {
      broken.add(
          String.format(
              Locale.ROOT,
              "%s: error %.1f %% is beyond its bound of %.1f %%.",
              what,
              100 * error,
              100 * bound));
    }
  }
}

package io.densimeter.experiments.calibrate;

import io.densimeter.model.calibration.FitResult;
import io.densimeter.model.calibration.FittedPrice;
import io.densimeter.model.calibration.Standing;
import java.util.List;
import java.util.Locale;

/** Where a calibrated price comes from, as its {@code source:} says it. */
final class Provenance {
  private Provenance() {}

  static String of(FittedPrice price, FitResult fit, List<String> files, String baseName) {
    if (price.measurements() == 0) {
      return "fixed: as " + baseName;
    }
    double worst =
        fit.residuals().stream()
            .filter(residual -> residual.measurement().counts().containsKey(price.unknown().name()))
            .mapToDouble(
                residual -> Math.abs(residual.difference()) / residual.measurement().value())
            .max()
            .orElse(0);
    return String.format(
        Locale.ROOT,
        "fitted: %s, %d measurement%s, residual up to %.1f %%, 95 %% interval %.4g to %.4g%s",
        String.join(" and ", files),
        price.measurements(),
        price.measurements() == 1 ? "" : "s",
        100 * worst,
        price.low(),
        price.high(),
        price.standing() == Standing.SHARED
            ? "; not determined alone, shared out as in " + baseName
            : "");
  }
}

package io.densimeter.experiments.calibrate;

import io.densimeter.model.calibration.FitResult;
import io.densimeter.model.calibration.FittedPrice;
import io.densimeter.model.calibration.Standing;
import java.util.Locale;
import java.util.stream.Collectors;

/** A calibration as a terminal shows it. */
public final class CalibrationTable {
  private CalibrationTable() {}

  /** Returns the prices, the residuals and the notes as text that ends in a line feed. */
  public static String of(CalibrationResult result) {
    var fit = result.fit();
    var text = new StringBuilder();
    append(text, "%-24s %-7s %12s %12s   %s%n", "price", "", "base", "fitted", "95 % interval");
    for (var price : fit.prices()) {
      if (price.standing() != Standing.FIXED) {
        append(
            text,
            "%-24s %-7s %12s %12s   %s to %s%n",
            price.unknown().name(),
            price.standing().name().toLowerCase(Locale.ROOT),
            number(price.unknown().prior()),
            number(price.value()),
            number(price.low()),
            number(price.high()));
      }
    }
    append(text, "fixed, as in the base: %s%n%n", names(fit, Standing.FIXED));
    append(text, "%-48s %12s %12s %9s%n", "measurement, cycles", "measured", "fitted", "residual");
    for (var residual : fit.residuals()) {
      double measured = residual.measurement().value();
      append(
          text,
          "%-48s %12s %12s %+8.1f %%%n",
          residual.measurement().name(),
          number(measured),
          number(residual.fitted()),
          100 * residual.difference() / measured);
    }
    append(text, "%nclock: %s MHz%n", number(result.clockHertz() / 1e6));
    append(text, "condition of the design: %s%n", condition(fit));
    if (fit.spreadFactor() > 1) {
      append(
          text,
          "some intervals are up to %.1f times as wide, since the measurements disagree by more than their"
              + " noise%n",
          fit.spreadFactor());
    }
    if (fit.prices().stream().anyMatch(price -> price.standing() == Standing.SHARED)) {
      append(
          text,
          "not determined alone, shared out as in the base: %s%n",
          names(fit, Standing.SHARED));
    }
    result.notes().forEach(note -> append(text, "note: %s%n", note));
    return text.toString();
  }

  private static void append(StringBuilder text, String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values));
  }

  private static String condition(FitResult fit) {
    return Double.isInfinite(fit.conditionNumber())
        ? "singular: some prices were measured only together"
        : number(fit.conditionNumber());
  }

  private static String names(FitResult fit, Standing standing) {
    String names =
        fit.prices().stream()
            .filter(price -> price.standing() == standing)
            .map(FittedPrice::unknown)
            .map(unknown -> unknown.name())
            .collect(Collectors.joining(", "));
    return names.isEmpty() ? "none" : names;
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, value >= 100 ? "%.0f" : "%.3g", value);
  }
}

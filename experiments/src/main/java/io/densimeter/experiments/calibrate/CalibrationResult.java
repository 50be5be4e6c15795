package io.densimeter.experiments.calibrate;

import io.densimeter.model.calibration.FitResult;
import java.util.List;

/**
 * What came of a calibration.
 *
 * @param yaml the platform or implementation in the catalogue's format
 * @param fit the fitted prices and residuals; the unit of a price is its own in the catalogue
 * @param clockHertz the clock that turned times into cycles
 * @param notes what was read but not used, and why
 */
public record CalibrationResult(String yaml, FitResult fit, long clockHertz, List<String> notes) {
  public CalibrationResult {
    notes = List.copyOf(notes);
  }
}

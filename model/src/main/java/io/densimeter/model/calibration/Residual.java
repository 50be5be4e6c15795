package io.densimeter.model.calibration;

/**
 * A measurement beside what the fitted prices give for it.
 *
 * @param measurement the measurement
 * @param fitted the value that the fitted prices give
 */
public record Residual(Measurement measurement, double fitted) {
  /** Returns fitted less measured, in the measurement's unit. */
  public double difference() {
    return fitted - measurement.value();
  }

  /** Returns the difference in standard deviations of the measurement. */
  public double deviations() {
    return difference() / measurement.deviation();
  }
}

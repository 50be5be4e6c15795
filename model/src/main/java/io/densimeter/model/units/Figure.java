package io.densimeter.model.units;

/**
 * A number with its source.
 *
 * @param value the number, finite
 * @param source paper and table, or how it was computed from them; never blank
 */
public record Figure(double value, String source) {
  public Figure {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("The value (" + value + ") must be finite.");
    }
    if (source.isBlank()) {
      throw new IllegalArgumentException("A figure of " + value + " has no source.");
    }
  }
}

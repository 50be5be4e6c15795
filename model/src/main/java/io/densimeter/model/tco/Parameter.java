package io.densimeter.model.tco;

import io.densimeter.model.units.Require;

/**
 * A price or an assumption that a cost depends on.
 *
 * @param name what an analysis varies it by: its path in an experiment file, such as {@code
 *     tco.energy}
 * @param value the value that was given, zero or more
 */
public record Parameter(String name, double value) {
  public Parameter {
    Require.notNegative(name, value);
  }
}

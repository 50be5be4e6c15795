package io.densimeter.model.tco;

import io.densimeter.model.units.Require;
import java.util.Map;

/** The values of parameters: as given, or as an analysis changed them. */
final class Values {
  private final Map<String, Double> changed;

  Values(Map<String, Double> changed) {
    this.changed = Map.copyOf(changed);
  }

  double of(Parameter parameter) {
    var value = changed.get(parameter.name());
    return value == null ? parameter.value() : Require.notNegative(parameter.name(), value);
  }
}

package io.densimeter.model.workload;

import io.densimeter.model.units.Figure;
import io.densimeter.model.units.Require;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What a class of guest does for each second of native CPU.
 *
 * <p>Rates were counted on a machine of a certain clock; per native cycle they are taken to be the
 * same on every machine.
 *
 * @param name name in files
 * @param description one line for a reader
 * @param clockHertz clock of the machine that the rates were counted on
 * @param rates rate of each operation that it does
 * @param shapes other numbers that differ from the usual
 */
public record WorkloadProfile(
    String name,
    String description,
    long clockHertz,
    Map<GuestOperation, Rate> rates,
    Map<Shape, Figure> shapes) {
  public WorkloadProfile {
    Require.positive("clockHertz", clockHertz);
    var rateCopy = new EnumMap<GuestOperation, Rate>(GuestOperation.class);
    rateCopy.putAll(rates);
    rates = Collections.unmodifiableMap(rateCopy);
    var shapeCopy = new EnumMap<Shape, Figure>(Shape.class);
    shapeCopy.putAll(shapes);
    shapes = Collections.unmodifiableMap(shapeCopy);
    for (var operation : rates.keySet()) {
      if (!countable(operation)) {
        throw new IllegalArgumentException(
            "Profile " + name + " has a rate of " + operation.yamlName() + ", which has none.");
      }
    }
  }

  /** Returns a number of the profile: its own, or the usual one. */
  public double shape(Shape shape) {
    var figure = shapes.get(shape);
    return figure == null ? shape.usual() : figure.value();
  }

  /** Returns whether a profile may give a rate of an operation. */
  public static boolean countable(GuestOperation operation) {
    return switch (operation) {
      case COMPUTE, KERNEL_COMPUTE, HALT, TIMER_TICK -> false;
      default -> true;
    };
  }
}

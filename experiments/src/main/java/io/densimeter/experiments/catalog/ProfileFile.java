package io.densimeter.experiments.catalog;

import io.densimeter.experiments.yaml.Between;
import io.densimeter.experiments.yaml.Default;
import io.densimeter.experiments.yaml.Unit;
import io.densimeter.experiments.yaml.Validated;
import io.densimeter.experiments.yaml.Word;
import io.densimeter.model.units.Dimension;
import io.densimeter.model.units.Figure;
import io.densimeter.model.units.Problem;
import io.densimeter.model.workload.GuestOperation;
import io.densimeter.model.workload.Rate;
import io.densimeter.model.workload.Shape;
import io.densimeter.model.workload.WorkloadProfile;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** A profile as written in the catalogue; the components are those of {@link WorkloadProfile}. */
record ProfileFile(
    @Word String name,
    String description,
    @Unit(Dimension.CLOCK) @Between(least = "1 MHz") long clockHertz,
    Map<GuestOperation, RateEntry> rates,
    @Default("{}") Map<Shape, FigureEntry> shapes)
    implements Validated {
  @Override
  public List<Problem> validate() {
    var problems = new ArrayList<Problem>();
    for (var operation : rates.keySet()) {
      if (!WorkloadProfile.countable(operation)) {
        problems.add(
            new Problem(
                "rates." + operation.yamlName(),
                "has no rate: it follows from the rest of the profile."));
      }
    }
    shapes.forEach(
        (shape, figure) -> {
          double most = shape == Shape.KERNEL_SHARE ? 1 : Double.MAX_VALUE;
          if (!(figure.value() >= 0 && figure.value() <= most)) {
            problems.add(
                new Problem(
                    "shapes." + shape.yamlName(),
                    "must be 0 or more"
                        + (most == 1 ? ", at most 1" : "")
                        + ", was "
                        + figure.value()
                        + "."));
          }
        });
    return problems;
  }

  /** A rate as written. */
  record RateEntry(
      @Between(least = "0", most = "1e9") double perCpuSecond,
      @Default("1") @Between(least = "1", most = "256") double burst,
      String source) {}

  WorkloadProfile toProfile() {
    var boundRates = new EnumMap<GuestOperation, Rate>(GuestOperation.class);
    rates.forEach(
        (operation, entry) ->
            boundRates.put(
                operation, new Rate(entry.perCpuSecond(), entry.burst(), entry.source())));
    var boundShapes = new EnumMap<Shape, Figure>(Shape.class);
    shapes.forEach((shape, entry) -> boundShapes.put(shape, entry.toFigure()));
    return new WorkloadProfile(name, description, clockHertz, boundRates, boundShapes);
  }
}

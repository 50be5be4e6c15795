package io.densimeter.experiments.catalog;

import io.densimeter.experiments.yaml.Default;
import io.densimeter.experiments.yaml.Unit;
import io.densimeter.model.units.Dimension;
import io.densimeter.model.units.Figure;
import io.densimeter.model.workload.GuestOperation;
import io.densimeter.model.workload.Rate;
import io.densimeter.model.workload.Shape;
import io.densimeter.model.workload.WorkloadProfile;
import java.util.EnumMap;
import java.util.Map;

/** A profile as written in the catalogue; the components are those of {@link WorkloadProfile}. */
record ProfileFile(
    String name,
    String description,
    @Unit(Dimension.CLOCK) long clockHertz,
    Map<GuestOperation, RateEntry> rates,
    @Default("{}") Map<Shape, FigureEntry> shapes) {

  /** A rate as written. */
  record RateEntry(double perCpuSecond, @Default("1") double burst, String source) {}

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

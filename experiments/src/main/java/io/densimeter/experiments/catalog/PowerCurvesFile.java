package io.densimeter.experiments.catalog;

import io.densimeter.experiments.yaml.Size;
import io.densimeter.model.machine.PowerCurve;
import java.util.List;

/** The power curves as written in the catalogue. */
record PowerCurvesFile(List<CurveEntry> curves) {
  /** A curve as written: watts at 0 % to 100 % of the load. */
  record CurveEntry(
      String name,
      String description,
      String source,
      @Size(min = PowerCurve.POINTS, max = PowerCurve.POINTS) List<Double> watts) {
    PowerCurve toCurve() {
      return new PowerCurve(
          name, source, watts.stream().mapToDouble(Double::doubleValue).toArray());
    }
  }
}

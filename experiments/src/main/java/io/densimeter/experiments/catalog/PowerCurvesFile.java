package io.densimeter.experiments.catalog;

import io.densimeter.experiments.yaml.Size;
import io.densimeter.model.machine.PowerCurve;
import io.densimeter.model.machine.PowerModel;
import java.util.List;
import java.util.stream.Stream;

/**
 * The power curves as written in the catalogue.
 *
 * @param curves measured curves
 * @param idleAndMaximum servers of which idle and highest power alone are known
 */
record PowerCurvesFile(List<CurveEntry> curves, List<TwoPointEntry> idleAndMaximum) {
  Stream<PowerCurve> all() {
    return Stream.concat(
        curves.stream().map(CurveEntry::toCurve),
        idleAndMaximum.stream().map(TwoPointEntry::toCurve));
  }

  /** A curve as written: watts at 0 % to 100 % of the load. */
  record CurveEntry(
      String name,
      String description,
      String source,
      String date,
      @Size(min = PowerCurve.POINTS, max = PowerCurve.POINTS) List<Double> watts) {
    PowerCurve toCurve() {
      return new PowerCurve(
          name,
          source + "; " + date + "; little memory and few disks, a host of guests draws more",
          watts.stream().mapToDouble(Double::doubleValue).toArray());
    }
  }

  /** A server as written, in watts; power is linear between the two. */
  record TwoPointEntry(
      String name, String description, String source, String date, double idle, double max) {
    PowerCurve toCurve() {
      return PowerCurve.between(name, source + "; " + date, PowerModel.LINEAR, idle, max);
    }
  }
}

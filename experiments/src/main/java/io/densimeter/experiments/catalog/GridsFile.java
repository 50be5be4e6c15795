package io.densimeter.experiments.catalog;

import io.densimeter.experiments.spec.OwnGridSpec;
import io.densimeter.experiments.yaml.Unit;
import io.densimeter.model.units.Dimension;
import java.util.List;

/**
 * The grids as written in the catalogue.
 *
 * @param grids the grids
 */
record GridsFile(List<Entry> grids) {
  /** A grid as written. */
  record Entry(
      String name,
      String description,
      @Unit(Dimension.CARBON_INTENSITY) double intensityKilogramsPerKwh,
      String source,
      String date) {
    OwnGridSpec toGrid() {
      return new OwnGridSpec(intensityKilogramsPerKwh, source + "; " + date);
    }
  }
}

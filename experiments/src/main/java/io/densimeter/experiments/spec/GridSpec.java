package io.densimeter.experiments.spec;

import io.densimeter.experiments.yaml.Bare;
import io.densimeter.experiments.yaml.Doc;
import io.densimeter.experiments.yaml.NameOf;
import io.densimeter.experiments.yaml.Size;
import io.densimeter.experiments.yaml.Unit;
import io.densimeter.experiments.yaml.Word;
import io.densimeter.model.units.Dimension;
import java.util.List;

/** What the grid emits for a kilowatt-hour. */
@Doc("What the grid emits: an intensity, the name of a grid, or an intensity for each hour.")
public sealed interface GridSpec {
  /**
   * The same intensity at all times.
   *
   * @param intensityKilogramsPerKwh the intensity
   */
  @Doc("The same carbon intensity at all times.")
  @Bare
  record Constant(@Unit(Dimension.CARBON_INTENSITY) double intensityKilogramsPerKwh)
      implements GridSpec {}

  /**
   * A grid of the file's {@code carbon.grids}, or else of the catalogue.
   *
   * @param grid its name
   */
  @Doc("A grid of carbon.grids or of the catalogue.")
  @Bare
  record Named(@NameOf("grid") @Word String grid) implements GridSpec {}

  /**
   * An intensity for each hour of the day.
   *
   * @param hourlyKilogramsPerKwh the intensities, from midnight
   */
  @Doc("A carbon intensity for each hour of the day, from midnight.")
  @Bare
  record Hourly(
      @Unit(Dimension.CARBON_INTENSITY) @Size(min = 24, max = 24)
          List<Double> hourlyKilogramsPerKwh)
      implements GridSpec {}
}

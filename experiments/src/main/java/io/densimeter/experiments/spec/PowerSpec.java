package io.densimeter.experiments.spec;

import io.densimeter.experiments.yaml.Bare;
import io.densimeter.experiments.yaml.Doc;
import io.densimeter.experiments.yaml.NameOf;
import io.densimeter.experiments.yaml.Size;
import io.densimeter.experiments.yaml.Unit;
import io.densimeter.model.units.Dimension;
import java.util.List;

/** The power of a host by CPU utilisation. */
@Doc("Power by CPU utilisation: a curve's name, or the eleven points from 0 % to 100 %.")
public sealed interface PowerSpec {
  /**
   * A curve of the catalogue.
   *
   * @param curve its name
   */
  @Doc("A power curve from the catalogue.")
  @Bare
  record Named(@NameOf("power curve") String curve) implements PowerSpec {}

  /**
   * A curve written out.
   *
   * @param pointsWatts power at 0 %, 10 %, … 100 %
   */
  @Doc("Power at 0 %, 10 %, … 100 % of CPU utilisation.")
  @Bare
  record Points(@Unit(Dimension.POWER) @Size(min = 11, max = 11) List<Double> pointsWatts)
      implements PowerSpec {}
}

package io.densimeter.experiments.spec;

import io.densimeter.experiments.yaml.Bare;
import io.densimeter.experiments.yaml.Default;
import io.densimeter.experiments.yaml.Doc;
import io.densimeter.experiments.yaml.NameOf;
import io.densimeter.experiments.yaml.Size;
import io.densimeter.experiments.yaml.Unit;
import io.densimeter.experiments.yaml.Validated;
import io.densimeter.model.machine.PowerCurve;
import io.densimeter.model.machine.PowerModel;
import io.densimeter.model.units.Dimension;
import io.densimeter.model.units.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The power of a host by CPU utilisation. */
@Doc(
    "Power by CPU utilisation: a curve's name, the eleven points from 0 % to 100 %, or idle and"
        + " maximum.")
public sealed interface PowerSpec {
  /** Where what stands in the file comes from. */
  String FILE = "the experiment file";

  /**
   * Returns the curve that is written out; null for a name.
   *
   * @param name what to call it
   */
  @Nullable PowerCurve written(String name);

  /**
   * A curve of the catalogue.
   *
   * @param curve its name
   */
  @Doc("A power curve from the catalogue.")
  @Bare
  record Named(@NameOf("power curve") String curve) implements PowerSpec {
    @Override
    public @Nullable PowerCurve written(String name) {
      return null;
    }
  }

  /**
   * A curve written out.
   *
   * @param pointsWatts power at 0 %, 10 %, … 100 %
   */
  @Doc("Power at 0 %, 10 %, … 100 % of CPU utilisation.")
  @Bare
  record Points(@Unit(Dimension.POWER) @Size(min = 11, max = 11) List<Double> pointsWatts)
      implements PowerSpec {
    @Override
    public PowerCurve written(String name) {
      return new PowerCurve(
          name, FILE, pointsWatts.stream().mapToDouble(Double::doubleValue).toArray());
    }
  }

  /**
   * Idle and highest power alone.
   *
   * @param idleWatts power without load
   * @param maxWatts power at full load
   * @param model what power is assumed to do between them
   */
  @Doc("Idle and highest power alone, with a formula between them.")
  record TwoPoints(
      @Doc("Power without load.") @Unit(Dimension.POWER) double idleWatts,
      @Doc("Power at full load.") @Unit(Dimension.POWER) double maxWatts,
      @Doc("What power is assumed to do between them; none is right, linear is off the least.")
          @Default("linear")
          PowerModel model)
      implements PowerSpec, Validated {
    @Override
    public PowerCurve written(String name) {
      return PowerCurve.between(name, FILE, model, idleWatts, maxWatts);
    }

    @Override
    public List<Problem> validate() {
      return maxWatts >= idleWatts
          ? List.of()
          : List.of(new Problem("max", "must not be below idle."));
    }
  }
}

package io.densimeter.experiments.spec;

import io.densimeter.experiments.yaml.Between;
import io.densimeter.experiments.yaml.Default;
import io.densimeter.experiments.yaml.Doc;
import io.densimeter.experiments.yaml.Unit;
import io.densimeter.experiments.yaml.Validated;
import io.densimeter.model.uncertainty.Sampling;
import io.densimeter.model.units.Dimension;
import io.densimeter.model.units.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What is not known for certain, and how it is sampled.
 *
 * @param samples points at which costs are computed, in each repetition
 * @param repetitions how often points are drawn anew
 * @param sampling how points are drawn
 * @param confidenceFraction probability that intervals cover
 * @param values distributions by the path of the value that they stand for
 * @param breakEven paths of values for which to say where two plans cost the same
 */
@Doc("What is not known for certain, and how it is sampled.")
public record UncertaintySpec(
    @Doc("Points at which costs are computed, in each repetition; a power of two for sobol.")
        @Default("128")
        @Between(least = "2", most = "65536")
        int samples,
    @Doc("How often points are drawn anew, for the interval of the mean.")
        @Default("10")
        @Between(least = "2", most = "100")
        int repetitions,
    @Doc("How points are drawn.") @Default("latin-hypercube") Sampling sampling,
    @Doc("Probability that intervals cover.")
        @Default("90 %")
        @Unit(Dimension.SHARE)
        @Between(least = "50 %", most = "99.9 %")
        double confidenceFraction,
    @Doc(
            "Distributions by the path of a value, such as tco.energy; what is no price or assumption"
                + " of the bill is simulated anew for each point.")
        @Default("{}")
        Map<String, DistributionSpec> values,
    @Doc("Paths of values for which to say where two plans cost the same.") @Default("[]")
        List<String> breakEven)
    implements Validated {
  @Override
  public List<Problem> validate() {
    List<Problem> problems = new ArrayList<>();
    if (sampling == Sampling.SOBOL && Integer.bitCount(samples) != 1) {
      problems.add(
          new Problem(
              "samples",
              "must be a power of two for sobol, was "
                  + samples
                  + ". Maybe "
                  + Integer.highestOneBit(samples)
                  + "?"));
    }
    if (values.isEmpty() && breakEven.isEmpty()) {
      problems.add(
          new Problem(
              "values",
              "needs a distribution, as in tco.energy: {uniform: [0.1 USD/kWh, 0.2 USD/kWh]}."));
    }
    return problems;
  }
}

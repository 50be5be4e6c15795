package io.densimeter.experiments.check;

import io.densimeter.experiments.yaml.Between;
import io.densimeter.experiments.yaml.Default;
import io.densimeter.experiments.yaml.Doc;
import io.densimeter.experiments.yaml.NameOf;
import io.densimeter.experiments.yaml.Size;
import io.densimeter.experiments.yaml.Unit;
import io.densimeter.model.units.Dimension;
import java.util.List;

/**
 * A file that says what to check.
 *
 * <pre>
 * tolerance: 0 %
 * check:
 *   - {platforms: [xeon-5600], implementations: [kvm, docker], loads: [25 %, 75 %]}
 * </pre>
 *
 * @param toleranceFraction how far a figure may be from the baseline's, over the baseline's
 * @param check what to check; a list that an entry leaves out is all that the catalogue has
 */
@Doc("What densimeter check compares with a baseline.")
record CheckFile(
    @Default("0 %") @Unit(Dimension.SHARE) @Between(least = "0 %", most = "100 %")
        double toleranceFraction,
    @Size(min = 1) List<Entry> check) {
  /**
   * Every feasible combination of these.
   *
   * @param platforms names of platforms; none is all
   * @param implementations names of implementations; none is all
   * @param profiles names of profiles; none is all
   * @param loadsFraction native busy time over wall time of a vCPU
   */
  record Entry(
      @Default("[]") @NameOf("platform") List<String> platforms,
      @Default("[]") @NameOf("implementation") List<String> implementations,
      @Default("[]") @NameOf("profile") List<String> profiles,
      @Default("[50 %]")
          @Size(min = 1)
          @Unit(Dimension.SHARE)
          @Between(least = "1 %", most = "100 %")
          List<Double> loadsFraction) {}
}

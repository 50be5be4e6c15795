package io.densimeter.experiments.reference;

import io.densimeter.experiments.yaml.Between;
import io.densimeter.experiments.yaml.Default;
import io.densimeter.experiments.yaml.Doc;
import io.densimeter.experiments.yaml.NameOf;
import io.densimeter.experiments.yaml.Unit;
import io.densimeter.experiments.yaml.Validated;
import io.densimeter.model.units.Dimension;
import io.densimeter.model.units.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a reference case runs: exactly one of a micro program, a profile and inline event rates.
 *
 * @param micro a micro program of the catalogue
 * @param nativeNanos measured native time of an iteration; what the program's operations leave of
 *     it is native work that costs the same under every technique
 * @param profile a profile of the catalogue
 * @param rates inline event rates
 * @param loadFraction native busy time over wall time of the vCPU, for a profile or rates
 * @param hypervisorCpu where the hypervisor's own work runs
 */
@Doc("What runs: one of micro, profile and rates.")
public record WorkloadUse(
    @Doc("A micro program of the catalogue.") @NameOf("micro program") @Nullable String micro,
    @Doc("Measured native time of an iteration of the micro program.")
        @Unit(Dimension.TIME)
        @Between(least = "0.001 ns")
        @Nullable Double nativeNanos,
    @Doc("A profile of the catalogue.") @NameOf(value = "profile", orFile = true)
        @Nullable String profile,
    @Doc("Event rates, instead of a profile.") @Nullable RatesSpec rates,
    @Doc("Native busy time over wall time of the vCPU.")
        @Default("100 %")
        @Unit(Dimension.SHARE)
        @Between(least = "1 %", most = "100 %")
        double loadFraction,
    @Doc("Where the driver domain or I/O thread runs: beside the guest, or on the guest's CPU.")
        @Default("separate")
        HypervisorCpu hypervisorCpu)
    implements Validated {

  /** Where the hypervisor's own work runs. */
  public enum HypervisorCpu {
    /** On another CPU, so that it does not slow the guest down. */
    SEPARATE,
    /** On the guest's CPU, as on a machine with one CPU. */
    SHARED
  }

  @Override
  public List<Problem> validate() {
    var problems = new ArrayList<Problem>();
    long kinds = Stream.of(micro != null, profile != null, rates != null).filter(k -> k).count();
    if (kinds != 1) {
      problems.add(new Problem("", "needs one of micro, profile and rates, has " + kinds + "."));
    }
    if (micro == null && nativeNanos != null) {
      problems.add(new Problem("native", "belongs to a micro program, and there is none."));
    }
    return problems;
  }
}

package io.densimeter.experiments.reference;

import io.densimeter.experiments.yaml.Between;
import io.densimeter.experiments.yaml.Doc;
import io.densimeter.experiments.yaml.Node;
import io.densimeter.experiments.yaml.Unit;
import io.densimeter.experiments.yaml.Validated;
import io.densimeter.model.kernel.ExitReason;
import io.densimeter.model.units.Dimension;
import io.densimeter.model.units.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A reference case: something published that the model can say too.
 *
 * @param name what it is called; no two cases of a run are called the same
 * @param role whether it may be fitted to
 * @param source paper or measurement
 * @param table table, figure or arithmetic in the source
 * @param platform the machine
 * @param implementation what virtualizes it; {@code bare-metal} for native figures
 * @param workload what runs
 * @param metric what is compared
 * @param reason the exit reason that exits are counted of; null for all
 * @param published the published value, in the unit of the metric, or the two that it follows from
 * @param boundFraction largest error that is accepted; null for none
 */
@Doc("A published figure that the model can say too.")
public record CaseSpec(
    @Doc("What the case is called.") String name,
    @Doc("Whether prices may be fitted to it.") Role role,
    @Doc("Paper or measurement.") String source,
    @Doc("Table, figure or arithmetic in the source.") @Nullable String table,
    @Doc("The machine.") PlatformUse platform,
    @Doc("What virtualizes it.") ImplementationUse implementation,
    @Doc("What runs.") WorkloadUse workload,
    @Doc("What is compared.") Quantity metric,
    @Doc("The exit reason that exits are counted of; all when left out.")
        @Nullable ExitReason reason,
    @Doc(
            "The published value: 1427 cycles, 12.4 us, a plain number for a slowdown, or what it"
                + " follows from: {native: 263 s, guest: 271 s}.")
        Node published,
    @Doc("Largest error that is accepted.") @Unit(Dimension.SHARE) @Between(most = "1000 %")
        @Nullable Double boundFraction)
    implements Validated {

  @Override
  public List<Problem> validate() {
    var problems = new ArrayList<Problem>();
    try {
      metric.parse(published);
    } catch (IllegalArgumentException refused) {
      problems.add(new Problem("published", String.valueOf(refused.getMessage())));
    }
    boolean micro = workload.micro() != null;
    if (micro ? !metric.isOfMicro() : !metric.isOfProfile()) {
      problems.add(
          new Problem(
              "metric",
              "of "
                  + (micro ? "a micro program" : "a profile or of rates")
                  + " is "
                  + allowed(micro)
                  + ", was "
                  + metric.yamlName()
                  + "."));
    } else if (micro && metric.isOfProfile() && workload.nativeNanos() == null) {
      problems.add(
          new Problem("workload.native", "is needed for the metric " + metric.yamlName() + "."));
    }
    if (reason != null && metric != Quantity.EXITS) {
      problems.add(
          new Problem(
              "reason",
              "belongs to the metric exits, and the metric is " + metric.yamlName() + "."));
    }
    return problems;
  }

  private static String allowed(boolean micro) {
    return Arrays.stream(Quantity.values())
        .filter(each -> micro ? each.isOfMicro() : each.isOfProfile())
        .map(Quantity::yamlName)
        .collect(Collectors.joining(", "));
  }

  /** Returns the published value in the unit of the metric. */
  public double publishedValue() {
    return metric.parse(published);
  }
}

package io.densimeter.experiments.reference;

import io.densimeter.experiments.yaml.Between;
import io.densimeter.experiments.yaml.Doc;
import io.densimeter.experiments.yaml.Node;
import io.densimeter.experiments.yaml.Unit;
import io.densimeter.experiments.yaml.Validated;
import io.densimeter.model.units.Dimension;
import io.densimeter.model.units.Problem;
import java.util.ArrayList;
import java.util.List;
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
 * @param published the published value, in the unit of the metric
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
    @Doc("The published value: 1427 cycles, 12.4 us, or a plain number for a slowdown.")
        Node.Scalar published,
    @Doc("Largest error that is accepted.") @Unit(Dimension.SHARE) @Between(most = "1000 %")
        @Nullable Double boundFraction)
    implements Validated {

  @Override
  public List<Problem> validate() {
    var problems = new ArrayList<Problem>();
    try {
      metric.parse(published.text());
    } catch (IllegalArgumentException refused) {
      problems.add(new Problem("published", String.valueOf(refused.getMessage())));
    }
    if (metric == Quantity.CYCLES || metric == Quantity.TIME) {
      if (workload.micro() == null) {
        problems.add(new Problem("metric", "of a profile or of rates is slowdown."));
      }
    } else if (workload.micro() != null && workload.nativeNanos() == null) {
      problems.add(new Problem("workload.native", "is needed for a slowdown."));
    }
    return problems;
  }

  /** Returns the published value in the unit of the metric. */
  public double publishedValue() {
    return metric.parse(published.text());
  }
}

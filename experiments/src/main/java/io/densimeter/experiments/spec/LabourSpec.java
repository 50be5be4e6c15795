package io.densimeter.experiments.spec;

import io.densimeter.experiments.yaml.Between;
import io.densimeter.experiments.yaml.Default;
import io.densimeter.experiments.yaml.Doc;
import io.densimeter.experiments.yaml.Priced;
import io.densimeter.experiments.yaml.Unit;
import io.densimeter.experiments.yaml.Validated;
import io.densimeter.model.units.Dimension;
import io.densimeter.model.units.Money;
import io.densimeter.model.units.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Work that somebody does: so many hours a year for each, or so many for one administrator.
 *
 * @param name what the bill calls it
 * @param per what it is done for
 * @param workNanos working time for one, in a year; null when administrators are counted
 * @param wage what an hour of it costs; null when administrators are counted
 * @param perAdministrator how many one administrator keeps; null when hours are counted
 * @param salary what an administrator costs; null when hours are counted
 * @param raisePerYear growth of wage or salary
 * @param only the plans that have this cost; empty for all
 */
@Doc("Work that somebody does: so many hours a year for each, or so many for one administrator.")
public record LabourSpec(
    @Doc("What the bill calls it.") String name,
    @Doc("What it is done for; os-image is once for each host under one kernel.") CostSpec.Per per,
    @Doc("Working time for one of them in a year.") @Unit(value = Dimension.TIME, usual = "h")
        @Nullable Long workNanos,
    @Doc("What an hour of that work costs.") @Priced(Money.Per.HOUR) @Nullable Money wage,
    @Doc("How many of them one administrator keeps.") @Between(least = "0.001")
        @Nullable Double perAdministrator,
    @Doc("What an administrator costs.") @Priced(Money.Per.YEAR) @Nullable Money salary,
    @Doc("Yearly growth of the wage or salary.")
        @Default("0 %/year")
        @Unit(Dimension.RATE)
        @Between(most = "100 %/year")
        double raisePerYear,
    @Doc("The plans that have this cost; left out, all.") @Default("[]") List<Plan> only)
    implements Validated {
  @Override
  public List<Problem> validate() {
    boolean hours = workNanos != null && wage != null && perAdministrator == null && salary == null;
    boolean people =
        workNanos == null && wage == null && perAdministrator != null && salary != null;
    return hours || people
        ? List.of()
        : List.of(new Problem("", "needs either work and wage, or per-administrator and salary."));
  }
}

package io.densimeter.experiments.spec;

import io.densimeter.experiments.yaml.Between;
import io.densimeter.experiments.yaml.Default;
import io.densimeter.experiments.yaml.Doc;
import io.densimeter.experiments.yaml.Unit;
import io.densimeter.experiments.yaml.Validated;
import io.densimeter.model.units.Dimension;
import io.densimeter.model.units.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How hosts are paid for.
 *
 * @param lifeNanos how long a host lasts; null for as long as the horizon
 * @param residualFraction share of the price that is left when its life ends
 * @param upkeepPerYear paid each year for its upkeep, as a share of the price
 * @param financePerYear interest when it is paid for in level months; null when in cash
 */
@Doc("How hosts are paid for.")
public record ServersSpec(
    @Doc("How long a host lasts, then it is bought again; left out, the horizon.")
        @Unit(value = Dimension.TIME, usual = "years")
        @Between(least = "1 month", most = "100 years")
        @Nullable Long lifeNanos,
    @Doc("Share of the price that is left when its life ends.")
        @Default("0 %")
        @Unit(Dimension.SHARE)
        @Between(most = "100 %")
        double residualFraction,
    @Doc("Paid each year for its upkeep, as a share of the price.")
        @Default("0 %/year")
        @Unit(Dimension.RATE)
        double upkeepPerYear,
    @Doc("Interest, when it is paid for in level months over its life.")
        @Unit(Dimension.RATE)
        @Between(most = "100 %/year")
        @Nullable Double financePerYear)
    implements Validated {
  @Override
  public List<Problem> validate() {
    return financePerYear != null && residualFraction > 0
        ? List.of(new Problem("residual", "must be 0 %: hosts are financed over their whole life."))
        : List.of();
  }
}

package io.densimeter.experiments.spec;

import io.densimeter.experiments.yaml.Between;
import io.densimeter.experiments.yaml.Default;
import io.densimeter.experiments.yaml.Doc;
import io.densimeter.experiments.yaml.Priced;
import io.densimeter.experiments.yaml.Unit;
import io.densimeter.experiments.yaml.Validated;
import io.densimeter.model.tco.LicenceOffer.Metric;
import io.densimeter.model.units.Dimension;
import io.densimeter.model.units.Money;
import io.densimeter.model.units.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A software licence: one price, or the cheapest of several editions.
 *
 * @param name what the bill calls it
 * @param per what needs one; null when editions are named
 * @param price paid each year, or once; null when editions are named
 * @param offers names of editions, of the catalogue or of {@code tco.offers}
 * @param supportPerYear paid each year for support, as a share of a price that is paid once
 * @param only the plans that have this cost; empty for all
 */
@Doc("A software licence: one price, or the cheapest combination of several editions.")
public record LicenceSpec(
    @Doc("What the bill calls it.") String name,
    @Doc("What needs one.") @Nullable Metric per,
    @Doc("Price, each year or once.") @Priced({Money.Per.YEAR, Money.Per.ONCE})
        @Nullable Money price,
    @Doc("Editions to choose from, of the catalogue or of tco.offers; the cheapest are taken.")
        @Default("[]")
        List<String> offers,
    @Doc("Paid each year for support, as a share of a price that is paid once.")
        @Default("0 %/year")
        @Unit(Dimension.RATE)
        @Between(most = "100 %/year")
        double supportPerYear,
    @Doc("The plans that have this cost; left out, all.") @Default("[]") List<Plan> only)
    implements Validated {
  @Override
  public List<Problem> validate() {
    boolean one = per != null && price != null && offers.isEmpty();
    boolean chosen = per == null && price == null && !offers.isEmpty();
    return one || chosen
        ? List.of()
        : List.of(new Problem("", "needs either per and price, or offers."));
  }
}

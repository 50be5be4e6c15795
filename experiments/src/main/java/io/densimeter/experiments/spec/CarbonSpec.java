package io.densimeter.experiments.spec;

import io.densimeter.experiments.yaml.Between;
import io.densimeter.experiments.yaml.Default;
import io.densimeter.experiments.yaml.Doc;
import io.densimeter.experiments.yaml.Priced;
import io.densimeter.experiments.yaml.Unit;
import io.densimeter.model.units.Dimension;
import io.densimeter.model.units.Money;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What emissions are counted from.
 *
 * @param grid what the grid emits for a kilowatt-hour
 * @param grids grids of the user's own, by name; they go before those of the catalogue
 * @param lifeNanos how long a host lasts, over which what making it emitted is spread
 * @param price price of a tonne of CO2e, for the bill; null for none
 */
@Doc("What emissions of CO2e are counted from.")
public record CarbonSpec(
    GridSpec grid,
    @Doc("Grids of your own, by name; they go before those of the catalogue.") @Default("{}")
        Map<String, OwnGridSpec> grids,
    @Doc("How long a host lasts, over which what making it emitted is spread.")
        @Default("4 years")
        @Unit(value = Dimension.TIME, usual = "years")
        @Between(least = "1 month", most = "50 years")
        long lifeNanos,
    @Doc("Price of a tonne of CO2e, operational and embodied, for the bill; left out, none.")
        @Priced(Money.Per.TONNE)
        @Nullable Money price) {}

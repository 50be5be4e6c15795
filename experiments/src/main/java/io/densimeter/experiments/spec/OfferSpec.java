package io.densimeter.experiments.spec;

import io.densimeter.experiments.yaml.Between;
import io.densimeter.experiments.yaml.Default;
import io.densimeter.experiments.yaml.Doc;
import io.densimeter.experiments.yaml.Priced;
import io.densimeter.model.tco.LicenceOffer.Metric;
import io.densimeter.model.units.Money;
import org.jspecify.annotations.Nullable;

/**
 * An edition of a software as it is sold.
 *
 * @param per what is counted
 * @param pack units that one price buys
 * @param minimumPerSocket units that a socket counts as at least
 * @param minimumPerHost units that a host counts as at least
 * @param minimumOrder units that an order has at least
 * @param covers guests that licensing a host once covers; 0 for any number
 * @param price price of a pack
 * @param source where the figures come from; null for the experiment file
 */
@Doc("An edition of a software as it is sold.")
public record OfferSpec(
    @Doc("What is counted.") Metric per,
    @Doc("Units that one price buys.") @Default("1") @Between(least = "1") int pack,
    @Doc("Units that a socket counts as at least.") @Default("1") @Between(least = "1")
        int minimumPerSocket,
    @Doc("Units that a host counts as at least.") @Default("1") @Between(least = "1")
        int minimumPerHost,
    @Doc("Units that an order has at least.") @Default("1") @Between(least = "1") int minimumOrder,
    @Doc("Guests that licensing a host once covers, once more covers as many again; 0 for any.")
        @Default("0")
        @Between(least = "0")
        int covers,
    @Doc("Price of a pack, once or each year.") @Priced({Money.Per.YEAR, Money.Per.ONCE})
        Money price,
    @Doc("Where the figures come from, with a date.") @Nullable String source) {}

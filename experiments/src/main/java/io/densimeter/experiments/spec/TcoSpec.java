package io.densimeter.experiments.spec;

import io.densimeter.experiments.yaml.Between;
import io.densimeter.experiments.yaml.Default;
import io.densimeter.experiments.yaml.Doc;
import io.densimeter.experiments.yaml.Priced;
import io.densimeter.experiments.yaml.Unit;
import io.densimeter.model.units.Dimension;
import io.densimeter.model.units.Money;
import java.util.List;

/**
 * What the bill is made from.
 *
 * @param horizonNanos the time over which cost is counted
 * @param discountPerYear discount rate, as a fraction
 * @param energy price of a kilowatt-hour
 * @param pue power usage effectiveness: energy of the site over energy of the servers
 * @param monthNanos what a month is
 * @param licences software licences
 */
@Doc("What the bill is made from.")
public record TcoSpec(
    @Doc("The time over which cost is counted; a year is 365 days.")
        @Unit(value = Dimension.TIME, usual = "years")
        @Between(least = "1 month", most = "50 years")
        long horizonNanos,
    @Doc("Discount rate.") @Unit(Dimension.RATE) @Between(most = "100 %/year")
        double discountPerYear,
    @Doc("Price of energy.") @Priced(Money.Per.KWH) Money energy,
    @Doc("Power usage effectiveness: energy of the site over energy of the servers.")
        @Between(least = "1", most = "10")
        double pue,
    @Doc("What a month is.")
        @Default("730 h")
        @Unit(value = Dimension.TIME, usual = "h")
        @Between(least = "28 d", most = "31 d")
        long monthNanos,
    @Doc("Software licences.") @Default("[]") List<LicenceSpec> licences) {}

package io.densimeter.experiments.spec;

import io.densimeter.experiments.yaml.Between;
import io.densimeter.experiments.yaml.Default;
import io.densimeter.experiments.yaml.Doc;
import io.densimeter.experiments.yaml.Priced;
import io.densimeter.experiments.yaml.Unit;
import io.densimeter.experiments.yaml.Validated;
import io.densimeter.model.tco.PresentValue.Timing;
import io.densimeter.model.units.Dimension;
import io.densimeter.model.units.Money;
import io.densimeter.model.units.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the bill is made from.
 *
 * @param horizonNanos the time over which cost is counted
 * @param discountPerYear discount rate, as a fraction
 * @param due when in its year what is paid through a year falls due
 * @param energy what energy costs
 * @param tariffs tariffs of the user's own, by name; they go before those of the catalogue
 * @param energyGrowthPerYear growth of its prices
 * @param pue power usage effectiveness: energy of the site over energy of the servers
 * @param monthNanos what a month is
 * @param servers how hosts are paid for
 * @param network switches, cabling, adapters
 * @param storage disks and arrays
 * @param facility building, space, rent
 * @param cooling what feeds and cools the hosts: plant, not its energy
 * @param licences software licences
 * @param offers editions of the user's own, by name; they go before those of the catalogue
 * @param support support contracts
 * @param labour people
 * @param migration the project that moves guests to their new hosts
 * @param rampFraction share of the guests that are on their new hosts in years 1, 2, …; the last
 *     holds for the rest. Until then the unconsolidated estate costs for the others
 * @param downtime what it costs when guests do not run
 * @param unconsolidated the estate before consolidation; null for none
 * @param exchange what one of another currency, in which the catalogue has prices, is worth
 * @param requestsPerMonth requests that the estate serves in a month; null for unknown
 * @param guestPrice price that a guest is sold for; null when guests are not sold
 */
@Doc("What the bill is made from.")
public record TcoSpec(
    @Doc("The time over which cost is counted; a year is 365 days.")
        @Unit(value = Dimension.TIME, usual = "years")
        @Between(least = "1 month", most = "50 years")
        long horizonNanos,
    @Doc("Discount rate.") @Unit(Dimension.RATE) @Between(most = "100 %/year")
        double discountPerYear,
    @Doc("When in its year what is paid through a year falls due.") @Default("end-of-year")
        Timing due,
    EnergySpec energy,
    @Doc("Tariffs of your own, by name; they go before those of the catalogue.") @Default("{}")
        Map<String, TariffSpec> tariffs,
    @Doc("Yearly growth of the price of energy.")
        @Default("0 %/year")
        @Unit(Dimension.RATE)
        @Between(most = "100 %/year")
        double energyGrowthPerYear,
    @Doc("Power usage effectiveness: energy of the site over energy of the servers.")
        @Between(least = "1", most = "10")
        double pue,
    @Doc("What a month is.")
        @Default("730 h")
        @Unit(value = Dimension.TIME, usual = "h")
        @Between(least = "28 d", most = "31 d")
        long monthNanos,
    @Default("{}") ServersSpec servers,
    @Doc("Switches, cabling, adapters.") @Default("[]") List<CostSpec> network,
    @Doc("Disks and arrays.") @Default("[]") List<CostSpec> storage,
    @Doc("Building, space, rent.") @Default("[]") List<CostSpec> facility,
    @Doc("What feeds and cools the hosts: plant, not its energy.") @Default("[]")
        List<CostSpec> cooling,
    @Doc("Software licences.") @Default("[]") List<LicenceSpec> licences,
    @Doc("Editions of your own, by name; they go before those of the catalogue.") @Default("{}")
        Map<String, OfferSpec> offers,
    @Doc("Support contracts.") @Default("[]") List<CostSpec> support,
    @Doc("People.") @Default("[]") List<LabourSpec> labour,
    @Doc("The project that moves guests to their new hosts; the estate as it is has none.")
        @Default("[]")
        List<CostSpec> migration,
    @Doc(
            "Share of the guests that are on their new hosts in years 1, 2, …; the unconsolidated"
                + " estate costs for the others.")
        @Default("[100 %]")
        @Unit(Dimension.SHARE)
        @Between(most = "100 %")
        List<Double> rampFraction,
    @Doc("What it costs when guests do not run.") @Default("[]") List<DowntimeSpec> downtime,
    @Nullable UnconsolidatedSpec unconsolidated,
    @Doc(
            "What one of another currency is worth, as in {EUR: 1.1 USD}, for prices of the catalogue.")
        @Default("{}")
        Map<String, Money> exchange,
    @Doc("Requests that the estate serves in a month, for the cost of a million.")
        @Between(least = "1")
        @Nullable Double requestsPerMonth,
    @Doc("Price that a guest is sold for, to tell how many guests get the cost back.")
        @Priced(Money.Per.MONTH)
        @Nullable Money guestPrice)
    implements Validated {

  /** Returns the currency of the price of energy; null when only the catalogue says it. */
  @Nullable String energyCurrency() {
    if (energy instanceof EnergySpec.Flat flat) {
      return flat.price().currency();
    }
    var written =
        energy instanceof EnergySpec.Named named
            ? tariffs.get(named.tariff())
            : (TariffSpec) energy;
    return written == null ? null : written.currency();
  }

  @Override
  public List<Problem> validate() {
    List<Problem> problems = new ArrayList<>();
    unique("network", network, CostSpec::name, problems);
    unique("storage", storage, CostSpec::name, problems);
    unique("facility", facility, CostSpec::name, problems);
    unique("cooling", cooling, CostSpec::name, problems);
    unique("licences", licences, LicenceSpec::name, problems);
    unique("support", support, CostSpec::name, problems);
    unique("labour", labour, LabourSpec::name, problems);
    unique("migration", migration, CostSpec::name, problems);
    unique("downtime", downtime, DowntimeSpec::name, problems);
    for (int i = 0; i < migration.size(); i++) {
      if (migration.get(i).financePerYear() != null || migration.get(i).lifeNanos() != null) {
        problems.add(new Problem("migration[" + i + "]", "is paid once; leave out life, finance."));
      }
    }
    if (rampFraction.isEmpty()) {
      problems.add(new Problem("ramp", "needs a share for the first year, as in [100 %]."));
    } else if (unconsolidated == null && rampFraction.stream().anyMatch(share -> share < 1)) {
      problems.add(
          new Problem("ramp", "needs unconsolidated: what is not moved yet must be somewhere."));
    }
    return problems;
  }

  private static <T> void unique(
      String key, List<T> values, Function<T, String> name, List<Problem> problems) {
    Set<String> names = new HashSet<>();
    for (int i = 0; i < values.size(); i++) {
      if (!names.add(name.apply(values.get(i)))) {
        problems.add(
            new Problem(
                key + "[" + i + "].name", "there is another " + name.apply(values.get(i)) + "."));
      }
    }
  }
}

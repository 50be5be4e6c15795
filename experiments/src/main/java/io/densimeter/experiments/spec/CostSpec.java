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
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that costs money: bought at a price, or paid by the month or year.
 *
 * @param name what the bill calls it
 * @param price price of one
 * @param per what the price is for one of; null for the whole estate, or for what the price says
 * @param lifeNanos how long what was bought lasts; null for as long as the horizon
 * @param residualFraction share of the price that is left when its life ends
 * @param upkeepPerYear paid each year for its upkeep, as a share of the price
 * @param financePerYear interest when it is paid for in level months; null when in cash
 * @param growthPerYear growth: of how many there are of what is bought, else of the amount
 * @param capacity kilowatts that are rented by core; null for those of the hosts at full load
 * @param only the plans that have this cost; empty for all
 */
@Doc("Something that costs money: bought at a price, or paid by the month or year.")
public record CostSpec(
    @Doc("What the bill calls it.") String name,
    @Doc("Price of one: once, by month or year, by W (of hosts at full load) or by kW and month.")
        @Priced({
          Money.Per.ONCE,
          Money.Per.YEAR,
          Money.Per.MONTH,
          Money.Per.WATT,
          Money.Per.WATT_MONTH,
          Money.Per.KILOWATT_MONTH
        })
        Money price,
    @Doc("What the price is for one of; left out, the whole estate.") @Nullable Per per,
    @Doc("How long what was bought lasts, then it is bought again; left out, the horizon.")
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
        @Nullable Double financePerYear,
    @Doc("Growth: of how many there are of what is bought, else of the amount.")
        @Default("0 %/year")
        @Unit(Dimension.RATE)
        @Between(most = "100 %/year")
        double growthPerYear,
    @Nullable CapacitySpec capacity,
    @Doc("The plans that have this cost; left out, all.") @Default("[]") List<Plan> only)
    implements Validated {

  /** What a price is for one of. */
  public enum Per {
    /** The whole estate. */
    ESTATE,
    /** A host. */
    HOST,
    /** A CPU socket. */
    SOCKET,
    /** A physical core. */
    CORE,
    /** A placed guest. */
    GUEST,
    /** A vCPU of a placed guest. */
    VCPU,
    /** An operating system: one for each host under one kernel. */
    OS_IMAGE
  }

  /**
   * Power that is rented by core, as the Azure Migrate business case counts it.
   *
   * @param perCoreWatts power of a core
   * @param loadFactor factor on it for what else a server holds
   * @param unusedFraction share of the contract that stays unused
   */
  @Doc("Power that is rented by core, with PUE, as the Azure Migrate business case counts it.")
  public record CapacitySpec(
      @Doc("Power of a core.") @Unit(Dimension.POWER) double perCoreWatts,
      @Doc("Factor on it for what else a server holds.") @Default("1") @Between(least = "1")
          double loadFactor,
      @Doc("Share of the contract that stays unused.")
          @Default("0 %")
          @Unit(Dimension.SHARE)
          @Between(most = "99 %")
          double unusedFraction) {}

  /** Returns whether it is bought, and not paid by time. */
  public boolean bought() {
    return price.per() == Money.Per.ONCE || price.per() == Money.Per.WATT;
  }

  @Override
  public List<Problem> validate() {
    List<Problem> problems = new ArrayList<>();
    boolean byPower = price.per() != Money.Per.ONCE && price.per().written().contains("W");
    if (byPower && per != null) {
      problems.add(new Problem("per", "must be left out: the price is by power."));
    }
    if (capacity != null && price.per() != Money.Per.KILOWATT_MONTH) {
      problems.add(
          new Problem("capacity", "needs a monthly price per kW, as in 200 USD/kW/month."));
    }
    if (!bought()) {
      String paid = "is for what is bought; the price is paid by time.";
      if (lifeNanos != null) {
        problems.add(new Problem("life", paid));
      }
      if (residualFraction > 0) {
        problems.add(new Problem("residual", paid));
      }
      if (upkeepPerYear > 0) {
        problems.add(new Problem("upkeep", paid));
      }
      if (financePerYear != null) {
        problems.add(new Problem("finance", paid));
      }
    }
    if (financePerYear != null && residualFraction > 0) {
      problems.add(new Problem("residual", "must be 0 %: it is financed over its whole life."));
    }
    return problems;
  }
}

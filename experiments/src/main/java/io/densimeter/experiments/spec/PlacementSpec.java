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
 * How guests are placed on hosts.
 *
 * @param policy the placement policy
 * @param sizeBy what a guest's CPU size is
 * @param headroomFraction share of a host's CPU that placement leaves free
 * @param spareHosts hosts that stay empty against failures
 * @param sparePower whether spare hosts are on without guests
 * @param emptyHosts whether hosts without guests draw power
 * @param sleepWatts power of a host that is asleep; null when none is
 * @param bareMetalGuests how many guests share a host of the technique bare-metal
 * @param maxGuestsPerHost the most guests on a host; null for as many as fit
 * @param together sets of guests that must run on one host
 * @param apart sets of guests of which no two may run on one host
 * @param licensed guests that may run on licensed hosts only
 */
@Doc("How guests are placed on hosts.")
public record PlacementSpec(
    @Doc("The placement policy.") Policy policy,
    @Doc("What counts as a guest's size.") @Default("{percentile: 95}") SizeBy sizeBy,
    @Doc("Share of a host that placement leaves free.")
        @Default("0 %")
        @Unit(Dimension.SHARE)
        @Between(most = "99 %")
        double headroomFraction,
    @Doc("Hosts kept empty for when others fail.")
        @Default("0")
        @Between(least = "0", most = "1000000")
        int spareHosts,
    @Doc(
            "Whether spare hosts are switched off, or on: they draw idle power and take guests at once.")
        @Default("off")
        EmptyHosts sparePower,
    @Doc("Whether hosts without guests are switched off.") @Default("off") EmptyHosts emptyHosts,
    @Doc("Power of a host that is asleep, for empty-hosts: asleep; it wakes in host-boot.")
        @Unit(Dimension.POWER)
        @Nullable Double sleepWatts,
    @Doc("How many guests share a host of the technique bare-metal.") @Default("one")
        BareMetalGuests bareMetalGuests,
    @Doc("The most guests on a host; left out, as many as fit.")
        @Between(least = "1", most = "1000000")
        @Nullable Integer maxGuestsPerHost,
    @Doc("Sets of guests that must run on one host.") @Default("[]") List<GuestSetSpec> together,
    @Doc("Sets of guests of which no two may run on one host.") @Default("[]")
        List<GuestSetSpec> apart,
    @Doc("Guests that may run on licensed hosts only.") @Default("[]") List<LicensedSpec> licensed)
    implements Validated {

  @Override
  public List<Problem> validate() {
    boolean asleep = emptyHosts == EmptyHosts.ASLEEP;
    if (sparePower == EmptyHosts.ASLEEP) {
      return List.of(
          new Problem(
              "spare-power",
              "must be on or off; under empty-hosts: asleep those that are off sleep."));
    }
    if (asleep == (sleepWatts != null)) {
      return List.of();
    }
    return List.of(
        asleep
            ? new Problem("sleep", "is needed: the power of a host that is asleep, as in 10 W.")
            : new Problem("sleep", "goes with empty-hosts: asleep only."));
  }

  /** Returns whether guests are named by a rule. */
  public boolean hasRules() {
    return !together.isEmpty() || !apart.isEmpty() || !licensed.isEmpty();
  }

  /** How many guests share a host of the technique bare-metal. */
  public enum BareMetalGuests {
    /** One operating system for each server. */
    ONE,
    /** As many as fit, without overhead: the assumption of most studies of consolidation. */
    ANY
  }

  /** The placement policies. */
  public enum Policy {
    /** Guests as they come, each on the first host that takes it. */
    FIRST_FIT,
    /** The largest guest first, each on the first host that takes it. */
    FIRST_FIT_DECREASING,
    /** The largest guest first, each on the host that it fills best. */
    BEST_FIT_DECREASING,
    /** Host by host, the guest whose needs point where the host has room. */
    DOT_PRODUCT,
    /** Host by host, the guest that leaves the least of the host. */
    LEAST_NORM,
    /** The fewest hosts, for small estates: a search with proof. */
    OPTIMAL
  }

  /** What hosts without guests do. */
  public enum EmptyHosts {
    /** They are switched off and draw nothing. */
    OFF,
    /** They stay on and draw idle power. */
    ON,
    /** They sleep and draw little. */
    ASLEEP
  }

  /**
   * What a guest's CPU size is.
   *
   * @param percentile percentile of its demand over time, 1 to 100
   * @param peaks what becomes of the demand above it
   */
  @Doc("What counts as a guest's size.")
  public record SizeBy(
      @Doc("Percentile of the guest's CPU demand over time; 100 is its peak.")
          @Between(least = "1", most = "100")
          double percentile,
      @Doc("Whether a host keeps a buffer for the peaks above the percentile.") @Default("ignored")
          Peaks peaks) {}

  /** What becomes of demand above the percentile. */
  public enum Peaks {
    /** Nothing is kept for it. */
    IGNORED,
    /** A host keeps a buffer that guests which peak at different times share. */
    SHARED
  }
}

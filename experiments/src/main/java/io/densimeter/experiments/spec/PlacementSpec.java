package io.densimeter.experiments.spec;

import io.densimeter.experiments.yaml.Between;
import io.densimeter.experiments.yaml.Default;
import io.densimeter.experiments.yaml.Doc;
import io.densimeter.experiments.yaml.Unit;
import io.densimeter.model.units.Dimension;

/**
 * How guests are placed on hosts.
 *
 * @param policy the placement policy
 * @param sizeBy what a guest's CPU size is
 * @param headroomFraction share of a host's CPU that placement leaves free
 * @param spareHosts hosts that stay empty against failures
 * @param emptyHosts whether hosts without guests draw power
 * @param bareMetalGuests how many guests share a host of the technique bare-metal
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
    @Doc("Whether hosts without guests are switched off.") @Default("off") EmptyHosts emptyHosts,
    @Doc("How many guests share a host of the technique bare-metal.") @Default("one")
        BareMetalGuests bareMetalGuests) {

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
    BEST_FIT_DECREASING
  }

  /** What hosts without guests do. */
  public enum EmptyHosts {
    /** They are switched off and draw nothing. */
    OFF,
    /** They stay on and draw idle power. */
    ON
  }

  /**
   * What a guest's CPU size is.
   *
   * @param percentile percentile of its demand over time, 1 to 100
   */
  @Doc("What counts as a guest's size.")
  public record SizeBy(
      @Doc("Percentile of the guest's CPU demand over time; 100 is its peak.")
          @Between(least = "1", most = "100")
          double percentile) {}
}

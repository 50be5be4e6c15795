package io.densimeter.model.sim;

/**
 * One guest over the trace. Its demand is in {@link DemandSummary}.
 *
 * @param placed whether it had a host; both figures of a guest without are 0
 * @param readyMeanFraction mean CPU ready
 * @param violationFraction share of steps in which it got less CPU than it demanded
 */
public record GuestUse(boolean placed, double readyMeanFraction, double violationFraction) {
  static final GuestUse UNPLACED = new GuestUse(false, 0, 0);
}

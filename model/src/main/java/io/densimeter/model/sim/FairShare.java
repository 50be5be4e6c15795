package io.densimeter.model.sim;

import io.densimeter.model.units.Require;
import java.util.Arrays;

/**
 * The weighted max-min fair division of a host's CPU among its guests, in whole cycles.
 *
 * <p>A guest wants the smaller of its demand and its limit. When all wants fit, each is met. Else
 *
 * <pre>grant = min(want, max(level · weight, min(reservation, want)))</pre>
 *
 * with the one level at which the grants sum up to the capacity. The level is found exactly, in
 * integers, by settling guests at their bounds round by round. A grant differs from the formula by
 * one cycle at most; the cycles that rounding leaves go to the guests in front.
 *
 * <p>Holds the entitlements of a fixed set of guests and scratch space of the same length: a call
 * allocates nothing. Not for use by several threads.
 *
 * @see <a href="https://www.w3.org/TR/css-flexbox-1/#resolve-flexible-lengths">the same rounds in
 *     CSS, which settle either the lower or the upper bounds, whichever outweigh</a>
 */
public final class FairShare {
  /** The bounds of a guest's grant. */
  private enum Bound {
    NONE,
    FLOOR,
    WANT
  }

  private final int[] weights;
  private final long[] limitCycles;
  private final long[] reservationCycles;

  private final long[] wants;
  private final int[] unsettled;

  /**
   * Creates the division for guests with these entitlements, all three by guest.
   *
   * @param weights share of the CPU relative to other guests' weights, each 1 or more
   * @param limitCycles most cycles to grant; {@link Long#MAX_VALUE} is no limit
   * @param reservationCycles cycles that are granted first when demanded
   */
  public FairShare(int[] weights, long[] limitCycles, long[] reservationCycles) {
    int guests = weights.length;
    if (limitCycles.length != guests || reservationCycles.length != guests) {
      throw new IllegalArgumentException(
          "There are %d weights, but %d limits and %d reservations."
              .formatted(guests, limitCycles.length, reservationCycles.length));
    }
    for (int guest = 0; guest < guests; guest++) {
      Require.positive("weight", weights[guest]);
      requireNotNegative("limit", limitCycles[guest]);
      requireNotNegative("reservation", reservationCycles[guest]);
      if (reservationCycles[guest] > limitCycles[guest]) {
        throw new IllegalArgumentException(
            "The reservation (%d cycles) of guest %d is above its limit (%d cycles)."
                .formatted(reservationCycles[guest], guest, limitCycles[guest]));
      }
    }
    this.weights = Arrays.copyOf(weights, guests);
    this.limitCycles = Arrays.copyOf(limitCycles, guests);
    this.reservationCycles = Arrays.copyOf(reservationCycles, guests);
    wants = new long[guests];
    unsettled = new int[guests];
  }

  /**
   * Divides the CPU of one host among its guests.
   *
   * @param capacityCycles cycles there are
   * @param demandCycles demand, by guest
   * @param guests the guests of the host
   * @param count how many of these there are
   * @param grantCycles where to write the grant, by guest
   * @return the sum of the grants: the capacity or the sum of the wants, whichever is less
   * @throws IllegalArgumentException when the capacity or a demand is negative, or the reservations
   *     that are demanded exceed the capacity
   */
  public long divide(
      long capacityCycles, long[] demandCycles, int[] guests, int count, long[] grantCycles) {
    requireNotNegative("capacity", capacityCycles);
    long wanted = 0;
    long reserved = 0;
    for (int i = 0; i < count; i++) {
      int guest = guests[i];
      requireNotNegative("demand", demandCycles[guest]);
      wants[guest] = Math.min(demandCycles[guest], limitCycles[guest]);
      wanted = Math.addExact(wanted, wants[guest]);
      reserved += floor(guest);
    }
    if (wanted <= capacityCycles) {
      for (int i = 0; i < count; i++) {
        grantCycles[guests[i]] = wants[guests[i]];
      }
      return wanted;
    }
    if (reserved > capacityCycles) {
      throw new IllegalArgumentException(
          "The demanded reservations (%d cycles) exceed the capacity (%d cycles)."
              .formatted(reserved, capacityCycles));
    }
    settle(capacityCycles, guests, count, grantCycles);
    return capacityCycles;
  }

  private void settle(long capacityCycles, int[] guests, int count, long[] grants) {
    int left = count;
    long weight = 0;
    for (int i = 0; i < left; i++) {
      unsettled[i] = guests[i];
      weight += weights[guests[i]];
    }
    if (weight > Integer.MAX_VALUE) { // so that the product of a remainder and a weight fits
      throw new IllegalArgumentException(
          "The weights of one host's guests ("
              + weight
              + " in all) must not exceed "
              + Integer.MAX_VALUE
              + ".");
    }
    long remaining = capacityCycles;
    while (left > 0) {
      Bound outweighing = offerShares(remaining, weight, left, grants);
      if (outweighing == Bound.NONE) {
        handOutRemainder(remaining, left, grants);
        return;
      }
      int kept = 0;
      for (int i = 0; i < left; i++) {
        int guest = unsettled[i];
        long share = grants[guest];
        long bound = outweighing == Bound.WANT ? wants[guest] : floor(guest);
        if (outweighing == Bound.WANT ? bound <= share : bound > share) {
          grants[guest] = bound;
          remaining -= bound;
          weight -= weights[guest];
        } else {
          unsettled[kept++] = guest;
        }
      }
      left = kept;
    }
  }

  /**
   * Writes the share remaining · weight / total of each unsettled guest, rounded down.
   *
   * @return which bounds outweigh: the floors when moving all shares into their bounds would take
   *     more than there is, computed without rounding; {@link Bound#NONE} when all shares are in
   */
  private Bound offerShares(long remaining, long weight, int left, long[] grants) {
    long whole = remaining / weight;
    long rest = remaining % weight;
    boolean violated = false;
    long excess = 0;
    long excessRemainders = 0; // in 1/weight cycles
    for (int i = 0; i < left; i++) {
      int guest = unsettled[i];
      long product = rest * weights[guest];
      long share = whole * weights[guest] + product / weight;
      grants[guest] = share;
      if (wants[guest] <= share || floor(guest) > share) {
        violated = true;
        excess += (wants[guest] <= share ? wants[guest] : floor(guest)) - share;
        excessRemainders += product % weight;
      }
    }
    if (!violated) {
      return Bound.NONE;
    }
    return excess > excessRemainders / weight ? Bound.FLOOR : Bound.WANT;
  }

  /** Gives one cycle each to the guests in front until none is left. */
  private void handOutRemainder(long remaining, int left, long[] grants) {
    long undivided = remaining;
    for (int i = 0; i < left; i++) {
      undivided -= grants[unsettled[i]];
    }
    for (int i = 0; i < undivided; i++) {
      grants[unsettled[i]]++;
    }
  }

  private long floor(int guest) {
    return Math.min(reservationCycles[guest], wants[guest]);
  }

  private static void requireNotNegative(String name, long cycles) {
    if (cycles < 0) {
      throw new IllegalArgumentException("The " + name + " (" + cycles + " cycles) is negative.");
    }
  }
}

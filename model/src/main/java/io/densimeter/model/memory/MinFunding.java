package io.densimeter.model.memory;

import io.densimeter.model.units.Require;
import java.util.List;

/**
 * Division of scarce memory by shares and use: memory is taken from the guest that pays least for a
 * page, and an idle page is charged more than an active one.
 *
 * <pre>price per page = weight / (P · (f + k · (1 − f))),   k = 1 / (1 − tax)</pre>
 *
 * for P pages of which the share f is active. Memory is taken at the lowest price first, so all
 * guests between their bounds end up at one price: with a active bytes, P = a + (weight / price −
 * a) / k. A tax of 0 divides by weight alone, one near 1 takes idle memory first.
 *
 * <p>Source: Waldspurger, OSDI 2002, sections 5.2 and 5.3; the tax there is 75 %.
 */
public final class MinFunding {
  private static final int BISECTIONS = 200;

  private final double idlePrice;

  /**
   * Creates it.
   *
   * @param idleTaxFraction tax on idle memory, 0 to less than 1
   */
  public MinFunding(double idleTaxFraction) {
    Require.fraction("idleTaxFraction", idleTaxFraction);
    if (idleTaxFraction == 1) {
      throw new IllegalArgumentException("The idleTaxFraction (1.0) must be less than 1.");
    }
    idlePrice = 1 / (1 - idleTaxFraction);
  }

  /**
   * Divides memory.
   *
   * @param capacityBytes what there is
   * @param guests the guests
   * @param machineFraction what a byte of each guest takes of the machine, less than 1 where pages
   *     are shared
   * @return bytes by guest: what they were granted when that fits, else as much as fits
   * @throws IllegalArgumentException when what must never be taken does not fit
   */
  public long[] divide(long capacityBytes, List<GuestMemory> guests, double[] machineFraction) {
    double granted = 0;
    double least = 0;
    for (int g = 0; g < machineFraction.length; g++) {
      granted += machineFraction[g] * guests.get(g).grantedBytes();
      least += machineFraction[g] * guests.get(g).leastBytes();
    }
    if (least > capacityBytes) {
      throw new IllegalArgumentException(
          "The guests' least memory ("
              + (long) least
              + " bytes) exceeds what there is ("
              + capacityBytes
              + " bytes).");
    }
    // The bytes that a weight of 1 buys: the inverse of the price.
    double low = 0;
    double high = granted <= capacityBytes ? Double.MAX_VALUE : highest(guests);
    for (int i = 0; granted > capacityBytes && i < BISECTIONS; i++) {
      double middle = (low + high) / 2;
      if (sum(guests, machineFraction, middle) > capacityBytes) {
        high = middle;
      } else {
        low = middle;
      }
    }
    double bought = granted <= capacityBytes ? high : low;
    return guests.stream().mapToLong(guest -> (long) bytes(guest, bought)).toArray();
  }

  private double highest(List<GuestMemory> guests) {
    double highest = 0;
    for (var guest : guests) {
      double all = guest.activeBytes() + idlePrice * (guest.grantedBytes() - guest.activeBytes());
      highest = Math.max(highest, all / guest.weight());
    }
    return highest;
  }

  private double sum(List<GuestMemory> guests, double[] machineFraction, double bought) {
    double sum = 0;
    for (int g = 0; g < machineFraction.length; g++) {
      sum += machineFraction[g] * bytes(guests.get(g), bought);
    }
    return sum;
  }

  private double bytes(GuestMemory guest, double bought) {
    double funded = bought * guest.weight();
    double active = guest.activeBytes();
    double bytes = funded <= active ? funded : active + (funded - active) / idlePrice;
    return Math.min((double) guest.grantedBytes(), Math.max((double) guest.leastBytes(), bytes));
  }
}

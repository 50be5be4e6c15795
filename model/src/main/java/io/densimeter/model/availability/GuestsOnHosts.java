package io.densimeter.model.availability;

import io.densimeter.model.units.Require;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Which guests run on which hosts, and how much memory is left: where guests can go from there. */
public final class GuestsOnHosts {
  private final List<List<Integer>> guests = new ArrayList<>(); // by host
  private final long[] guestBytes;
  private final long[] freeBytes; // by host
  private final boolean[] on; // by host
  private final int mostGuests;
  private int placed;

  /**
   * Creates it.
   *
   * @param hostOf host by guest; less than 0 for a guest that has none
   * @param guestBytes memory of each guest, with what the technique takes for it
   * @param hostBytes memory that each host has for guests
   * @param onWhenEmpty by host, whether it is on without guests
   * @param mostGuests the most guests on a host
   */
  public GuestsOnHosts(
      int[] hostOf, long[] guestBytes, long[] hostBytes, boolean[] onWhenEmpty, int mostGuests) {
    this.guestBytes = guestBytes.clone();
    this.mostGuests = mostGuests;
    freeBytes = hostBytes.clone();
    on = new boolean[hostBytes.length];
    for (int host = 0; host < hostBytes.length; host++) {
      guests.add(new ArrayList<>());
    }
    for (int guest = 0; guest < hostOf.length; guest++) {
      int host = hostOf[guest];
      if (host >= 0) {
        guests.get(host).add(guest);
        freeBytes[host] -= guestBytes[guest];
        placed++;
      }
    }
    for (int host = 0; host < on.length; host++) {
      on[host] = onWhenEmpty[host] || !guests.get(host).isEmpty();
    }
    Require.positive("guests with a host", (long) placed);
  }

  /** Returns the number of hosts, empty ones included. */
  int hosts() {
    return on.length;
  }

  /** Returns the number of guests that have a host. */
  public int placed() {
    return placed;
  }

  /**
   * Returns the time until a guest is in service when its host starts all of its own, in the mean.
   */
  public double stormSeconds(BootStorm storm) {
    return guests.stream().mapToDouble(each -> storm.totalSeconds(each.size())).sum() / placed;
  }

  /** Returns the guests of a host, ascending. */
  List<Integer> guests(int host) {
    return Collections.unmodifiableList(guests.get(host));
  }

  long guestBytes(int guest) {
    return guestBytes[guest];
  }

  long freeBytes(int host) {
    return freeBytes[host];
  }

  boolean isOn(int host) {
    return on[host];
  }

  int mostGuests() {
    return mostGuests;
  }
}

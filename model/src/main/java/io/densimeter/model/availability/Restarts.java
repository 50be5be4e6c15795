package io.densimeter.model.availability;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/**
 * How long the guests of a host that fails are down, in an estate in which nothing else has failed.
 *
 * <p>The rule is that of the simulation ({@code model.sim.Failures}): each guest starts on the host
 * with the most memory left that has room for it, on if possible; else on one that has to boot;
 * else on its own, repaired. A host starts only so many at once.
 *
 * <p>Left out: that after a failure guests stay where they have started, so that the next one finds
 * another estate; and two hosts that are down at a time.
 */
public final class Restarts {
  private static final int NONE = -1;

  private final GuestsOnHosts estate;
  private final RestartTimes times;
  private final TreeSet<Integer> on; // hosts that take guests, the roomiest first
  private final TreeSet<Integer> off;
  private final long[] freeBytes;
  private final int[] guests;
  private final int[] started; // by host: guests of the failed one that it takes
  private final List<Integer> touched = new ArrayList<>();

  /** Creates the restarts of an estate. */
  public Restarts(GuestsOnHosts estate, RestartTimes times) {
    this.estate = estate;
    this.times = times;
    int hosts = estate.hosts();
    freeBytes = new long[hosts];
    guests = new int[hosts];
    started = new int[hosts];
    Comparator<Integer> roomiest = Comparator.comparingLong(host -> -freeBytes[host]);
    on = new TreeSet<>(roomiest.thenComparing(Comparator.naturalOrder()));
    off = new TreeSet<>(on.comparator());
    for (int host = 0; host < hosts; host++) {
      freeBytes[host] = estate.freeBytes(host);
      guests[host] = estate.guests(host).size();
      rank(host);
    }
  }

  /** Returns the mean downtime of a guest when its host fails, over all guests. */
  public double meanSeconds() {
    double seconds = 0;
    for (int host = 0; host < estate.hosts(); host++) {
      seconds += totalSeconds(host);
    }
    return seconds / estate.placed();
  }

  /** Returns the downtime of all guests of a host together, when it fails. */
  double totalSeconds(int failed) {
    send(failed);
    double seconds = 0;
    for (int host : touched) {
      seconds += started[host] * bootSeconds(host, failed);
      seconds += times.storm().totalSeconds(started[host]);
    }
    restore(failed);
    return seconds;
  }

  /** Returns whether the guests of a host all have room on others. */
  boolean canEmpty(int host) {
    send(host);
    boolean all = started[host] == 0;
    restore(host);
    return all;
  }

  private void send(int failed) {
    unrank(failed);
    for (int guest : estate.guests(failed)) {
      long bytes = estate.guestBytes(guest);
      int best = best(bytes);
      int host = best == NONE ? failed : best;
      if (started[host]++ == 0) {
        touched.add(host);
      }
      if (host != failed) {
        unrank(host);
        guests[host]++;
        freeBytes[host] -= bytes;
        rank(host);
      }
    }
  }

  private int best(long bytes) {
    if (!on.isEmpty() && freeBytes[on.first()] >= bytes) {
      return on.first();
    }
    return !off.isEmpty() && freeBytes[off.first()] >= bytes ? off.first() : NONE;
  }

  private double bootSeconds(int host, int failed) {
    if (host == failed) {
      return times.hostRepairSeconds() + times.hostBootSeconds();
    }
    return estate.isOn(host) ? 0 : times.hostBootSeconds();
  }

  /** Puts everything back as it was before the host failed. */
  private void restore(int failed) {
    for (int host : touched) {
      started[host] = 0;
      if (host != failed) {
        unrank(host);
        guests[host] = estate.guests(host).size();
        freeBytes[host] = estate.freeBytes(host);
        rank(host);
      }
    }
    touched.clear();
    rank(failed);
  }

  private void rank(int host) {
    if (guests[host] < estate.mostGuests()) {
      (estate.isOn(host) ? on : off).add(host);
    }
  }

  private void unrank(int host) {
    (estate.isOn(host) ? on : off).remove(host);
  }
}

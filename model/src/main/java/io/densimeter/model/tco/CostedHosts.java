package io.densimeter.model.tco;

import io.densimeter.model.units.Require;
import java.util.List;

/**
 * Hosts of one type in a costed estate.
 *
 * @param name the type's name
 * @param count hosts that there are, those without guests too; zero or more
 * @param sockets CPU sockets of a host
 * @param cores physical cores of a host, in all its sockets
 * @param peakWatts power of a host at full load
 * @param guests guests of each host that carries any
 */
public record CostedHosts(
    String name, int count, int sockets, int cores, double peakWatts, List<Integer> guests) {
  public CostedHosts {
    Require.notNegative("count", count);
    Require.positive("sockets", sockets);
    Require.positive("cores", cores);
    Require.notNegative("peakWatts", peakWatts);
    guests = List.copyOf(guests);
    if (guests.size() > count) {
      throw new IllegalArgumentException(
          "The hosts with guests (" + guests.size() + ") must be at most the hosts, " + count);
    }
    guests.forEach(each -> Require.positive("guests of a host", each));
  }

  int placedGuests() {
    return guests.stream().mapToInt(Integer::intValue).sum();
  }

  /** Returns the cores of a socket; a socket more than an even share has counts as full. */
  int coresPerSocket() {
    return (cores + sockets - 1) / sockets;
  }
}

package io.densimeter.model.placement;

import java.util.List;

/**
 * Which guests must share a host, must not share one, and need a licensed host.
 *
 * @param together sets whose guests run on one host (affinity)
 * @param apart sets of which no two guests run on one host (anti-affinity)
 * @param licences guests that run on licensed hosts only
 */
public record PlacementRules(
    List<GuestSet> together, List<GuestSet> apart, List<LicensedGuests> licences) {
  /** No rules. */
  public static final PlacementRules NONE = new PlacementRules(List.of(), List.of(), List.of());

  public PlacementRules {
    together = List.copyOf(together);
    apart = List.copyOf(apart);
    licences = List.copyOf(licences);
  }

  void requireFor(int guests, int groups) {
    for (var set : together) {
      require(set.name(), set.guests(), guests);
    }
    for (var set : apart) {
      require(set.name(), set.guests(), guests);
    }
    for (var licence : licences) {
      require(licence.name(), licence.guests(), guests);
      if (licence.hosts().size() != groups) {
        throw new IllegalArgumentException(
            "The licence "
                + licence.name()
                + " must say how many hosts have it for "
                + groups
                + " groups, not for "
                + licence.hosts().size()
                + ".");
      }
    }
  }

  private static void require(String name, List<Integer> numbers, int guests) {
    for (int guest : numbers) {
      if (guest < 0 || guest >= guests) {
        throw new IllegalArgumentException(
            "The rule "
                + name
                + " names guest "
                + guest
                + "; there are guests 0 to "
                + (guests - 1)
                + ".");
      }
    }
  }

  /**
   * Guests that a rule speaks of.
   *
   * @param name what reasons call them
   * @param guests their numbers
   */
  public record GuestSet(String name, List<Integer> guests) {
    public GuestSet {
      guests = List.copyOf(guests);
    }
  }

  /**
   * Guests of a licence, and the hosts that have it.
   *
   * @param name name of the licence
   * @param guests numbers of the guests
   * @param hosts by group, how many of its hosts are licensed: the first ones, so that spare hosts,
   *     which come last, are the last to need a licence
   */
  public record LicensedGuests(String name, List<Integer> guests, List<Integer> hosts) {
    public LicensedGuests {
      guests = List.copyOf(guests);
      hosts = List.copyOf(hosts);
      hosts.forEach(count -> Check.atLeast("number of hosts with licence " + name, 0, count));
    }
  }
}

package io.densimeter.model.placement;

import java.util.Arrays;

/** What guests need of a host beside CPU and memory, such as disk space or network bandwidth. */
public final class FurtherResource {
  private final String name;
  private final long[] needs; // by guest
  private final long[] offers; // by group

  private FurtherResource(String name, long[] needs, long[] offers) {
    this.name = name;
    this.needs = needs;
    this.offers = offers;
  }

  /**
   * Returns a resource; the unit is the caller's, the same for both.
   *
   * @param name what reasons call it
   * @param needs what each guest needs, zero or more
   * @param offers what an empty host of each group offers to guests, zero or more
   */
  public static FurtherResource of(String name, long[] needs, long[] offers) {
    for (long need : needs) {
      Check.atLeast("need of " + name, 0, need);
    }
    for (long offer : offers) {
      Check.atLeast("offer of " + name, 0, offer);
    }
    return new FurtherResource(name, needs.clone(), offers.clone());
  }

  /** Returns what reasons call it. */
  public String name() {
    return name;
  }

  /** Returns what a guest needs. */
  public long need(int guest) {
    return needs[guest];
  }

  /** Returns what an empty host of a group offers to guests. */
  public long offered(int group) {
    return offers[group];
  }

  /** Returns what the mean guest needs. */
  double mean() {
    return Arrays.stream(needs).mapToDouble(need -> need).average().orElse(0);
  }

  void requireFor(int guests, int groups) {
    if (needs.length != guests || offers.length != groups) {
      throw new IllegalArgumentException(
          "The resource "
              + name
              + " must be given for "
              + guests
              + " guests and "
              + groups
              + " groups, not for "
              + needs.length
              + " and "
              + offers.length
              + ".");
    }
  }
}

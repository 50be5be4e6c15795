package io.densimeter.model.migration;

import io.densimeter.model.units.Require;

/**
 * How fast rounds are sent, and when pre-copy gives up.
 *
 * <p>The first round goes at the least rate; each later one at the rate at which the last round's
 * pages were dirtied and a step more, so that it gains on the guest. Pre-copy ends when that would
 * exceed the most, when little is left, or after too many rounds or bytes; the rest is sent while
 * the guest stands still, at the link's full rate (Clark et al., "Live migration of virtual
 * machines", NSDI 2005, section 5.3, for all but the last two; these are Xen's).
 *
 * @param leastBytesPerSecond rate of the first round
 * @param stepBytesPerSecond what a round's rate is above the last round's dirtying
 * @param mostBytesPerSecond rate that no round exceeds
 * @param linkBytesPerSecond rate of the stop-and-copy phase
 * @param enoughBytes what is little enough to stop the guest for
 * @param mostRounds rounds before the guest is stopped at the latest
 * @param mostMemories bytes sent, in multiples of the memory, before it is stopped at the latest
 */
public record RateControl(
    double leastBytesPerSecond,
    double stepBytesPerSecond,
    double mostBytesPerSecond,
    double linkBytesPerSecond,
    double enoughBytes,
    int mostRounds,
    double mostMemories) {
  private static final double MEGABIT = 1e6 / 8;
  private static final double XEN_ENOUGH_BYTES = 256 * 1024;
  private static final int XEN_MOST_ROUNDS = 30;
  private static final double XEN_MOST_MEMORIES = 3;

  public RateControl {
    Require.positive("leastBytesPerSecond", leastBytesPerSecond);
    Require.notNegative("stepBytesPerSecond", stepBytesPerSecond);
    Require.positive("mostBytesPerSecond", mostBytesPerSecond);
    Require.positive("linkBytesPerSecond", linkBytesPerSecond);
    Require.notNegative("enoughBytes", enoughBytes);
    Require.positive("mostRounds", mostRounds);
    Require.positive("mostMemories", mostMemories);
    if (leastBytesPerSecond > mostBytesPerSecond || mostBytesPerSecond > linkBytesPerSecond) {
      throw new IllegalArgumentException(
          "The rates must rise from the least ("
              + leastBytesPerSecond
              + ") over the most ("
              + mostBytesPerSecond
              + ") to the link's ("
              + linkBytesPerSecond
              + " bytes/s).");
    }
  }

  /** Returns Clark's adaptive control: 100 Mbit/s at first, 50 more than dirtied, 500 at most. */
  public static RateControl adaptive(double linkBytesPerSecond) {
    return new RateControl(
        Math.min(100 * MEGABIT, linkBytesPerSecond),
        50 * MEGABIT,
        Math.min(500 * MEGABIT, linkBytesPerSecond),
        linkBytesPerSecond,
        XEN_ENOUGH_BYTES,
        XEN_MOST_ROUNDS,
        XEN_MOST_MEMORIES);
  }

  /** Returns a control that sends every round at one rate, as a cap does. */
  public static RateControl constant(double bytesPerSecond) {
    return new RateControl(
        bytesPerSecond,
        0,
        bytesPerSecond,
        bytesPerSecond,
        XEN_ENOUGH_BYTES,
        XEN_MOST_ROUNDS,
        XEN_MOST_MEMORIES);
  }

  /** Returns this control on a link that it shares: no rate is above the share. */
  public RateControl within(double bytesPerSecond) {
    return new RateControl(
        Math.min(leastBytesPerSecond, bytesPerSecond),
        stepBytesPerSecond,
        Math.min(mostBytesPerSecond, bytesPerSecond),
        Math.min(linkBytesPerSecond, bytesPerSecond),
        enoughBytes,
        mostRounds,
        mostMemories);
  }
}

package io.densimeter.model.availability;

import io.densimeter.model.units.Require;

/**
 * Guests that a host starts together: so many at once, and the rest wait for those. Of n guests
 * that come at one time, s at once, b each, guest k = 0, 1, … is in service after (⌊k/s⌋ + 1) · b.
 *
 * @param guestBootSeconds time until a guest that starts is in service
 * @param atOnce guests that a host starts at once, 1 or more
 */
public record BootStorm(double guestBootSeconds, int atOnce) {
  public BootStorm {
    Require.notNegative("guestBootSeconds", guestBootSeconds);
    Require.positive("atOnce", (long) atOnce);
  }

  /** Returns the time until the last of so many guests is in service. */
  public double lastSeconds(int guests) {
    int rounds = (guests + atOnce - 1) / atOnce;
    return rounds * guestBootSeconds;
  }

  /** Returns the sum over so many guests of the time until each is in service. */
  public double totalSeconds(int guests) {
    long full = guests / atOnce; // rounds in which every place is taken
    long rest = guests % atOnce;
    return (atOnce * full * (full + 1) / 2 + rest * (full + 1)) * guestBootSeconds;
  }

  /** Returns the mean time until a guest is in service; 1 guest or more. */
  public double meanSeconds(int guests) {
    return totalSeconds(guests) / Require.positive("guests", (long) guests);
  }
}

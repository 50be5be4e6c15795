package io.densimeter.model.memory;

import io.densimeter.model.units.Require;

/**
 * What a guest was granted and what it does with it.
 *
 * @param grantedBytes memory that the guest believes to have
 * @param activeBytes part of it that is in use; the rest is idle
 * @param alikeBytes part of it that is the same in every guest of the same image
 * @param image number of the image that it was made from; guests of one image share
 * @param weight share relative to other guests' weights
 * @param leastBytes what is never taken from it
 * @param touchesPerSecond how often, for each second of CPU, it comes to an active page that it has
 *     not touched for a while: what becomes a fault when the page is on disk
 */
public record GuestMemory(
    long grantedBytes,
    long activeBytes,
    long alikeBytes,
    int image,
    double weight,
    long leastBytes,
    double touchesPerSecond) {
  public GuestMemory {
    Require.positive("grantedBytes", grantedBytes);
    Require.positive("weight", weight);
    Require.notNegative("touchesPerSecond", touchesPerSecond);
    requirePart("activeBytes", activeBytes, grantedBytes);
    requirePart("alikeBytes", alikeBytes, grantedBytes);
    requirePart("leastBytes", leastBytes, grantedBytes);
  }

  private static void requirePart(String name, long bytes, long grantedBytes) {
    if (bytes < 0 || bytes > grantedBytes) {
      throw new IllegalArgumentException(
          "The " + name + " (" + bytes + ") must be 0 to the granted bytes, " + grantedBytes + ".");
    }
  }
}

package io.densimeter.model.placement;

/** Argument checks of this package, with the value in the message. */
final class Check {
  private Check() {}

  static void atLeast(String name, long least, long value) {
    if (value < least) {
      throw new IllegalArgumentException(
          "The " + name + " (" + value + ") must be " + least + " or more.");
    }
  }

  static void headroom(String name, double fraction) {
    if (!(fraction >= 0 && fraction < 1)) {
      String guess =
          fraction >= 1 && fraction < 100 ? " Maybe " + fraction / 100 + " for a percentage?" : "";
      throw new IllegalArgumentException(
          "The headroom's "
              + name
              + " ("
              + fraction
              + ") must be 0 or more and less than 1."
              + guess);
    }
  }
}

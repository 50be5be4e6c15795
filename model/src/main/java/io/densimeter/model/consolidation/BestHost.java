package io.densimeter.model.consolidation;

/**
 * The best host of a search so far: the one whose power rises least. Between points of its curve,
 * the power of all hosts of a type rises alike, so that many are as good: of those the first, as in
 * the authors' algorithm, which goes through a list.
 */
final class BestHost {
  static final int NONE = -1;

  /** Rises that differ by less, in watts, are the same but for rounding. */
  static final double ROUNDING_WATTS = 1e-9;

  int host = NONE;
  double rise = Double.POSITIVE_INFINITY;

  void clear() {
    host = NONE;
    rise = Double.POSITIVE_INFINITY;
  }

  /** Takes a host if it is better. */
  void offer(int offered, double offeredRise) {
    if (offeredRise < rise - ROUNDING_WATTS
        || (offeredRise <= rise + ROUNDING_WATTS && offered < host)) {
      host = offered;
      rise = offeredRise;
    }
  }
}

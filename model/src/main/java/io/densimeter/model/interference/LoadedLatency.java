package io.densimeter.model.interference;

/**
 * How memory latency rises with the bandwidth in use: latency over idle latency, by the share of
 * the peak bandwidth, linear between measured points. At the peak itself the latency is whatever
 * holds the cores back, so the curve ends in a wall there.
 *
 * <p>The points were measured with Intel Memory Latency Checker 3.5, reads only, on two Xeon Silver
 * 4110 with twelve DIMMs (Intel community forum, thread 1126268): 81.96 ns idle, 130.3 ns at the
 * peak of 135.7 GB/s.
 */
final class LoadedLatency {
  private static final double IDLE_NANOS = 81.96;
  private static final double PEAK_MEGABYTES = 135_655.9;

  private static final double[] MEGABYTES = {
    0,
    1237.6,
    1785.2,
    2583.5,
    3354.4,
    4383.3,
    6068.3,
    7680.3,
    9723.8,
    13463.5,
    18355.0,
    22580.9,
    29473.3,
    42695.4,
    68357.8,
    131282.0,
    135267.3,
    PEAK_MEGABYTES
  };
  private static final double[] NANOS = {
    IDLE_NANOS,
    IDLE_NANOS,
    83.00,
    84.20,
    84.99,
    85.56,
    86.54,
    87.24,
    87.81,
    88.79,
    90.16,
    90.85,
    92.29,
    94.56,
    98.94,
    123.71,
    129.67,
    130.31
  };

  private LoadedLatency() {}

  /** Returns the latency over the idle latency just below a share of the peak bandwidth, 0 to 1. */
  static double factor(double utilisation) {
    return between(MEGABYTES, NANOS, Math.min(1, utilisation) * PEAK_MEGABYTES) / IDLE_NANOS;
  }

  /** Returns the largest share of the peak that memory serves at a latency over the idle one. */
  static double utilisation(double factor) {
    return between(NANOS, MEGABYTES, Math.max(1, factor) * IDLE_NANOS) / PEAK_MEGABYTES;
  }

  private static double between(double[] from, double[] to, double value) {
    int last = from.length - 1;
    if (value >= from[last]) {
      return to[last];
    }
    int above = 1;
    while (from[above] <= value) {
      above++;
    }
    double past = (value - from[above - 1]) / (from[above] - from[above - 1]);
    return to[above - 1] + past * (to[above] - to[above - 1]);
  }
}

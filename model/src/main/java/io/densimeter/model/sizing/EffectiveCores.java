package io.densimeter.model.sizing;

import io.densimeter.model.units.Require;

/**
 * What the threads of a host are worth in cores: a second thread of a core counts for half of one.
 * Red Hat's Migration Advisor counts so.
 */
public final class EffectiveCores {
  private static final double OF_A_THREAD = 0.5;

  private EffectiveCores() {}

  /** Returns the effective cores of a host with so many cores, and threads, no fewer. */
  public static double of(int cores, int threads) {
    Require.positive("cores", (long) cores);
    if (threads < cores) {
      throw new IllegalArgumentException(
          "The threads (" + threads + ") must be at least the cores, " + cores + ".");
    }
    return cores + (threads - cores) * OF_A_THREAD;
  }
}

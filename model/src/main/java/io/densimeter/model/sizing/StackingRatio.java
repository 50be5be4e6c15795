package io.densimeter.model.sizing;

import io.densimeter.model.units.Require;

/** Running guests over hosts, as Densify reports it. */
public final class StackingRatio {
  private StackingRatio() {}

  /** Returns the guests of a host, in the mean. */
  public static double of(long guests, long hosts) {
    return (double) Require.notNegative("guests", guests) / Require.positive("hosts", hosts);
  }

  /** Returns by which share a ratio is more than another: 0.93 for 20.7 after 10.7. */
  public static double improvement(double before, double after) {
    return Require.positive("after", after) / Require.positive("before", before) - 1;
  }
}

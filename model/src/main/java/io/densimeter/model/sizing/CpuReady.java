package io.densimeter.model.sizing;

import io.densimeter.model.units.Require;

/**
 * CPU ready as charts of vSphere sum it up, and as a share of time.
 *
 * <p>A chart adds up the milliseconds in which a vCPU was ready and did not run, over all vCPUs of
 * a guest and its interval: 20 s in real time, 300 s for a day, 1,800 s for a week, 7,200 s for a
 * month, 86,400 s for a year.
 */
public final class CpuReady {
  private static final double MILLIS = 1_000;

  private CpuReady() {}

  /**
   * Returns the share of time that a vCPU was ready, in the mean over vCPUs.
   *
   * @param readyMillis the sum of a chart
   * @param vcpus vCPUs of the guest, 1 or more
   * @param intervalSeconds interval of the chart
   */
  public static double fraction(double readyMillis, int vcpus, double intervalSeconds) {
    return Require.notNegative("readyMillis", readyMillis)
        / Require.positive("vcpus", (long) vcpus)
        / (Require.positive("intervalSeconds", intervalSeconds) * MILLIS);
  }
}

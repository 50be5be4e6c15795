package io.densimeter.model.workload;

import io.densimeter.model.units.Require;

/**
 * How often a guest does something.
 *
 * @param perCpuSecond operations for each second of native CPU
 * @param burst operations that come in one run, on average, 1 or more
 * @param source where the rate comes from; never blank
 */
public record Rate(double perCpuSecond, double burst, String source) {
  public Rate {
    Require.notNegative("perCpuSecond", perCpuSecond);
    if (!(burst >= 1) || Double.isInfinite(burst)) {
      throw new IllegalArgumentException("The burst (" + burst + ") must be 1 or more and finite.");
    }
    if (source.isBlank()) {
      throw new IllegalArgumentException("A rate of " + perCpuSecond + " has no source.");
    }
  }
}

package io.densimeter.model.sim;

import io.densimeter.model.availability.DowntimeCause;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What failures did to an estate.
 *
 * @param hostFailures hosts that failed
 * @param kernelCrashes kernels that crashed
 * @param interruptions guests that were interrupted, each time counted
 * @param longestNanos longest time that a guest was down
 * @param downFraction time that guests were down over the time that they were there, all together
 * @param sharedCrashes crashes of what else the guests of a host depend on, by cause
 * @param downFractions the same share by cause, for those that the model has
 */
public record FailureUse(
    long hostFailures,
    long kernelCrashes,
    long interruptions,
    long longestNanos,
    double downFraction,
    Map<DowntimeCause, Long> sharedCrashes,
    Map<DowntimeCause, Double> downFractions) {
  public FailureUse {
    sharedCrashes = inOrder(sharedCrashes);
    downFractions = inOrder(downFractions);
  }

  private static <T> Map<DowntimeCause, T> inOrder(Map<DowntimeCause, T> byCause) {
    Map<DowntimeCause, T> copy = new EnumMap<>(DowntimeCause.class);
    copy.putAll(byCause);
    return Collections.unmodifiableMap(copy);
  }
}

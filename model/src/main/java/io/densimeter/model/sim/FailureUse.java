package io.densimeter.model.sim;

/**
 * What failures did to an estate.
 *
 * @param hostFailures hosts that failed
 * @param kernelCrashes kernels that crashed
 * @param interruptions guests that were interrupted, each time counted
 * @param longestNanos longest time that a guest was down
 * @param downFraction time that guests were down over the time that they were there, all together
 */
public record FailureUse(
    long hostFailures,
    long kernelCrashes,
    long interruptions,
    long longestNanos,
    double downFraction) {}

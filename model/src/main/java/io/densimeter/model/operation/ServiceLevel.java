package io.densimeter.model.operation;

import io.densimeter.model.units.Require;

/**
 * What a host has to keep for its guests to be served well.
 *
 * @param responseFraction share of requests, more than 0, at most 1
 * @param responseNanos time within which that share is answered
 * @param readyFraction most CPU ready of the guests' vCPUs, as a share of their time
 */
public record ServiceLevel(double responseFraction, long responseNanos, double readyFraction) {
  public ServiceLevel {
    if (!(responseFraction > 0 && responseFraction <= 1)) {
      throw new IllegalArgumentException(
          "The responseFraction (" + responseFraction + ") must be more than 0 and at most 1.");
    }
    Require.positive("responseNanos", responseNanos);
    Require.fraction("readyFraction", readyFraction);
  }

  /** Returns whether a host kept it; one that answered no request did not. */
  public boolean isKeptBy(OperationResult result) {
    return result.responses().count() > 0
        && result.responses().quantile(responseFraction) <= responseNanos
        && result.readyFraction() <= readyFraction;
  }
}

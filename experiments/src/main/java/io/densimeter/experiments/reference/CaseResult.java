package io.densimeter.experiments.reference;

import io.densimeter.model.units.Require;

/**
 * What the model says to a reference case.
 *
 * @param spec the case
 * @param platform name of the platform that it ran on
 * @param implementation name of the implementation that it ran under
 * @param predicted the model's value, in the unit of the case's metric
 */
public record CaseResult(CaseSpec spec, String platform, String implementation, double predicted) {
  public CaseResult {
    Require.notNegative("predicted", predicted);
  }

  /** Returns the published value, in the unit of the case's metric. */
  public double published() {
    return spec.publishedValue();
  }

  /** Returns the error: predicted less published, over published. */
  public double errorFraction() {
    return (predicted - published()) / published();
  }

  /** Returns whether the error is beyond the bound of the case. */
  public boolean breaksBound() {
    return spec.boundFraction() != null && Math.abs(errorFraction()) > spec.boundFraction();
  }
}

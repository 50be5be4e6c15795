package io.densimeter.experiments.reference;

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
    if (!Double.isFinite(predicted)) {
      throw new IllegalArgumentException(
          "The predicted value of " + spec.name() + " (" + predicted + ") must be finite.");
    }
  }

  /** Returns the published value, in the unit of the case's metric. */
  public double published() {
    return spec.publishedValue();
  }

  /**
   * Returns the error: predicted less published, over published; of an overhead, the error of the
   * slowdown that it is.
   */
  public double errorFraction() {
    return spec.metric().errorFraction(predicted, published());
  }

  /** Returns whether the error is beyond the bound of the case. */
  public boolean breaksBound() {
    return spec.boundFraction() != null && Math.abs(errorFraction()) > spec.boundFraction();
  }
}

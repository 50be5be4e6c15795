package io.densimeter.model.calibration;

import io.densimeter.model.units.Require;

/**
 * A price that measurements may determine, and what is believed of it before them.
 *
 * @param name its name, as in {@link Measurement#counts()}
 * @param prior the belief, zero or more
 * @param priorDeviation standard deviation of the belief, in the unit of the prior: the larger, the
 *     weaker the ridge that pulls towards it
 */
public record Unknown(String name, double prior, double priorDeviation) {
  public Unknown {
    Require.notNegative("prior of " + name, prior);
    Require.positive("priorDeviation of " + name, priorDeviation);
  }
}

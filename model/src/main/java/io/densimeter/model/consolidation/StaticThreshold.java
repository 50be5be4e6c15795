package io.densimeter.model.consolidation;

import io.densimeter.model.units.Require;

/**
 * THR: a host is overloaded above a fixed utilisation.
 *
 * @param fraction the threshold, above 0 and at most 1
 * @see <a href="https://doi.org/10.1002/cpe.1867">Beloglazov and Buyya, CCPE 24(13), 2012, section
 *     5.1</a>
 */
public record StaticThreshold(double fraction) implements OverloadDetector {
  /** What the adaptive detectors use while they know too little of the past. */
  static final StaticThreshold FALLBACK = new StaticThreshold(0.7);

  public StaticThreshold {
    Require.positive("threshold", fraction);
    Require.fraction("threshold", fraction);
  }

  @Override
  public int historySteps() {
    return 0;
  }

  @Override
  public double limitFraction(double[] history, int steps) {
    return fraction;
  }
}

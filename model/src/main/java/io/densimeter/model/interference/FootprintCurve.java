package io.densimeter.model.interference;

import java.util.Arrays;

/**
 * How much of an LRU cache a guest fills with a number of accesses. The rise of the footprint c is
 * the miss ratio at c, so the accesses that fill c are the integral of 1/missRatio from 0 to c
 * (Xiang et al., ASPLOS 2013; Denning and Schwartz 1972).
 *
 * <p>The integral runs over y = -ln(1 - c/w), which keeps its integrand smooth where the misses run
 * out, by the trapezoidal rule.
 */
final class FootprintCurve {
  private static final int NODES = 1025;
  private static final double STEP = 1.0 / 32; // to y = 32: all but 1e-14 of the working set

  private final double workingSetLines;
  private final double streaming;
  private final double[] accesses = new double[NODES]; // over working-set lines, at y = i STEP

  FootprintCurve(MemoryProfile profile) {
    workingSetLines = (double) profile.workingSetBytes() / MemoryProfile.LINE_BYTES;
    streaming = profile.streamingFraction();
    double before = 1;
    for (int i = 1; i < NODES; i++) {
      double y = i * STEP;
      double left = StrictMath.exp(-y);
      double reuse = -StrictMath.expm1(profile.localityExponent() * StrictMath.log1p(-left));
      double integrand = left / (streaming + (1 - streaming) * reuse);
      accesses[i] = accesses[i - 1] + (before + integrand) / 2 * STEP;
      before = integrand;
    }
  }

  /** Returns the lines that are held after so many accesses. */
  double lines(double count) {
    double scaled = count / workingSetLines;
    if (scaled >= accesses[NODES - 1]) {
      // From here on only the streaming part misses, and each miss brings a line.
      return workingSetLines * (1 + streaming * (scaled - accesses[NODES - 1]));
    }
    int found = Arrays.binarySearch(accesses, scaled);
    int below = found >= 0 ? found : -found - 2;
    if (below == NODES - 1) {
      return workingSetLines;
    }
    double past = (scaled - accesses[below]) / (accesses[below + 1] - accesses[below]);
    return -StrictMath.expm1(-(below + past) * STEP) * workingSetLines;
  }

  /** Returns the most lines the guest can ever hold. */
  double mostLines() {
    return streaming > 0 ? Double.POSITIVE_INFINITY : workingSetLines;
  }
}

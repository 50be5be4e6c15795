package io.densimeter.model.uncertainty;

import io.densimeter.model.units.Require;
import umontreal.ssj.hups.LMScrambleShift;
import umontreal.ssj.hups.LatinHypercube;
import umontreal.ssj.hups.PointSet;
import umontreal.ssj.hups.PointSetRandomization;
import umontreal.ssj.hups.RandomShift;
import umontreal.ssj.hups.SobolSequence;
import umontreal.ssj.rng.RandomStream;

/** How the points of the unit cube are chosen at which a model is evaluated. */
public enum Sampling {
  /** Independent points: plain Monte Carlo. The error of a mean falls with the root of points. */
  RANDOM,

  /**
   * Each of as many slices of each dimension as there are points holds one of them: what a model
   * adds up from its inputs one by one has hardly any error left.
   *
   * @see <a href="https://doi.org/10.2307/1268522">McKay, Beckman and Conover, Technometrics 21(2),
   *     1979</a>
   */
  LATIN_HYPERCUBE,

  /**
   * Randomized quasi-Monte Carlo: Sobol's points under a random linear matrix scramble and a random
   * digital shift. Even in every few dimensions together; the points are a power of two.
   *
   * @see <a href="https://doi.org/10.1287/mnsc.46.9.1214.12231">L'Ecuyer and Lemieux, Management
   *     Science 46(9), 2000</a>
   */
  SOBOL;

  /** As far as a probability may be from 0 and 1: six standard deviations of a normal. */
  public static final double TAIL = 1e-9;

  /**
   * Returns points of the open unit cube, each by its coordinates.
   *
   * @param points how many, 1 or more
   * @param dimensions coordinates of each, 1 or more
   * @param random where chance comes from
   */
  public double[][] points(int points, int dimensions, RandomStream random) {
    Require.positive("points", (long) points);
    Require.positive("dimensions", (long) dimensions);
    var chosen =
        switch (this) {
          case RANDOM -> independent(points, dimensions, random);
          case LATIN_HYPERCUBE ->
              randomized(
                  new LatinHypercube(points, dimensions), new RandomShift(), dimensions, random);
          case SOBOL ->
              randomized(sobol(points, dimensions), new LMScrambleShift(), dimensions, random);
        };
    for (var point : chosen) {
      for (int d = 0; d < dimensions; d++) {
        point[d] = Math.min(1 - TAIL, Math.max(TAIL, point[d]));
      }
    }
    return chosen;
  }

  private static PointSet sobol(int points, int dimensions) {
    if (Integer.bitCount(points) != 1) {
      throw new IllegalArgumentException(
          "The points ("
              + points
              + ") must be a power of two. Maybe "
              + Integer.highestOneBit(points)
              + "?");
    }
    return new SobolSequence(points, dimensions);
  }

  private static double[][] independent(int points, int dimensions, RandomStream random) {
    var all = new double[points][dimensions];
    for (var point : all) {
      random.nextArrayOfDouble(point, 0, dimensions);
    }
    return all;
  }

  private static double[][] randomized(
      PointSet set, PointSetRandomization how, int dimensions, RandomStream random) {
    how.setStream(random);
    set.randomize(how);
    var all = new double[set.getNumPoints()][dimensions];
    for (int i = 0; i < all.length; i++) {
      for (int d = 0; d < dimensions; d++) {
        all[i][d] = set.getCoordinate(i, d);
      }
    }
    return all;
  }
}

package io.densimeter.model.operation;

import io.densimeter.model.units.Require;
import umontreal.ssj.rng.RandomStream;

/**
 * A positive random quantity by its mean and variability, in the plainest law that has both: a
 * constant, a mixture of two Erlang laws, the exponential law, or two exponential phases with
 * balanced means.
 *
 * @param mean the mean, 0 or more
 * @param variation coefficient of variation: standard deviation over mean
 * @see <a href="https://doi.org/10.1002/047001363X">Tijms, A First Course in Stochastic Models,
 *     2003, appendix B</a>, for the fits of two moments
 */
public record Variate(double mean, double variation) {
  public Variate {
    Require.notNegative("mean", mean);
    Require.notNegative("variation", variation);
  }

  /** Returns that value always. */
  public static Variate constant(double value) {
    return new Variate(value, 0);
  }

  /** Returns the exponential law of that mean. */
  public static Variate exponential(double mean) {
    return new Variate(mean, 1);
  }

  /** Returns the same law with its mean times a factor. */
  public Variate times(double factor) {
    return new Variate(mean * factor, variation);
  }

  /** Draws a value. A constant draws no random number. */
  public double draw(RandomStream random) {
    if (variation == 0 || mean == 0) {
      return mean;
    }
    if (variation == 1) {
      return exponential(mean, random);
    }
    return variation > 1 ? twoPhases(random) : erlangs(random);
  }

  private double twoPhases(RandomStream random) {
    double squared = variation * variation;
    double first = 0.5 * (1 + Math.sqrt((squared - 1) / (squared + 1)));
    double share = random.nextDouble() < first ? first : 1 - first;
    return exponential(mean / (2 * share), random);
  }

  private double erlangs(RandomStream random) {
    double squared = variation * variation;
    int phases = (int) Math.max(2, Math.ceil(1 / squared));
    double fewer =
        (phases * squared - Math.sqrt(phases * (1 + squared) - phases * phases * squared))
            / (1 + squared);
    int drawn = random.nextDouble() < fewer ? phases - 1 : phases;
    double product = 1;
    for (int i = 0; i < drawn; i++) {
      product *= 1 - random.nextDouble();
    }
    return -StrictMath.log(product) * mean / (phases - fewer);
  }

  private static double exponential(double mean, RandomStream random) {
    return -mean * StrictMath.log(1 - random.nextDouble());
  }
}

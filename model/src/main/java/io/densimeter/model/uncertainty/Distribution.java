package io.densimeter.model.uncertainty;

import io.densimeter.model.units.Require;
import java.util.List;
import umontreal.ssj.probdist.NormalDist;

/** What is believed of a figure that is not known for certain, in the unit of the figure. */
public sealed interface Distribution {
  /**
   * Returns the value that the figure stays below with a probability.
   *
   * @param probability more than 0 and less than 1
   */
  double quantile(double probability);

  /** Returns the value that is as likely too high as too low. */
  default double median() {
    return quantile(0.5);
  }

  /**
   * Returns the distribution of the figure times a factor.
   *
   * @param factor more than zero
   */
  Distribution times(double factor);

  /**
   * Every value between two is as likely.
   *
   * @param least the least
   * @param most the most, more than the least
   */
  record Uniform(double least, double most) implements Distribution {
    public Uniform {
      requireOrder(least, most);
      requireLess(least, most);
    }

    @Override
    public Distribution times(double factor) {
      return new Uniform(factor * least, factor * most);
    }

    @Override
    public double quantile(double probability) {
      return least + probability * (most - least);
    }
  }

  /**
   * Between two, and most likely at a third: the density rises and falls in straight lines.
   *
   * @param least the least
   * @param likeliest the most likely
   * @param most the most, more than the least
   */
  record Triangular(double least, double likeliest, double most) implements Distribution {
    public Triangular {
      requireOrder(least, likeliest, most);
      requireLess(least, most);
    }

    @Override
    public Distribution times(double factor) {
      return new Triangular(factor * least, factor * likeliest, factor * most);
    }

    @Override
    public double quantile(double probability) {
      double width = most - least;
      double rising = (likeliest - least) / width;
      return probability <= rising
          ? least + StrictMath.sqrt(probability * width * (likeliest - least))
          : most - StrictMath.sqrt((1 - probability) * width * (most - likeliest));
    }
  }

  /**
   * The sum of many small errors, cut at bounds that it cannot pass.
   *
   * @param mean the mean before the cut
   * @param deviation standard deviation before the cut, more than zero
   * @param least the least value; minus infinity for none
   * @param most the most; infinity for none
   */
  record Normal(double mean, double deviation, double least, double most) implements Distribution {
    public Normal {
      Require.positive("deviation", deviation);
      requireLess(least, most);
    }

    @Override
    public Distribution times(double factor) {
      return new Normal(factor * mean, factor * deviation, factor * least, factor * most);
    }

    @Override
    public double quantile(double probability) {
      double below = NormalDist.cdf(mean, deviation, least);
      double above = NormalDist.barF(mean, deviation, most);
      double within = below + probability * (1 - above - below);
      return Math.min(most, Math.max(least, NormalDist.inverseF(mean, deviation, within)));
    }
  }

  /**
   * The product of many small errors: half and double are as likely. Never less than zero.
   *
   * @param median the median, more than zero
   * @param p95 the 95th percentile, more than the median
   */
  record LogNormal(double median, double p95) implements Distribution {
    private static final double NORMAL_QUANTILE_95 = 1.6448536269514722;

    public LogNormal {
      Require.positive("median", median);
      requireLess(median, p95);
    }

    @Override
    public Distribution times(double factor) {
      return new LogNormal(factor * median, factor * p95);
    }

    @Override
    public double quantile(double probability) {
      double deviation = StrictMath.log(p95 / median) / NORMAL_QUANTILE_95;
      return median * StrictMath.exp(deviation * NormalDist.inverseF01(probability));
    }
  }

  /**
   * One of several values, each as likely.
   *
   * @param values the values, in rising order, two or more
   */
  record OneOf(List<Double> values) implements Distribution {
    public OneOf {
      values = List.copyOf(values);
      requireOrder(values.stream().mapToDouble(Double::doubleValue).toArray());
      requireLess(values.get(0), values.get(values.size() - 1));
    }

    @Override
    public Distribution times(double factor) {
      return new OneOf(values.stream().map(value -> factor * value).toList());
    }

    @Override
    public double quantile(double probability) {
      return values.get((int) Math.min(values.size() - 1L, (long) (probability * values.size())));
    }
  }

  private static void requireOrder(double... values) {
    for (int i = 0; i + 1 < values.length; i++) {
      if (!(values[i] <= values[i + 1])) {
        throw new IllegalArgumentException(
            "must be in rising order, but " + values[i + 1] + " follows " + values[i] + ".");
      }
    }
  }

  private static void requireLess(double low, double high) {
    if (!(low < high)) {
      throw new IllegalArgumentException(
          "must differ and be in rising order, but " + high + " follows " + low + ".");
    }
  }
}

package io.densimeter.model.stats;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.apache.commons.math3.util.KthSelector;

/**
 * Percentiles of a sample under the two definitions that planners use. They differ (95th of 1, 2,
 * …, 20: 19 and 19.05), so a report names the one it used.
 *
 * <p>The percent is taken as it is written in decimal: the 7th percentile of 100 values is the 7th
 * smallest, although 0.07 · 100 is more than 7 in binary.
 *
 * @see <a href="https://doi.org/10.2307/2684934">Hyndman and Fan, The American Statistician 50(4),
 *     1996</a>, whose types 1 and 7 these are
 */
public final class Percentile {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private Percentile() {}

  /**
   * Returns the smallest value that is not exceeded by at least {@code percent} of all values: it
   * is one of the values.
   *
   * @param values one or more finite values in any order, left as they are
   * @param percent 0 to 100; 0 gives the minimum
   */
  public static double nearestRank(double[] values, double percent) {
    var rank = scaled(values.length, percent).setScale(0, RoundingMode.CEILING).intValueExact();
    return select(copy(values), Math.max(rank, 1) - 1);
  }

  /**
   * Returns the value at position {@code percent / 100 · (n - 1)}, counted from 0, of the sorted
   * values, linear between two of them.
   *
   * @param values one or more finite values in any order, left as they are
   * @param percent 0 to 100; 0 gives the minimum, 100 the maximum
   */
  public static double linear(double[] values, double percent) {
    var position = scaled(values.length - 1, percent);
    int below = position.intValue();
    double beyond = position.subtract(BigDecimal.valueOf(below)).doubleValue();
    var work = copy(values);
    double value = select(work, below);
    return value + beyond * (select(work, Math.min(below + 1, work.length - 1)) - value);
  }

  /**
   * Returns the value at a position of the sorted values, in time in proportion to their number.
   *
   * @param values one or more, none of them NaN; their order changes
   * @param position 0 for the least value
   */
  public static double select(double[] values, int position) {
    return new KthSelector().select(values, null, position);
  }

  private static BigDecimal scaled(int count, double percent) {
    if (!(percent >= 0 && percent <= 100)) {
      throw new IllegalArgumentException("The percent (" + percent + ") must be 0 to 100.");
    }
    return BigDecimal.valueOf(percent).multiply(BigDecimal.valueOf(count)).divide(HUNDRED);
  }

  private static double[] copy(double[] values) {
    if (values.length == 0) {
      throw new IllegalArgumentException("A percentile needs one value or more, not 0.");
    }
    for (double value : values) {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException("The value (" + value + ") must be finite.");
      }
    }
    return values.clone();
  }
}

package io.densimeter.experiments.uncertainty;

import io.densimeter.experiments.yaml.Node;
import io.densimeter.experiments.yaml.Place;
import io.densimeter.experiments.yaml.TreePath;
import io.densimeter.model.uncertainty.Distribution;
import java.math.BigDecimal;
import java.math.MathContext;
import org.jspecify.annotations.Nullable;

/**
 * A value of an experiment file that has a distribution.
 *
 * @param path its path as written
 * @param tree its path with indices
 * @param distribution distribution of the number in front of its unit
 * @param unit its unit, with a space in front; empty for none
 * @param whole whether it is a whole number
 * @param inBill what the bill makes of it; null when it is no price or assumption of the bill
 * @param place where its distribution is written
 */
record UncertainValue(
    String path,
    TreePath tree,
    Distribution distribution,
    String unit,
    boolean whole,
    @Nullable InBill inBill,
    Place place) {
  /** Digits of a number in a tree: more than any result depends on. */
  private static final MathContext EXACT = new MathContext(12);

  private static final MathContext PROBED = new MathContext(6);
  private static final MathContext READ = new MathContext(4);

  /** Less than this is nothing to a reader: the tail of a distribution that begins at zero. */
  private static final double NOTHING = 1e-6;

  /**
   * A parameter of a bill as it follows from the number in a file, in a straight line: units are
   * converted by a factor.
   *
   * @param parameter its name
   * @param atZero its value at zero
   * @param slope its rise for each unit of the number
   */
  record InBill(String parameter, double atZero, double slope) {
    double at(double number) {
      return Math.max(0, atZero + slope * number);
    }
  }

  /** Returns this value rounded to whole numbers. */
  UncertainValue asWhole() {
    return new UncertainValue(path, tree, distribution, unit, true, inBill, place);
  }

  /** Returns the number at a probability. */
  double number(double probability) {
    double number = distribution.quantile(probability);
    return whole ? Math.rint(number) : number;
  }

  /** Returns the number at a probability, rounded as a person would write it. */
  double probe(double probability) {
    double number = number(probability);
    return whole ? number : new BigDecimal(number).round(PROBED).doubleValue();
  }

  /** Returns a number as the file would have it. */
  Node node(double number) {
    return new Node.Scalar(written(number, EXACT), false, place);
  }

  /** Returns a number for readers, with its unit. */
  String read(double number) {
    return written(Math.abs(number) < NOTHING ? 0 : number, READ);
  }

  private String written(double number, MathContext digits) {
    var rounded = whole ? BigDecimal.valueOf((long) number) : new BigDecimal(number).round(digits);
    var plain = rounded.signum() == 0 ? BigDecimal.ZERO : rounded.stripTrailingZeros();
    return plain.toPlainString() + unit;
  }
}

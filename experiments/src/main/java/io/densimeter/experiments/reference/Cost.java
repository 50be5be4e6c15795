package io.densimeter.experiments.reference;

import io.densimeter.experiments.yaml.Bare;
import io.densimeter.experiments.yaml.Node;
import io.densimeter.experiments.yaml.Validated;
import io.densimeter.model.platform.Price;
import io.densimeter.model.units.Dimension;
import io.densimeter.model.units.Numbers;
import io.densimeter.model.units.Problem;
import java.util.List;

/**
 * A price or a path length as a case writes it.
 *
 * @param text cycles, a time, or instructions of hypervisor path
 */
@Bare
public record Cost(Node.Scalar text) implements Validated {
  private static final String INSTRUCTIONS = " instructions";

  @Override
  public List<Problem> validate() {
    try {
      toPrice("check");
      return List.of();
    } catch (IllegalArgumentException refused) {
      return List.of(new Problem("", String.valueOf(refused.getMessage())));
    }
  }

  /**
   * Returns the price.
   *
   * @throws IllegalArgumentException with the message for the file's reader
   */
  Price toPrice(String source) {
    String written = text.text();
    if (written.endsWith(INSTRUCTIONS)) {
      String number = written.substring(0, written.length() - INSTRUCTIONS.length()).strip();
      double count = Numbers.real(number);
      if (count < 0) {
        throw new IllegalArgumentException("must not be negative, was " + written + ".");
      }
      return new Price(count, Price.Unit.INSTRUCTIONS, source);
    }
    if (written.endsWith("cycles")) {
      return new Price(Dimension.CYCLES.real(written), Price.Unit.CYCLES, source);
    }
    if (written.matches(Numbers.FORM)) {
      throw new IllegalArgumentException(
          "needs a unit, was " + written + ". Maybe " + written + " cycles?");
    }
    return new Price(Dimension.TIME.real(written), Price.Unit.NANOSECONDS, source);
  }
}

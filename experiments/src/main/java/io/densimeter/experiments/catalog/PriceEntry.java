package io.densimeter.experiments.catalog;

import io.densimeter.experiments.yaml.Validated;
import io.densimeter.model.platform.Price;
import io.densimeter.model.units.Problem;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A price with its source, as written: in exactly one of three units.
 *
 * @param cycles cycles of the platform's clock
 * @param instructions instructions of hypervisor path
 * @param nanoseconds time that does not follow the clock
 * @param source where it comes from
 */
record PriceEntry(
    @Nullable Double cycles,
    @Nullable Double instructions,
    @Nullable Double nanoseconds,
    String source)
    implements Validated {
  @Override
  public List<Problem> validate() {
    var problems = new ArrayList<Problem>();
    var amounts = new ArrayList<Double>();
    for (var amount : new @Nullable Double[] {cycles, instructions, nanoseconds}) {
      if (amount != null) {
        amounts.add(amount);
      }
    }
    if (amounts.size() != 1) {
      problems.add(
          new Problem(
              "",
              "needs one of cycles, instructions and nanoseconds, has " + amounts.size() + "."));
    }
    for (var amount : amounts) {
      if (amount < 0) {
        problems.add(new Problem("", "must be zero or more, was " + amount + "."));
      }
    }
    return problems;
  }

  Price toPrice() {
    if (cycles != null) {
      return new Price(cycles, Price.Unit.CYCLES, source);
    }
    if (instructions != null) {
      return new Price(instructions, Price.Unit.INSTRUCTIONS, source);
    }
    if (nanoseconds != null) {
      return new Price(nanoseconds, Price.Unit.NANOSECONDS, source);
    }
    throw new IllegalStateException("A price without an amount passed its validation.");
  }
}

package io.densimeter.model.units;

import java.math.BigDecimal;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * A quantity as written, cut into its two halves: digits first, then the unit.
 *
 * @param text the whole, as written
 * @param number the digits
 * @param unit what follows; empty when nothing does
 * @param spaced whether a space parts them
 */
record NumberAndUnit(String text, BigDecimal number, String unit, boolean spaced) {
  private static final Pattern HALVES =
      Pattern.compile("(-?[0-9][0-9.,_']*(?:[eE][-+]?[0-9]+)?)( *)(.*)");

  /**
   * Cuts a text.
   *
   * @param expected what the text should be, such as {@code a clock (MHz, GHz)}
   */
  static NumberAndUnit of(String text, Supplier<String> expected) {
    var halves = HALVES.matcher(text);
    if (!halves.matches()) {
      int space = text.indexOf(' ');
      String digits = space < 0 ? text : text.substring(0, space);
      String must = Numbers.isNotFinite(digits) ? "a finite number" : expected.get();
      throw new IllegalArgumentException("must be " + must + ", was " + Numbers.clip(text) + ".");
    }
    String digits = halves.group(1);
    var number =
        Numbers.parse(digits)
            .orElseThrow(
                () -> new IllegalArgumentException(Numbers.notANumber("a number", digits)));
    return new NumberAndUnit(text, number, halves.group(3), !halves.group(2).isEmpty());
  }

  /** Throws unless a space parts number and unit and the number is zero or more. */
  void requireWellWritten() {
    if (!spaced) {
      throw new IllegalArgumentException(
          "needs a space before the unit, was " + text + "." + maybe(unit));
    }
    if (number.signum() < 0) {
      throw new IllegalArgumentException("must not be negative, was " + text + ".");
    }
  }

  /** Returns the guess that only the unit was wrong. */
  String maybe(String rightUnit) {
    return " Maybe " + number.toPlainString() + " " + rightUnit + "?";
  }
}

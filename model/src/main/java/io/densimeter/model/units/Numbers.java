package io.densimeter.model.units;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Numbers as files write them: decimal digits without a leading zero, a point, and an exponent of
 * at most two digits. Each message says what was written and ends in "Maybe …?" when there is a
 * guess.
 */
public final class Numbers {
  /** The form of a number in files, as a regular expression; a sign is not part of it. */
  public static final String FORM = "(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][-+]?[0-9]{1,2})?";

  private static final Pattern NUMBER = Pattern.compile("-?" + FORM);
  private static final Pattern WHOLE = Pattern.compile("-?(0|[1-9][0-9]*)");
  private static final Pattern LEADING_ZERO = Pattern.compile("-?0+([0-9].*)");
  private static final Pattern NOT_FINITE =
      Pattern.compile("[-+]?\\.?(nan|inf|infinity)", Pattern.CASE_INSENSITIVE);

  /** More digits than this are a mistake, and slow. */
  private static final int LONGEST = 40;

  private Numbers() {}

  /**
   * Returns a whole number.
   *
   * @throws IllegalArgumentException when the text is not one, or is beyond 64 bits
   */
  public static long whole(String text) {
    if (text.length() <= LONGEST && WHOLE.matcher(text).matches()) {
      try {
        return Long.parseLong(text);
      } catch (NumberFormatException tooLong) {
        throw new IllegalArgumentException("is too large, was " + text + ".", tooLong);
      }
    }
    if (parse(text).isPresent()) {
      throw new IllegalArgumentException("must be a whole number, was " + text + ".");
    }
    throw new IllegalArgumentException(notANumber("a whole number", text));
  }

  /**
   * Returns a number without a unit.
   *
   * @throws IllegalArgumentException when the text is not a finite number
   */
  public static double real(String text) {
    return parse(text)
        .orElseThrow(() -> new IllegalArgumentException(notANumber("a number", text)))
        .doubleValue();
  }

  /** Returns the number when the text has the form of one. */
  static Optional<BigDecimal> parse(String text) {
    return text.length() <= LONGEST && NUMBER.matcher(text).matches()
        ? Optional.of(new BigDecimal(text))
        : Optional.empty();
  }

  /** Returns whether a text says NaN or infinity. */
  static boolean isNotFinite(String text) {
    return NOT_FINITE.matcher(text).matches();
  }

  /** Returns why a text is not the number that was expected. */
  static String notANumber(String expected, String text) {
    if (isNotFinite(text)) {
      return "must be a finite number, was " + text + ".";
    }
    String was = ", was " + clip(text) + ".";
    var leadingZero = LEADING_ZERO.matcher(text);
    if (leadingZero.matches() && parse(leadingZero.group(1)).isPresent()) {
      String sign = text.startsWith("-") ? "-" : "";
      return "must have no leading zero" + was + " Maybe " + sign + leadingZero.group(1) + "?";
    }
    var plain = text.replaceAll("[_,' ]", "");
    boolean grouped = !plain.equals(text) && parse(plain).isPresent();
    return "must be " + expected + was + (grouped ? " Maybe " + plain + "?" : "");
  }

  /** Returns the text, shortened when it is too long for a message. */
  public static String clip(String text) {
    int end = Math.min(text.length(), LONGEST);
    return end == text.length() ? text : text.substring(0, end) + "…";
  }
}

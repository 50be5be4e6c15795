package io.densimeter.reports.figures;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Numbers as a reader sees them: four significant digits, groups of three set apart by a thin
 * no-break space, halves rounded up.
 */
public final class Digits {
  /** The narrow no-break space between groups of three digits. */
  public static final char GROUP = '\u202f';

  private static final int SIGNIFICANT = 4;

  private Digits() {}

  /** Returns {@code value} with four significant digits; a whole number below 10,000 as it is. */
  public static String number(double value) {
    return fixed(value, decimals(value));
  }

  /** Returns a fraction as a percentage with its sign, such as {@code 4.2 %}. */
  public static String percent(double fraction) {
    double percent = fraction * 100;
    return smallest(percent, percentDecimals(percent)) + "\u00a0%";
  }

  /**
   * Returns an amount of money with its ISO code: cents below 10,000, four significant digits from
   * there on.
   */
  public static String money(double amount, String currency) {
    return smallest(amount, moneyDecimals(amount)) + "\u00a0" + currency;
  }

  /** Returns an amount of money to the cent, for lines that a reader adds up. */
  public static String cents(double amount) {
    return fixed(amount, 2);
  }

  /** Returns the decimals that {@link #number} prints; negative ones round before the point. */
  static int decimals(double value) {
    if (value == Math.rint(value) && Math.abs(value) < 10_000) {
      return 0;
    }
    var exact = BigDecimal.valueOf(value);
    return SIGNIFICANT - (exact.precision() - exact.scale());
  }

  /**
   * Returns the decimals of a figure whose error this is: one significant digit of the error, two
   * when the first is 1 or 2, and never less than whole numbers.
   */
  static int decimalsOfError(double error) {
    var exact = BigDecimal.valueOf(error);
    int first = exact.unscaledValue().toString().charAt(0) - '0';
    int whole = exact.precision() - exact.scale();
    return Math.max(0, (first <= 2 ? 2 : 1) - whole);
  }

  static int percentDecimals(double percent) {
    if (percent == 0) {
      return 0;
    }
    return Math.abs(percent) < 1 ? 2 : 1;
  }

  static int moneyDecimals(double amount) {
    return Math.abs(amount) < 10_000 ? 2 : decimals(amount);
  }

  /** Returns {@link #fixed}, or {@code <0.01} and the like for what is more than zero but less. */
  static String smallest(double value, int decimals) {
    var unit = BigDecimal.ONE.movePointLeft(decimals);
    if (value > 0 && BigDecimal.valueOf(value).compareTo(unit.divide(BigDecimal.valueOf(2))) < 0) {
      return "<" + fixed(unit.doubleValue(), decimals);
    }
    return fixed(value, decimals);
  }

  static String fixed(double value, int decimals) {
    Finite.check("figure", value);
    var rounded = BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP);
    var plain = rounded.signum() == 0 ? rounded.abs().toPlainString() : rounded.toPlainString();
    int point = plain.indexOf('.');
    int end = point < 0 ? plain.length() : point;
    var text = new StringBuilder(plain);
    int first = plain.startsWith("-") ? 1 : 0;
    for (int at = end - 3; at > first; at -= 3) {
      text.insert(at, GROUP);
    }
    return text.toString();
  }
}

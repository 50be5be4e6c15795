package io.densimeter.reports.check;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.regex.Pattern;

/**
 * A figure that is not what it was.
 *
 * @param name what it is a figure of
 * @param before as written in the baseline, {@value #NONE} when it was not there
 * @param now as it would be written today, {@value #NONE} when it is not there any more
 * @param unit unit of both; empty when they bring their own
 */
public record CheckChange(String name, String before, String now, String unit) {
  /** What stands for a figure that is not there. */
  public static final String NONE = "none";

  private static final MathContext DIGITS = new MathContext(3);
  private static final Pattern QUANTITY =
      Pattern.compile("(-?\\d+(?:\\.\\d+)?(?:[eE][-+]?\\d+)?)(?: ?([^\\d.,].*))?");

  /**
   * Returns the change over what it was, such as {@code +1 %}; empty when that says nothing: a
   * word, another unit, or a change from 0.
   */
  public String relative() {
    var was = QUANTITY.matcher(before);
    var is = QUANTITY.matcher(now);
    if (!was.matches() || !is.matches() || !sameUnit(was.group(2), is.group(2))) {
      return "";
    }
    var old = new BigDecimal(was.group(1));
    if (old.signum() == 0) {
      return "";
    }
    var percent =
        new BigDecimal(is.group(1)).subtract(old).movePointRight(2).divide(old.abs(), DIGITS);
    var text = percent.stripTrailingZeros().toPlainString();
    return (percent.signum() > 0 ? "+" : "") + text + " %";
  }

  private static boolean sameUnit(String one, String other) {
    return one == null ? other == null : one.equals(other);
  }

  /** Returns name, both figures, unit and relative change. */
  @Override
  public String toString() {
    var relative = relative();
    return name
        + " "
        + before
        + " -> "
        + now
        + (unit.isEmpty() ? "" : " " + unit)
        + (relative.isEmpty() ? "" : " (" + relative + ")");
  }
}

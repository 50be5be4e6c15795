package io.densimeter.model.units;

import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * An amount of money as files write it: {@code 7000 USD}, {@code 0.12 USD/kWh}, {@code 500
 * USD/year}.
 *
 * @param amount zero or more, in units of the currency
 * @param currency ISO 4217 code
 * @param per what the amount is paid for
 */
public record Money(double amount, String currency, Per per) {
  /** What an amount is paid for. */
  public enum Per {
    /** Paid once. */
    ONCE("", "a one-off price"),
    /** For a kilowatt-hour. */
    KWH("/kWh", "a price per kWh"),
    /** Each year. */
    YEAR("/year", "a yearly price"),
    /** Each month. */
    MONTH("/month", "a monthly price"),
    /** For an hour. */
    HOUR("/h", "a price per hour"),
    /** For a watt, once. */
    WATT("/W", "a price per W"),
    /** For a watt, each month. */
    WATT_MONTH("/W/month", "a monthly price per W"),
    /** For a kilowatt, each month. */
    KILOWATT_MONTH("/kW/month", "a monthly price per kW"),
    /** For a tonne. */
    TONNE("/t", "a price per t");

    private final String written;
    private final String noun;

    Per(String written, String noun) {
      this.written = written;
      this.noun = noun;
    }

    /** Returns what follows the currency in files. */
    public String written() {
      return written;
    }
  }

  /** Proposed for a slip of the keyboard; every ISO code is known. */
  private static final List<String> COMMON =
      List.of("USD", "EUR", "GBP", "JPY", "CHF", "CNY", "INR", "CAD", "AUD", "SEK", "BRL", "KRW");

  public Money {
    Require.notNegative("amount", amount);
  }

  /**
   * Returns the amount that a text says.
   *
   * @param allowed what it may be paid for, at least one, the usual one first
   * @throws IllegalArgumentException when the text is not such an amount
   */
  public static Money parse(String text, List<Per> allowed) {
    Per usual = allowed.get(0);
    String example = "USD" + usual.written;
    var money = NumberAndUnit.of(text, () -> nouns(allowed) + " (as in 500 " + example + ")");
    if (money.unit().isEmpty()) {
      throw new IllegalArgumentException(
          "needs a currency, was " + text + "." + money.maybe(example));
    }
    if (Dimension.of(money.unit()).isPresent()) {
      throw new IllegalArgumentException("must be " + nouns(allowed) + ", was " + text + ".");
    }
    int slash = money.unit().indexOf('/');
    String currency = slash < 0 ? money.unit() : money.unit().substring(0, slash);
    String rest = slash < 0 ? "" : money.unit().substring(slash);
    requireIsoCode(currency, rest, money);
    var per = Arrays.stream(Per.values()).filter(each -> each.written.equals(rest)).findFirst();
    if (per.isEmpty() || !allowed.contains(per.get())) {
      throw new IllegalArgumentException(
          "must be "
              + nouns(allowed)
              + ", was "
              + text
              + "."
              + money.maybe(currency + usual.written));
    }
    money.requireWellWritten();
    return new Money(money.number().doubleValue(), currency, per.get());
  }

  private static String nouns(List<Per> allowed) {
    return allowed.stream().map(per -> per.noun).collect(Collectors.joining(" or "));
  }

  private static void requireIsoCode(String currency, String rest, NumberAndUnit money) {
    if (isIsoCode(currency)) {
      return;
    }
    Optional<String> nearest =
        switch (currency) {
          case "$" -> Optional.of("USD");
          case "€" -> Optional.of("EUR");
          case "£" -> Optional.of("GBP");
          default -> Nearest.to(currency, COMMON);
        };
    String guess = nearest.map(code -> money.maybe(code + rest)).orElse("");
    throw new IllegalArgumentException(
        "unknown currency "
            + Numbers.clip(currency)
            + ", was "
            + Numbers.clip(money.text())
            + "."
            + guess);
  }

  private static boolean isIsoCode(String currency) {
    if (!currency.matches("[A-Z]{3}")) {
      return false;
    }
    try {
      Currency.getInstance(currency);
      return true;
    } catch (IllegalArgumentException unknown) {
      return false;
    }
  }
}

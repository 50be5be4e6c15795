package io.densimeter.model.tco;

import io.densimeter.model.units.Nearest;
import io.densimeter.model.units.Require;
import java.util.LinkedHashMap;
import java.util.Map;

/** What other currencies are worth in the currency of a bill. */
public final class ExchangeRates {
  private final String currency;
  private final Map<String, Double> worth = new LinkedHashMap<>();

  /**
   * Creates the rates.
   *
   * @param currency ISO 4217 code of the bill's currency
   * @param worth what one of another currency is worth in it, by ISO code
   */
  public ExchangeRates(String currency, Map<String, Double> worth) {
    this.currency = currency;
    worth.forEach((code, rate) -> this.worth.put(code, Require.positive("rate of " + code, rate)));
    this.worth.put(currency, 1.0);
  }

  /**
   * Returns an amount in the currency of the bill.
   *
   * @throws IllegalArgumentException when there is no rate for the other currency
   */
  public double toBill(double amount, String from) {
    return Require.notNegative("amount", amount) * rate(from);
  }

  /** Returns an amount of the bill in another currency. */
  public double fromBill(double amount, String to) {
    return Require.notNegative("amount", amount) / rate(to);
  }

  private double rate(String code) {
    var rate = worth.get(code);
    if (rate == null) {
      throw new IllegalArgumentException(
          Nearest.sentence(
              "There is no rate from " + code + " to " + currency, code, worth.keySet()));
    }
    return rate;
  }
}

package io.densimeter.model.units;

import static io.densimeter.model.units.Money.Per.KWH;
import static io.densimeter.model.units.Money.Per.ONCE;
import static io.densimeter.model.units.Money.Per.YEAR;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoneyTest {
  @Test
  void anAmountCarriesItsCurrencyAndWhatItIsPaidFor() {
    assertEquals(new Money(7000, "USD", ONCE), Money.parse("7000 USD", List.of(ONCE)));
    assertEquals(new Money(0.12, "EUR", KWH), Money.parse("0.12 EUR/kWh", List.of(KWH)));
    assertEquals(new Money(500, "JPY", YEAR), Money.parse("500 JPY/year", List.of(ONCE, YEAR)));
  }

  @ParameterizedTest
  @CsvSource(
      value = {
        "7000       | needs a currency, was 7000. Maybe 7000 USD?",
        "7000 UDS   | unknown currency UDS, was 7000 UDS. Maybe 7000 USD?",
        "7000 eur   | unknown currency eur, was 7000 eur. Maybe 7000 EUR?",
        "7000 €     | unknown currency €, was 7000 €. Maybe 7000 EUR?",
        "7000 QQQ   | unknown currency QQQ, was 7000 QQQ.",
        "500 USD/year | must be a one-off price, was 500 USD/year. Maybe 500 USD?",
        "96 GiB     | must be a one-off price, was 96 GiB.",
        "-1 USD     | must not be negative, was -1 USD.",
        "7000USD    | needs a space before the unit, was 7000USD. Maybe 7000 USD?",
        "dear       | must be a one-off price (as in 500 USD), was dear.",
        "nan USD    | must be a finite number, was nan USD."
      },
      delimiter = '|')
  void anAmountThatIsNotOneIsRefused(String text, String message) {
    var refused =
        assertThrows(IllegalArgumentException.class, () -> Money.parse(text, List.of(ONCE)));
    assertEquals(message, refused.getMessage());
  }
}

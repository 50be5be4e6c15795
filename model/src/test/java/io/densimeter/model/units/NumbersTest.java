package io.densimeter.model.units;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {
  @Test
  void numbersAreDecimal() {
    assertEquals(20_110_303, Numbers.whole("20110303"));
    assertEquals(1.6, Numbers.real("1.6"));
    assertEquals(-2500, Numbers.real("-2.5e3"));
  }

  @ParameterizedTest
  @CsvSource(
      value = {
        "3.7   | must be a whole number, was 3.7.",
        "022   | must have no leading zero, was 022. Maybe 22?",
        "1_000 | must be a whole number, was 1_000. Maybe 1000?",
        "0x1F  | must be a whole number, was 0x1F.",
        ".inf  | must be a finite number, was .inf.",
        "12:30 | must be a whole number, was 12:30.",
        "many  | must be a whole number, was many.",
        "9223372036854775808 | is too large, was 9223372036854775808."
      },
      delimiter = '|')
  void otherFormsAreRefused(String text, String message) {
    var refused = assertThrows(IllegalArgumentException.class, () -> Numbers.whole(text));
    assertEquals(message, refused.getMessage());
  }
}

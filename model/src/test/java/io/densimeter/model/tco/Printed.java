package io.densimeter.model.tco;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Locale;

/** Figures held against print, to their last digit. */
final class Printed {
  private Printed() {}

  /** Asserts that a figure prints as that: the same number of decimals, the same digits. */
  static void assertPrints(String printed, double figure) {
    int point = printed.indexOf('.');
    int decimals = point < 0 ? 0 : printed.length() - point - 1;
    assertEquals(printed, String.format(Locale.ROOT, "%,." + decimals + "f", figure));
  }
}

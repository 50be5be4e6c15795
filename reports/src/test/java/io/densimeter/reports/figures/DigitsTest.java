package io.densimeter.reports.figures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.densimeter.model.stats.Metrics;
import org.junit.jupiter.api.Test;

class DigitsTest {
  private static String spaced(String text) {
    return text.replace(Digits.GROUP, '_').replace('\u00a0', ' ');
  }

  @Test
  void aNumberHasFourSignificantDigitsAndThinGroups() {
    assertEquals("1_052", spaced(Digits.number(1052)));
    assertEquals("31", Digits.number(31));
    assertEquals("33.94", Digits.number(33.9355));
    assertEquals("0.04321", Digits.number(0.0432055));
    assertEquals("2_419", spaced(Digits.number(2419.2)));
    assertEquals("123_500", spaced(Digits.number(123_456.7)));
    assertEquals("1_235_000_000", spaced(Digits.number(1_234_567_890.0)));
    assertEquals("-1_052", spaced(Digits.number(-1052)));
    assertEquals("0", Digits.number(0));
    assertEquals("0", Digits.number(-0.0));
  }

  @Test
  void halvesAreRoundedUpAsWritten() {
    // As binary fractions both lie a little below the half.
    assertEquals("1.005", Digits.number(1.0045));
    assertEquals("2.68", Digits.cents(2.675));
  }

  @Test
  void aFractionIsAPercentage() {
    assertEquals("4.2 %", spaced(Digits.percent(0.042)));
    assertEquals("0.42 %", spaced(Digits.percent(0.0042)));
    assertEquals("<0.01 %", spaced(Digits.percent(0.000_042)));
    assertEquals("100.0 %", spaced(Digits.percent(1)));
    assertEquals("0 %", spaced(Digits.percent(0)));
  }

  @Test
  void moneyHasItsCodeAndCentsBelowTenThousand() {
    assertEquals("8.42 USD", spaced(Digits.money(8.4199, "USD")));
    assertEquals("311_500 EUR", spaced(Digits.money(311_459.54, "EUR")));
    assertEquals("<0.01 EUR", spaced(Digits.money(0.001, "EUR")));
  }

  @Test
  void anIntervalDecidesHowManyDigitsItsMeanHas() {
    var hosts = Metrics.HOSTS_NEEDED;
    assertEquals("32.8 ± 1.0 hosts", phrase(hosts, 32.8, 1.039));
    assertEquals("47.6 ± 0.7 hosts", phrase(hosts, 47.6, 0.68));
    assertEquals("4_007 ± 62 kWh", phrase(Metrics.ENERGY, 4007.4, 62.1));
    assertEquals("4.02 ± 0.03 %", phrase(Metrics.CPU_READY_P95, 0.0402, 0.0003));
    assertEquals("6.17 ± 0.16 EUR", phrase(Metrics.COST_GUEST_MONTH, 6.1701, 0.161));
  }

  @Test
  void anIntervalWithoutWidthIsNotPrinted() {
    assertEquals("1.047 ×", phrase(Metrics.OVERHEAD_SLOWDOWN, 1.047, 0));
    assertEquals("31 hosts", phrase(Metrics.HOSTS_NEEDED, 31, 0));
  }

  @Test
  void aFigureThatIsNotFiniteIsNeverPrinted() {
    assertThrows(IllegalStateException.class, () -> Digits.cents(Double.NaN));
  }

  private static String phrase(
      io.densimeter.model.stats.Metric metric, double mean, double halfWidth) {
    return spaced(Figure.of(metric, new Spread(mean, halfWidth, 5), "EUR").phrase());
  }
}

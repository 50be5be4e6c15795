package io.densimeter.model.units;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DimensionTest {
  @ParameterizedTest
  @CsvSource(
      value = {
        "TIME   | 5 min     | 300000000000",
        "TIME   | 1.5 us    | 1500",
        "TIME   | 4 years   | 126144000000000000", // 4 * 365 * 86,400 s
        "TIME   | 1 month   | 2628000000000000", // 730 h
        "CLOCK  | 2.6 GHz   | 2600000000",
        "BANDWIDTH | 1 Gbit/s | 1000000000",
        "MEMORY_BANDWIDTH | 21.5 GB/s | 21500000000",
        "CLOCK  | 1860 MHz  | 1860000000",
        "MEMORY | 870 MiB   | 912261120", // 870 * 1,048,576
        "MEMORY | 1.5 GiB   | 1610612736",
        "MEMORY | 2 TiB     | 2199023255552"
      },
      delimiter = '|')
  void aQuantityIsItsNumberTimesItsUnit(Dimension dimension, String text, long base) {
    assertEquals(base, dimension.whole(text));
  }

  @ParameterizedTest
  @CsvSource(
      value = {
        "SHARE  | 5 %       | 0.05",
        "SHARE  | 12.3 %    | 0.123",
        "RATE   | 7 %/year  | 0.07",
        "POWER  | 0.35 kW   | 350",
        "ENERGY | 2419.2 kWh| 8709120000", // 2,419.2 * 3,600,000 J
        "CYCLES | 1.2e3 cycles | 1200"
      },
      delimiter = '|')
  void aRealQuantityIsTheNearestDouble(Dimension dimension, String text, double base) {
    assertEquals(base, dimension.real(text));
  }

  @ParameterizedTest
  @CsvSource(
      value = {
        "CLOCK  | 2600       | needs a unit, was 2600. Maybe 2600 MHz?",
        "CLOCK  | 2.6        | needs a unit, was 2.6. Maybe 2.6 GHz?",
        "SHARE  | 0.1        | needs a unit, was 0.1. Maybe 10 %?",
        "SHARE  | 0          | needs a unit, was 0. Maybe 0 %?",
        "RATE   | 7          | needs a unit, was 7. Maybe 7 %/year?",
        "MEMORY | 96 GB      | must be in binary units, was 96 GB. Maybe 96 GiB?",
        "MEMORY | 4 kB       | must be in binary units, was 4 kB. Maybe 4 KiB?",
        "MEMORY | 96 gib     | unknown unit gib, was 96 gib. Maybe 96 GiB?",
        "CLOCK  | 96 GiB     | must be a clock (MHz, GHz), was 96 GiB.",
        "CLOCK  | 5 furlongs | unknown unit furlongs, was 5 furlongs; known are MHz, GHz.",
        "CLOCK  | 2600MHz    | needs a space before the unit, was 2600MHz. Maybe 2600 MHz?",
        "CLOCK  | 1,860 MHz  | must be a number, was 1,860. Maybe 1860?",
        "CLOCK  | 0860 MHz   | must have no leading zero, was 0860. Maybe 860?",
        "SHARE  | -5 %       | must not be negative, was -5 %.",
        "SHARE  | .nan       | must be a finite number, was .nan.",
        "SHARE  | NaN %      | must be a finite number, was NaN %.",
        "CLOCK  | fast       | must be a clock (MHz, GHz), was fast.",
        "TIME   | 0.1 ns     | is less than 1 ns, was 0.1 ns.",
        "TIME   | 300 years  | is too large, was 300 years."
      },
      delimiter = '|')
  void aQuantityThatIsNotOneIsRefused(Dimension dimension, String text, String message) {
    var refused = assertThrows(IllegalArgumentException.class, () -> dimension.whole(text));
    assertEquals(message, refused.getMessage());
  }

  @Test
  void theUsualUnitIsProposedForABareNumber() {
    var refused =
        assertThrows(IllegalArgumentException.class, () -> Dimension.TIME.check("4", "years"));
    assertEquals("needs a unit, was 4. Maybe 4 years?", refused.getMessage());
  }

  @Property(seed = "20110303")
  void aWholeNumberOfBaseUnitsComesBackExactly(@ForAll @LongRange(min = 0) long nanos) {
    assertEquals(nanos, Dimension.TIME.whole(nanos + " ns"));
  }

  @Property(seed = "20110303")
  void anExponentOfManyDigitsIsRefusedWithoutCountingIt(@ForAll @IntRange(min = 100) int exponent) {
    var refused =
        assertThrows(
            IllegalArgumentException.class, () -> Dimension.SHARE.real("1e" + exponent + " %"));
    assertEquals("must be a number, was 1e" + exponent + ".", refused.getMessage());
  }
}

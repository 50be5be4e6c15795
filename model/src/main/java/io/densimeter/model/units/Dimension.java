package io.densimeter.model.units;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A kind of quantity in files, with the units that may be written: text becomes a primitive here.
 *
 * <p>A quantity is a number, a space and a unit: {@code 2.6 GHz}. A bare number is an error, zero
 * included, and so is a negative one. Money is in {@link Money}.
 */
public enum Dimension {
  /** Time, in nanoseconds. By convention a year is 365 d = 8,760 h and a month a twelfth, 730 h. */
  TIME("a time", "Nanos", "ns", time()),
  /** Clock or CPU capacity, in hertz. */
  CLOCK("a clock", "Hertz", "Hz", powers(1000, 2, "MHz", "GHz")),
  /** Bandwidth of a link, in bits per second. */
  BANDWIDTH("a bandwidth", "BitsPerSecond", "bit/s", powers(1000, 2, "Mbit/s", "Gbit/s")),
  /** Bandwidth of memory, in bytes per second. */
  MEMORY_BANDWIDTH("a memory bandwidth", "BytesPerSecond", "B/s", powers(1000, 2, "MB/s", "GB/s")),
  /** Memory, in bytes, in binary units only: GB is refused with the hint GiB. */
  MEMORY("an amount of memory", "Bytes", "B", powers(1024, 1, "KiB", "MiB", "GiB", "TiB")),
  /** Power, in watts. */
  POWER("a power", "Watts", "W", powers(1000, 0, "W", "kW")),
  /** Energy, in joules. */
  ENERGY("an energy", "Joules", "J", units("Wh", "3600", "kWh", "3600000")),
  /** A share, as a fraction: 5 % is 0.05. */
  SHARE("a share", "Fraction", "", units("%", "0.01")),
  /** A yearly rate, as a fraction: 7 %/year is 0.07. */
  RATE("a yearly rate", "PerYear", "", units("%/year", "0.01")),
  /** CPU work, in cycles. */
  CYCLES("CPU work", "Cycles", "", units("cycles", "1")),
  /** Mass of CO2e, in kilograms. */
  CARBON("a mass of CO2e", "Kilograms", "kg", units("kg", "1", "t", "1000")),
  /** Carbon intensity of a grid, in kilograms of CO2e for a kilowatt-hour. */
  CARBON_INTENSITY(
      "a carbon intensity", "KilogramsPerKwh", "kg/kWh", units("g/kWh", "0.001", "kg/kWh", "1"));

  private static final List<String> DECIMAL_MEMORY = List.of("kB", "KB", "MB", "GB", "TB");

  private final String noun;
  private final String suffix;
  private final String base;

  @SuppressWarnings("ImmutableEnumChecker") // a LinkedHashMap behind an unmodifiable view
  private final Map<String, BigDecimal> units;

  Dimension(String noun, String suffix, String base, Map<String, BigDecimal> units) {
    this.noun = noun;
    this.suffix = suffix;
    this.base = base;
    this.units = Collections.unmodifiableMap(units);
  }

  /** Returns what names in Java end in, such as {@code Hertz}. */
  public String suffix() {
    return suffix;
  }

  /** Returns the units that may be written. */
  public List<String> units() {
    return List.copyOf(units.keySet());
  }

  /**
   * Returns a quantity in its base unit, rounded to the nearest whole.
   *
   * @throws IllegalArgumentException when the text is not such a quantity, is too large, or is not
   *     zero but rounds to it
   */
  public long whole(String text) {
    var exact = exact(text, "");
    var rounded = exact.setScale(0, RoundingMode.HALF_UP);
    if (rounded.signum() == 0 && exact.signum() != 0) {
      throw new IllegalArgumentException("is less than 1 " + base + ", was " + text + ".");
    }
    try {
      return rounded.longValueExact();
    } catch (ArithmeticException tooLarge) {
      throw new IllegalArgumentException("is too large, was " + text + ".", tooLarge);
    }
  }

  /**
   * Returns a quantity in its base unit.
   *
   * @throws IllegalArgumentException when the text is not such a quantity
   */
  public double real(String text) {
    return exact(text, "").doubleValue();
  }

  /**
   * Throws when the text is not a quantity of this dimension.
   *
   * @param usual the unit to propose when none is written; empty for the dimension's own guess
   */
  public void check(String text, String usual) {
    exact(text, usual);
  }

  /** Returns the dimension that has this unit. */
  static Optional<Dimension> of(String unit) {
    return Arrays.stream(values()).filter(each -> each.units.containsKey(unit)).findFirst();
  }

  private BigDecimal exact(String text, String usual) {
    var written = NumberAndUnit.of(text, this::expected);
    if (written.unit().isEmpty()) {
      throw new IllegalArgumentException("needs a unit, was " + text + "." + guess(written, usual));
    }
    var factor = units.get(written.unit());
    if (factor == null) {
      throw new IllegalArgumentException(wrongUnit(written));
    }
    written.requireWellWritten();
    return written.number().multiply(factor);
  }

  private String expected() {
    return noun + " (" + String.join(", ", units.keySet()) + ")";
  }

  private String wrongUnit(NumberAndUnit written) {
    String unit = written.unit();
    if (this == MEMORY && DECIMAL_MEMORY.contains(unit)) {
      String binary = unit.substring(0, 1).replace('k', 'K') + "iB";
      return "must be in binary units, was " + written.text() + "." + written.maybe(binary);
    }
    if (of(unit).isPresent()) {
      return "must be " + expected() + ", was " + written.text() + ".";
    }
    String statement =
        "unknown unit " + Numbers.clip(unit) + ", was " + Numbers.clip(written.text());
    return Nearest.to(unit, units.keySet())
        .map(nearest -> statement + "." + written.maybe(nearest))
        .orElseGet(() -> statement + "; known are " + String.join(", ", units.keySet()) + ".");
  }

  private String guess(NumberAndUnit written, String usual) {
    var number = written.number();
    if (!usual.isEmpty()) {
      return written.maybe(usual);
    }
    return switch (this) {
      case TIME -> written.maybe("s");
      case CLOCK -> written.maybe(number.intValue() >= 100 ? "MHz" : "GHz");
      case BANDWIDTH -> written.maybe(number.intValue() >= 100 ? "Mbit/s" : "Gbit/s");
      case MEMORY_BANDWIDTH -> written.maybe(number.intValue() >= 500 ? "MB/s" : "GB/s");
      case MEMORY -> written.maybe(number.intValue() >= 512 ? "MiB" : "GiB");
      case POWER, ENERGY, CYCLES, CARBON -> written.maybe(units.keySet().iterator().next());
      case CARBON_INTENSITY ->
          written.maybe(number.compareTo(BigDecimal.TEN) > 0 ? "g/kWh" : "kg/kWh");
      case SHARE, RATE -> {
        boolean asFraction = number.scale() > 0 && number.compareTo(BigDecimal.ONE) <= 0;
        var percent = asFraction ? number.movePointRight(2).stripTrailingZeros() : number;
        yield " Maybe " + percent.toPlainString() + " " + units.keySet().iterator().next() + "?";
      }
    };
  }

  private static Map<String, BigDecimal> time() {
    return units(
        "ns",
        "1",
        "us",
        "1e3",
        "ms",
        "1e6",
        "s",
        "1e9",
        "min",
        "60e9",
        "h",
        "3600e9",
        "d",
        "86400e9",
        "month",
        "2628000e9",
        "months",
        "2628000e9",
        "year",
        "31536000e9",
        "years",
        "31536000e9");
  }

  private static Map<String, BigDecimal> powers(int base, int first, String... names) {
    Map<String, BigDecimal> units = new LinkedHashMap<>();
    for (int i = 0; i < names.length; i++) {
      units.put(names[i], BigDecimal.valueOf(base).pow(first + i));
    }
    return units;
  }

  private static Map<String, BigDecimal> units(String... namesAndFactors) {
    Map<String, BigDecimal> units = new LinkedHashMap<>();
    for (int i = 0; i < namesAndFactors.length; i += 2) {
      units.put(namesAndFactors[i], new BigDecimal(namesAndFactors[i + 1]));
    }
    return units;
  }
}

package io.densimeter.experiments.reference;

import io.densimeter.experiments.yaml.Node;
import io.densimeter.model.units.Dimension;
import io.densimeter.model.units.Numbers;
import java.util.Locale;

/** What a reference case compares. */
public enum Quantity {
  /** Cycles of an iteration of a micro program, such as {@code 1427 cycles}. */
  CYCLES("cycles", true, false),
  /** Time of an iteration of a micro program, such as {@code 12.4 us}; here in nanoseconds. */
  TIME("ns", true, false),
  /**
   * Time under the technique over native time: a plain number such as {@code 1.06}, or both times.
   */
  SLOWDOWN("x", true, true),
  /**
   * Time under the technique beyond native time: a share such as {@code 6 %}, here in percent, or
   * both times. Another way to write a slowdown, and its error is that of the slowdown, so that an
   * overhead of nothing has one too.
   */
  OVERHEAD("%", true, true),
  /**
   * Throughput under the technique over native throughput, where the guest's CPU is what limits it:
   * a plain number such as {@code 0.94}, a share, or both throughputs.
   */
  THROUGHPUT("x", true, true),
  /**
   * VM exits for each second of wall time, of one vCPU: a plain number, or a count and the time it
   * was counted over.
   */
  EXITS("/s", false, true),
  /**
   * CPU outside the guest (driver domain, I/O threads) for each vCPU: a share of a CPU over wall
   * time such as {@code 18 %}, here in percent.
   */
  HYPERVISOR_CPU("%", false, true);

  private final String unit;
  private final boolean ofMicro;
  private final boolean ofProfile;

  Quantity(String unit, boolean ofMicro, boolean ofProfile) {
    this.unit = unit;
    this.ofMicro = ofMicro;
    this.ofProfile = ofProfile;
  }

  /** Returns the unit that values are in. */
  public String unit() {
    return unit;
  }

  /** Returns the name in files. */
  public String yamlName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Returns whether the model says it of a micro program. */
  boolean isOfMicro() {
    return ofMicro;
  }

  /** Returns whether the model says it of a profile or of rates. */
  boolean isOfProfile() {
    return ofProfile;
  }

  /** Returns the error of a prediction: predicted less published, over published. */
  double errorFraction(double predicted, double published) {
    double base = this == OVERHEAD ? 100 + published : published;
    return (predicted - published) / base;
  }

  /**
   * Returns a value as written in a file, in {@link #unit()}.
   *
   * @throws IllegalArgumentException with the message for the file's reader
   */
  double parse(Node published) {
    if (published instanceof Node.Scalar scalar) {
      return parse(scalar.text());
    }
    if (published instanceof Node.Mapping mapping) {
      return PublishedPair.of(this, mapping);
    }
    throw new IllegalArgumentException("must be a value, is " + published.described() + ".");
  }

  private double parse(String text) {
    double value =
        switch (this) {
          case CYCLES -> Dimension.CYCLES.real(text);
          case TIME -> Dimension.TIME.real(text);
          case SLOWDOWN -> plain(text, 1);
          case OVERHEAD -> overhead(text);
          case THROUGHPUT ->
              text.endsWith("%") ? Dimension.SHARE.real(text) : plain(text, Double.MAX_VALUE);
          case EXITS -> Numbers.real(text);
          case HYPERVISOR_CPU -> 100 * Dimension.SHARE.real(text);
        };
    double least = this == OVERHEAD ? -100 : 0;
    if (!(value > least)) {
      throw new IllegalArgumentException(
          "must be above " + (this == OVERHEAD ? "-100 %" : "zero") + ", was " + text + ".");
    }
    return value;
  }

  private static double overhead(String text) {
    // A container may be faster than what it is compared with.
    return text.startsWith("-")
        ? -100 * Dimension.SHARE.real(text.substring(1))
        : 100 * Dimension.SHARE.real(text);
  }

  private static double plain(String text, double least) {
    if (text.endsWith("%") && least == 1) {
      throw new IllegalArgumentException(
          "must be a plain number such as 1.06, was " + text + ". Maybe metric: overhead?");
    }
    return Numbers.real(text);
  }
}

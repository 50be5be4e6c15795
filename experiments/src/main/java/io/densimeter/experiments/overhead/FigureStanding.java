package io.densimeter.experiments.overhead;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How well a figure is known, as its source says it, and how far off it may be for that: the
 * relative standard error that intervals are made of.
 */
public enum FigureStanding {
  /**
   * True by design or definition, a choice of a mechanism, or a count of one where the catalogue
   * says nothing (user code that runs directly, no batch): no error.
   */
  BY_DESIGN(0),
  /**
   * Read off a measurement or a document: 5 %. The same native system call measured on one machine
   * under one and under two CPUs differs by 4.5 % (52.7 and 55.1 ns; Dall and Nieh, ASPLOS 2014,
   * raw data), and lmbench repeats to within 3 %.
   */
  MEASURED(0.05),
  /**
   * Computed from measurements or carried over from a relative: 15 %. A difference of two figures
   * of 5 % each has √2 · 5 % of one of them, and paths are about half of the totals that they are
   * differences in.
   */
  COMPUTED(0.15),
  /**
   * Assumed: 70 %. What the catalogue says of the same path under the same technique from two
   * sources differs by a factor of two at the median, and ln 2 is 0.69.
   */
  ASSUMED(0.7),
  /**
   * Fitted by {@code densimeter calibrate}, which writes the 95 % interval into the source: half of
   * it over 1.96.
   */
  FITTED(0);

  private static final double NORMAL_QUANTILE_95 = 1.959963984540054;
  private static final Pattern INTERVAL =
      Pattern.compile("95 % interval ([0-9.eE+-]+) to ([0-9.eE+-]+)");

  private final double relativeError;

  FigureStanding(double relativeError) {
    this.relativeError = relativeError;
  }

  /** Returns the standing of a figure. */
  public static FigureStanding of(SourcedFigure figure) {
    String source = figure.source();
    if (source.startsWith("fitted: ") && INTERVAL.matcher(source).find()) {
      return FITTED;
    }
    boolean usual = source.equals(SourcedFigure.USUAL);
    if (figure.isChoice()
        || (usual && figure.value() == 1)
        || source.startsWith("by design")
        || source.startsWith("by definition")
        || source.startsWith("definition")) {
      return BY_DESIGN;
    }
    if (source.startsWith("assumption") || source.startsWith("fixed: ") || usual) {
      return ASSUMED;
    }
    return source.startsWith("computed") || source.startsWith("as ") ? COMPUTED : MEASURED;
  }

  /** Returns the relative standard error of a figure. */
  public static double relativeError(SourcedFigure figure) {
    var standing = of(figure);
    if (standing != FITTED || figure.value() == 0) {
      return standing.relativeError;
    }
    Matcher interval = INTERVAL.matcher(figure.source());
    if (!interval.find()) {
      throw new IllegalStateException("A fitted figure without an interval.");
    }
    double half =
        (Double.parseDouble(interval.group(2)) - Double.parseDouble(interval.group(1))) / 2;
    return half / NORMAL_QUANTILE_95 / figure.value();
  }
}

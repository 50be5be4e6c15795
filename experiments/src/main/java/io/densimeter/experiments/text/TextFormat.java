package io.densimeter.experiments.text;

import java.util.Locale;

/** How results are written. */
public enum TextFormat {
  /** Columns for a reader, rounded. */
  TABLE,
  /** Comma-separated values, at full precision. */
  CSV,
  /** One JSON object, at full precision. */
  JSON;

  /** Returns the name on the command line. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}

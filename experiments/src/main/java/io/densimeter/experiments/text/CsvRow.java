package io.densimeter.experiments.text;

import java.util.Arrays;
import java.util.stream.Collectors;

/** A row of comma-separated values (RFC 4180). */
public final class CsvRow {
  private CsvRow() {}

  /** Returns the row with a line feed; a cell is quoted only where it must be. */
  public static String of(String... cells) {
    return Arrays.stream(cells).map(CsvRow::cell).collect(Collectors.joining(",", "", "\n"));
  }

  private static String cell(String text) {
    boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}

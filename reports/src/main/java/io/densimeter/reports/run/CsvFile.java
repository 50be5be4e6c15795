package io.densimeter.reports.run;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tech.tablesaw.columns.Column;

/**
 * A CSV file (RFC 4180) that grows by rows of the same columns, so that memory holds those of one
 * scenario at a time. UTF-8, comma, LF on any machine; a cell with a comma, a quote or a line break
 * is quoted. Doubles are printed by {@link Double#toString(double)}.
 *
 * <p>The columns are Tablesaw's, the writing is ours, for two reasons: its writer leaves a cell
 * such as {@code a"b} unquoted, and its {@code Table} scans the whole class path when it is first
 * used, which takes a second.
 */
final class CsvFile implements Closeable {
  private final Writer writer;
  private boolean empty = true;

  CsvFile(Path file) throws IOException {
    // An encoder of this kind replaces half a surrogate pair where Files.newBufferedWriter fails.
    writer =
        new BufferedWriter(
            new OutputStreamWriter(Files.newOutputStream(file), StandardCharsets.UTF_8));
  }

  /** Appends rows; the first ones bring the header. */
  void append(List<Column<?>> columns) throws IOException {
    if (empty) {
      for (int c = 0; c < columns.size(); c++) {
        cell(columns.get(c).name(), c);
      }
      writer.write('\n');
      empty = false;
    }
    int rows = columns.get(0).size();
    for (int row = 0; row < rows; row++) {
      for (int c = 0; c < columns.size(); c++) {
        cell(columns.get(c).getUnformattedString(row), c);
      }
      writer.write('\n');
    }
  }

  private void cell(String text, int column) throws IOException {
    if (column > 0) {
      writer.write(',');
    }
    writer.write(quoted(text) ? '"' + text.replace("\"", "\"\"") + '"' : text);
  }

  private static boolean quoted(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == ',' || c == '"' || c == '\n' || c == '\r') {
        return true;
      }
    }
    return false;
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }
}

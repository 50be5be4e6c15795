package io.densimeter.reports.run;

import io.densimeter.reports.figures.Finite;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.columns.Column;

/**
 * The rows of one scenario in a table whose column types are declared, not guessed.
 *
 * <p>A text that a spreadsheet would take for a formula ({@code =}, {@code +}, {@code -},
 * {@code @}, a tab or a line break in front, or their full-width forms) gets an apostrophe in
 * front, which spreadsheets do not show and programs may strip. Numbers are never changed.
 */
final class Cells {
  private static final String FORMULA_STARTS = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20";

  private final String table;
  private final List<Column<?>> columns = new ArrayList<>();

  Cells(String table) {
    this.table = table;
  }

  StringColumn text(String name) {
    return added(StringColumn.create(name));
  }

  IntColumn integer(String name) {
    return added(IntColumn.create(name));
  }

  DoubleColumn number(String name) {
    return added(DoubleColumn.create(name));
  }

  void put(StringColumn column, String text) {
    boolean formula = !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0;
    column.append(formula ? "'" + text : text);
  }

  void put(DoubleColumn column, double value) {
    column.append(Finite.check(column.name() + " in " + table, value));
  }

  /** Puts a number, or a blank cell where there is none. */
  void putOrBlank(DoubleColumn column, @Nullable Double value) {
    if (value == null) {
      column.appendMissing();
    } else {
      put(column, value);
    }
  }

  /** Returns the columns; it is a bug when they differ in length. */
  List<Column<?>> columns() {
    for (var column : columns) {
      if (column.size() != columns.get(0).size()) {
        throw new IllegalStateException("A row of " + table + " lacks its " + column.name());
      }
    }
    return columns;
  }

  private <C extends Column<?>> C added(C column) {
    columns.add(column);
    return column;
  }
}

package io.densimeter.reports.html;

import java.util.List;

/**
 * A table under a chart: the first column names the row, the others are figures.
 *
 * @param caption what the table holds
 * @param heads the heads, that of the first column included
 * @param rows the rows
 */
record Grid(String caption, List<String> heads, List<Row> rows) {
  /**
   * One row.
   *
   * @param name the first cell
   * @param cells the other cells
   */
  record Row(String name, List<String> cells) {}
}

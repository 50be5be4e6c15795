package io.densimeter.reports.html;

import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/**
 * A chart on the page: where it is drawn, what it says to those who do not see it, and its table.
 *
 * @param id of the canvas
 * @param title the heading
 * @param label what a screen reader says
 * @param height height of the canvas in pixels
 * @param note a sentence under the chart; empty for none
 * @param grid the data table
 * @param bars data of a bar chart, or null
 * @param stack data of a stacked chart, or null
 * @param lines data of a line chart, or null
 */
record ChartView(
    String id,
    String title,
    String label,
    int height,
    String note,
    Grid grid,
    ChartData.@Nullable Bars bars,
    ChartData.@Nullable Stack stack,
    ChartData.@Nullable Lines lines) {
  private static final int BAR_PIXELS = 30;
  private static final int FRAME_PIXELS = 70;
  private static final int LINES_PIXELS = 280;

  static ChartView bars(String id, String title, ChartData.Bars bars, Grid grid) {
    var notes = new ArrayList<String>();
    if (bars.limit() > 0) {
      notes.add("Bars with a gap are longer than the chart; the figure is right.");
    }
    notes.add(hidden(grid.rows().size() - bars.labels().size()));
    var note = String.join(" ", notes).strip();
    return new ChartView(
        id, title, label(title), height(bars.labels().size()), note, grid, bars, null, null);
  }

  static ChartView stack(String id, String title, String note, ChartData.Stack stack, Grid grid) {
    return new ChartView(
        id, title, label(title), height(stack.labels().size()), note, grid, null, stack, null);
  }

  static ChartView lines(String id, String title, String note, ChartData.Lines lines, Grid grid) {
    return new ChartView(id, title, label(title), LINES_PIXELS, note, grid, null, null, lines);
  }

  static String hidden(int scenarios) {
    return scenarios <= 0 ? "" : scenarios + " more scenarios are in the table only.";
  }

  private static int height(int bars) {
    return bars * BAR_PIXELS + FRAME_PIXELS;
  }

  private static String label(String title) {
    return "Chart: " + title + ". The table after it holds the same data.";
  }
}

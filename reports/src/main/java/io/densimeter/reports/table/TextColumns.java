package io.densimeter.reports.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Rows of cells as aligned text; the head may have several lines, set at the bottom. */
final class TextColumns {
  private static final String GAP = "  ";

  private final List<List<String>> head = new ArrayList<>();
  private final List<Boolean> right = new ArrayList<>();
  private final List<List<String>> rows = new ArrayList<>();
  private final Map<Integer, String> headings = new HashMap<>();

  void column(boolean rightAligned, String... headLines) {
    head.add(List.of(headLines));
    right.add(rightAligned);
  }

  /** Sets a line of its own above the next row. */
  void heading(String text) {
    headings.put(rows.size(), text);
  }

  void row(List<String> cells) {
    if (cells.size() != head.size()) {
      throw new IllegalStateException(
          "A row has " + cells.size() + " cells under " + head.size() + " heads.");
    }
    rows.add(List.copyOf(cells));
  }

  /** Returns the lines, none with blanks at its end. */
  List<String> lines() {
    int headHeight = head.stream().mapToInt(List::size).max().orElse(0);
    var all = new ArrayList<List<String>>();
    for (int line = 0; line < headHeight; line++) {
      var cells = new ArrayList<String>();
      for (var column : head) {
        int at = line - (headHeight - column.size());
        cells.add(at < 0 ? "" : column.get(at));
      }
      all.add(cells);
    }
    all.addAll(rows);
    int[] widths = new int[head.size()];
    for (var cells : all) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], cells.get(i).length());
      }
    }
    var rule = new ArrayList<String>();
    for (int width : widths) {
      rule.add("-".repeat(width));
    }
    var lines = new ArrayList<String>();
    for (int i = 0; i < all.size(); i++) {
      if (i == headHeight) {
        lines.add(line(rule, widths));
      }
      var heading = headings.get(i - headHeight);
      if (heading != null) {
        lines.add(heading);
      }
      lines.add(line(all.get(i), widths));
    }
    return lines;
  }

  private String line(List<String> cells, int[] widths) {
    var line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      var cell = cells.get(i);
      var blanks = " ".repeat(widths[i] - cell.length());
      line.append(i == 0 ? "" : GAP).append(right.get(i) ? blanks + cell : cell + blanks);
    }
    return line.toString().stripTrailing();
  }
}

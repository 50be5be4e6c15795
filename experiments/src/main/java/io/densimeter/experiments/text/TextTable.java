package io.densimeter.experiments.text;

import java.util.ArrayList;
import java.util.List;

/** Rows of cells as aligned text: the first row is the head, numbers stand to the right. */
public final class TextTable {
  private static final String GAP = "  ";

  private final String indent;
  private final List<List<String>> rows = new ArrayList<>();

  /**
   * Creates a table.
   *
   * @param indent what each line begins with
   * @param head the first row
   */
  public TextTable(String indent, String... head) {
    this.indent = indent;
    rows.add(List.of(head));
  }

  /** Adds a row of as many cells as the head has. */
  public void row(String... cells) {
    rows.add(List.of(cells));
  }

  /** Returns the lines, none with blanks at its end, each with a newline. */
  public String text() {
    int columns = rows.get(0).size();
    int[] widths = new int[columns];
    boolean[] numbers = new boolean[columns];
    for (int c = 0; c < columns; c++) {
      numbers[c] = true;
      for (int r = 0; r < rows.size(); r++) {
        var cell = rows.get(r).get(c);
        widths[c] = Math.max(widths[c], cell.length());
        numbers[c] &= r == 0 || cell.matches("[-+0-9,.%E ]*");
      }
    }
    var text = new StringBuilder();
    for (var row : rows) {
      var line = new StringBuilder(indent);
      for (int c = 0; c < columns; c++) {
        var blanks = " ".repeat(widths[c] - row.get(c).length());
        line.append(c == 0 ? "" : GAP);
        line.append(numbers[c] ? blanks + row.get(c) : row.get(c) + blanks);
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }
}

package io.densimeter.reports.table;

import java.util.ArrayList;
import java.util.List;

/** Text for a terminal: one line of plain characters, wrapped or shortened to a width. */
final class Line {
  private static final String CUT = "...";

  private Line() {}

  /**
   * Returns text without control and formatting characters, which could move the cursor or turn the
   * direction of writing; thin and no-break spaces become plain ones and ± becomes +-, so that a
   * terminal without UTF-8 shows every figure.
   */
  static String plain(String text) {
    var plain = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            point -> {
              int type = Character.getType(point);
              if (point == '\u2013') {
                plain.append('-');
              } else if (point == '\u00b1') {
                plain.append("+-");
              } else if (point == '\u00d7') {
                plain.append('x');
              } else if (Character.isWhitespace(point) || Character.isSpaceChar(point)) {
                plain.append(' ');
              } else if (type == Character.CONTROL
                  || type == Character.FORMAT
                  || type == Character.SURROGATE
                  || type == Character.UNASSIGNED) {
                plain.append('?');
              } else {
                plain.appendCodePoint(point);
              }
            });
    return plain.toString();
  }

  /** Returns text of at most {@code width} characters, cut in the middle: ends tell ids apart. */
  static String shortened(String text, int width) {
    if (text.length() <= width) {
      return text;
    }
    int kept = width - CUT.length();
    int tail = kept / 2;
    return text.substring(0, kept - tail) + CUT + text.substring(text.length() - tail);
  }

  /** Returns text of at most {@code width} characters, cut at its end. */
  static String cut(String text, int width) {
    return text.length() <= width ? text : text.substring(0, width - CUT.length()).strip() + CUT;
  }

  /** Returns text in lines of at most {@code width} characters, those after the first indented. */
  static List<String> wrapped(String text, int width, String indent) {
    var lines = new ArrayList<String>();
    var line = new StringBuilder();
    for (var word : text.strip().split(" +", -1)) {
      var rest = word;
      if (!line.toString().isBlank() && line.length() + 1 + rest.length() > width) {
        lines.add(line.toString());
        line = new StringBuilder(indent);
      }
      if (!line.toString().isBlank()) {
        line.append(' ');
      }
      while (line.length() + rest.length() > width) {
        int room = width - line.length();
        lines.add(line + rest.substring(0, room));
        rest = rest.substring(room);
        line = new StringBuilder(indent);
      }
      line.append(rest);
    }
    lines.add(line.toString());
    return lines;
  }
}

package io.densimeter.workloads.trace;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The content of a PlanetLab file: one whole percentage of 0 to 100 on each line, no header. */
final class PercentLines {
  private static final String EXPECTED = "needs a whole percentage of 0 to 100, ";
  private static final Pattern NEARLY = Pattern.compile("([0-9]{1,3}(?:\\.[0-9]{1,9})?)\\s*%?");
  private static final int MOST_QUOTED = 40;

  private PercentLines() {}

  /**
   * Returns the samples in percent. A line that is none is added to the problems and counts as 0,
   * so that the length is right.
   */
  static byte[] parse(byte[] text, String place, ProblemList problems) {
    byte[] samples = new byte[lines(text)];
    if (samples.length == 0) {
      problems.add(place, () -> "is empty, needs a whole percentage of 0 to 100 on each line.");
    }
    int start = 0;
    for (int line = 0; line < samples.length; line++) {
      int end = start;
      while (end < text.length && text[end] != '\n') {
        end++;
      }
      int percent = percent(text, start, end);
      if (percent >= 0) {
        samples[line] = (byte) percent;
      } else {
        int from = start;
        int to = end;
        problems.add(place + ":" + (line + 1), () -> complaint(text, from, to));
      }
      start = end + 1;
    }
    return samples;
  }

  private static int lines(byte[] text) {
    int lines = 0;
    for (byte b : text) {
      if (b == '\n') {
        lines++;
      }
    }
    return text.length > 0 && text[text.length - 1] != '\n' ? lines + 1 : lines;
  }

  /** Returns the value of a line, or -1 when it is not a percentage. */
  private static int percent(byte[] text, int start, int end) {
    while (start < end && isBlank(text[start])) {
      start++;
    }
    while (end > start && isBlank(text[end - 1])) {
      end--;
    }
    int value = 0;
    for (int i = start; i < end; i++) {
      int digit = text[i] - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      value = 10 * value + digit;
      if (value > 100) {
        return -1;
      }
    }
    return start < end ? value : -1;
  }

  private static boolean isBlank(byte b) {
    return b == ' ' || b == '\t' || b == '\r';
  }

  private static String complaint(byte[] text, int start, int end) {
    // Four bytes a character at most: what is cut off is not decoded.
    int shown = Math.min(end - start, 4 * MOST_QUOTED + 4);
    String line = new String(text, start, shown, StandardCharsets.UTF_8).strip();
    if (line.isEmpty()) {
      return EXPECTED + "this line is blank.";
    }
    Matcher nearly = NEARLY.matcher(line);
    long guess = nearly.matches() ? Math.round(Double.parseDouble(nearly.group(1))) : -1;
    boolean good = guess >= 0 && guess <= 100;
    return EXPECTED + "was " + quoted(line) + "." + (good ? " Maybe " + guess + "?" : "");
  }

  private static String quoted(String line) {
    var quoted = new StringBuilder("\"");
    line.codePoints()
        .limit(MOST_QUOTED)
        .forEach(
            c -> {
              if (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT) {
                quoted.append("\\u%04X".formatted(c));
              } else {
                quoted.appendCodePoint(c);
              }
            });
    boolean cut = line.codePointCount(0, line.length()) > MOST_QUOTED;
    return quoted.append(cut ? "…\"" : "\"").toString();
  }
}

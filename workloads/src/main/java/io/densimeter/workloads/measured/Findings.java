package io.densimeter.workloads.measured;

import io.densimeter.model.units.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** What a reader finds in a file: figures, problems, and what it skipped. */
final class Findings {
  private static final Pattern NUMBER =
      Pattern.compile("[0-9]{1,15}(\\.[0-9]{0,15})?|\\.[0-9]{1,15}");
  private static final int MOST_PROBLEMS = 20;
  private static final int LONGEST_QUOTE = 60;

  private final String file;
  private final List<MeasuredValue> values = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private final Map<String, Integer> skipped = new LinkedHashMap<>();
  private int moreProblems;
  private long clockHertz;

  Findings(String file) {
    this.file = file;
  }

  void add(MeasuredValue value) {
    values.add(value);
  }

  /** Adds the cost of an operation. */
  void benchmark(String name, double amount, MeasuredValue.Unit unit, int line) {
    add(new MeasuredValue(name, MeasuredValue.Kind.BENCHMARK, amount, unit, 0, 0, line));
  }

  /** Adds a problem of a line. */
  void problem(int line, String message) {
    if (problems.size() < MOST_PROBLEMS) {
      problems.add(new Problem(file + ":" + line, message));
    } else {
      moreProblems++;
    }
  }

  /** Adds a problem of the whole file. */
  void problem(String message) {
    problems.add(new Problem(file, message));
  }

  void skip(String what) {
    skipped.merge(what, 1, Integer::sum);
  }

  void clock(double hertz) {
    clockHertz = Math.round(hertz);
  }

  /**
   * Returns the number that a text says when it is more than zero, or adds a problem.
   *
   * @param name what was measured
   * @param unit what the number counts
   */
  OptionalDouble positive(String text, String name, String unit, int line) {
    if (NUMBER.matcher(text).matches()) {
      double number = Double.parseDouble(text);
      if (number > 0) {
        return OptionalDouble.of(number);
      }
    }
    problem(line, name + " must be a number of " + unit + " above 0, was " + quote(text) + ".");
    return OptionalDouble.empty();
  }

  /** Returns a text of the file, cut to a readable length. */
  static String quote(String text) {
    String trimmed = text.strip();
    return trimmed.isEmpty()
        ? "nothing"
        : "\""
            + (trimmed.length() > LONGEST_QUOTE
                ? trimmed.substring(0, LONGEST_QUOTE) + "…"
                : trimmed)
            + "\"";
  }

  /** Returns the file as read, or throws when there is a problem. */
  MeasuredFile file(MeasuredFormat format) {
    if (problems.isEmpty() && values.isEmpty()) {
      problem("is a " + format.title() + " without a figure. Maybe it was cut off?");
    }
    if (moreProblems > 0) {
      problem("has " + moreProblems + " more problems.");
    }
    if (!problems.isEmpty()) {
      throw new MeasuredException(problems);
    }
    var notes = new ArrayList<String>();
    skipped.forEach((what, count) -> notes.add(count + " " + what));
    return new MeasuredFile(file, format, values, clockHertz, notes);
  }
}

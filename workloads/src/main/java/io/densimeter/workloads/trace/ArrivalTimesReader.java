package io.densimeter.workloads.trace;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads a recording of arrivals: the time of an arrival in seconds on each line, ascending, no
 * header, such as the second column of an access log.
 */
public final class ArrivalTimesReader {
  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,10}(\\.[0-9]{1,12})?");
  private static final int MOST_QUOTED = 40;

  private ArrivalTimesReader() {}

  /**
   * Returns the gaps between arrivals in nanoseconds, and at the end the mean gap, which leads from
   * the last arrival back to the first.
   *
   * @throws TraceException with all problems: no such file, one over 8 MiB, a line that is not a
   *     time in seconds or before the one above it, fewer than two arrivals, no time between them
   */
  public static List<Long> readGapsNanos(Path file) {
    var problems = new ProblemList();
    var times = times(file, problems);
    if (problems.isEmpty() && times.size() < 2) {
      problems.add(file.toString(), () -> "needs two arrivals or more, has " + times.size() + ".");
    } else if (problems.isEmpty() && times.get(0).equals(times.get(times.size() - 1))) {
      problems.add(file.toString(), () -> "needs time between arrivals, has none.");
    }
    if (!problems.isEmpty()) {
      throw problems.exception();
    }
    var gaps = new ArrayList<Long>(times.size());
    for (int i = 1; i < times.size(); i++) {
      gaps.add(times.get(i) - times.get(i - 1));
    }
    gaps.add((times.get(times.size() - 1) - times.get(0)) / (times.size() - 1));
    return gaps;
  }

  private static List<Long> times(Path file, ProblemList problems) {
    var times = new ArrayList<Long>();
    var lines = lines(file, problems);
    long before = 0;
    for (int i = 0; i < lines.size(); i++) {
      var line = lines.get(i).strip();
      var place = file + ":" + (i + 1);
      if (!SECONDS.matcher(line).matches()) {
        problems.add(place, () -> "needs a time in seconds, was " + quoted(line) + ".");
        continue;
      }
      long nanos =
          new BigDecimal(line).movePointRight(9).setScale(0, RoundingMode.HALF_UP).longValueExact();
      long previous = before;
      if (nanos < previous) {
        problems.add(
            place,
            () -> "needs a time that is not before the line above, was " + quoted(line) + ".");
      }
      times.add(nanos);
      before = nanos;
    }
    return times;
  }

  private static List<String> lines(Path file, ProblemList problems) {
    try {
      if (Files.size(file) > ReadLimits.DEFAULT.fileBytes()) {
        problems.add(
            file.toString(),
            () -> "is larger than " + ReadLimits.text(ReadLimits.DEFAULT.fileBytes()) + ".");
        return List.of();
      }
      return Files.readAllLines(file, StandardCharsets.UTF_8);
    } catch (CharacterCodingException e) {
      problems.add(file.toString(), () -> "is not text in UTF-8.");
    } catch (IOException e) {
      problems.add(file.toString(), () -> PlanetLabColumns.cannotBeRead(e));
    }
    return List.of();
  }

  private static String quoted(String line) {
    boolean cut = line.length() > MOST_QUOTED;
    return "\"" + (cut ? line.substring(0, MOST_QUOTED) + "…" : line) + "\"";
  }
}

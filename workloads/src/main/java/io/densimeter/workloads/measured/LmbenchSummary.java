package io.densimeter.workloads.measured;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The tables of lmbench 2 and 3 ({@code make see}). A line of dashes marks the columns: host,
 * system, figures; a figure that was not measured is blank, and thousands end in K.
 */
final class LmbenchSummary {
  private static final Pattern DASHES = Pattern.compile("-+(?: -+)+\\s*");
  private static final Pattern FIGURE = Pattern.compile("([0-9]*\\.?[0-9]*)([KM]?)");
  private static final String UNUSED = "";

  private final Findings findings;
  private List<String> names = List.of();
  private List<int[]> columns = List.of();
  private String host = "";
  private int tables;

  private LmbenchSummary(Findings findings) {
    this.findings = findings;
  }

  static void read(List<String> lines, Findings findings) {
    new LmbenchSummary(findings).read(lines);
  }

  private void read(List<String> lines) {
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      var table = table(line);
      if (!table.isEmpty()) {
        names = table;
        columns = List.of();
        tables++;
      } else if (line.isBlank() || line.contains(" - ") || line.contains(" in ")) {
        names = line.isBlank() && columns.isEmpty() ? names : List.of();
      } else if (!names.isEmpty() && DASHES.matcher(line).matches()) {
        columns = columns(line, i + 1);
      } else if (!names.isEmpty() && !columns.isEmpty()) {
        readRow(line, i + 1);
      }
    }
    if (tables == 0) {
      findings.problem("has none of the tables of lmbench 2 or 3. Maybe it was cut off?");
    }
  }

  /** Returns the names of a table's figures; none when the line is no title of one that is read. */
  private static List<String> table(String line) {
    if (line.startsWith("Processor, Processes - times in microseconds")) {
      return List.of(
          "Mhz",
          "null call",
          "null I/O",
          "stat",
          "open/close",
          "select TCP",
          "signal install",
          "signal handler",
          "fork",
          "exec",
          "sh");
    }
    if (line.startsWith("Context switching - times in microseconds")) {
      return List.of(
          "ctxsw 2p/0K",
          "ctxsw 2p/16K",
          "ctxsw 2p/64K",
          "ctxsw 8p/16K",
          "ctxsw 8p/64K",
          "ctxsw 16p/16K",
          "ctxsw 16p/64K");
    }
    if (line.startsWith("*Local* Communication latencies in microseconds")) {
      // The first column repeats the table of context switches.
      return List.of(UNUSED, "pipe", "AF_UNIX", "UDP", "RPC/UDP", "TCP", "RPC/TCP", "TCP connect");
    }
    if (line.startsWith("File & VM system latencies in microseconds")) {
      return List.of(
          "file create 0K",
          "file delete 0K",
          "file create 10K",
          "file delete 10K",
          "mmap",
          "protection fault",
          "page fault",
          "select 100 fd");
    }
    return List.of();
  }

  private List<int[]> columns(String dashes, int line) {
    var found = new ArrayList<int[]>();
    int start = 0;
    for (String column : dashes.stripTrailing().split(" ", -1)) {
      found.add(new int[] {start, start + column.length()});
      start += column.length() + 1;
    }
    if (found.size() != names.size() + 2) {
      findings.problem(
          line,
          "the table has "
              + found.size()
              + " columns, that of lmbench 2 and 3 has "
              + (names.size() + 2)
              + ".");
      names = List.of();
      return List.of();
    }
    return found;
  }

  private void readRow(String line, int number) {
    int systemEnd = columns.get(1)[1];
    if (line.length() <= systemEnd) {
      findings.problem(number, "the row has no figures, was " + Findings.quote(line) + ".");
      return;
    }
    String rowHost = line.substring(0, systemEnd).strip().replaceAll("\\s+", " ");
    if (host.isEmpty()) {
      host = rowHost;
    } else if (!host.equals(rowHost)) {
      findings.problem(
          number,
          "is of another host ("
              + rowHost
              + ") than the first row ("
              + host
              + "); give the summary of one.");
      return;
    }
    for (int c = 0; c < names.size(); c++) {
      int from = Math.min(line.length(), columns.get(c + 1)[1]);
      int to =
          c == names.size() - 1 ? line.length() : Math.min(line.length(), columns.get(c + 2)[1]);
      readFigure(names.get(c), line.substring(from, to).strip(), number);
    }
  }

  private void readFigure(String name, String text, int line) {
    if (text.isEmpty()) {
      findings.skip("blank figures");
      return;
    }
    if (name.equals(UNUSED)) {
      return;
    }
    var parts = FIGURE.matcher(text);
    if (!parts.matches()) {
      findings.problem(line, name + " must be a number, was " + Findings.quote(text) + ".");
      return;
    }
    double factor =
        switch (parts.group(2)) {
          case "K" -> 1e3;
          case "M" -> 1e6;
          default -> 1;
        };
    boolean clock = name.equals("Mhz");
    var number = findings.positive(parts.group(1), name, clock ? "MHz" : "microseconds", line);
    if (number.isEmpty()) {
      return;
    }
    if (clock) {
      findings.clock(number.getAsDouble() * factor * 1e6);
    } else {
      findings.benchmark(
          name, number.getAsDouble() * factor * 1e3, MeasuredValue.Unit.NANOSECONDS, line);
    }
  }
}

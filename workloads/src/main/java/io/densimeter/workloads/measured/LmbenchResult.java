package io.densimeter.workloads.measured;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * One result file of lmbench 2 or 3: lines {@code label: number unit}, and blocks that start with a
 * quoted title, of which those of context switches ({@code "size=0k ovr=0.50}) are read: lines of
 * the number of processes and microseconds.
 *
 * <p>Source: McVoy and Staelin, "lmbench: portable tools for performance analysis", USENIX ATC
 * 1996.
 */
final class LmbenchResult {
  private static final Pattern CLOCK =
      Pattern.compile("\\[mhz: ([0-9.]+)\\b.*", Pattern.CASE_INSENSITIVE);
  private static final Pattern SWITCH_BLOCK =
      Pattern.compile("\"size=([0-9]+)[kK]? ovr=([0-9.]+).*");
  private static final Pattern FIGURE = Pattern.compile("(\\S+) microseconds\\s*");
  private static final Map<String, String> NAMES = names();

  private LmbenchResult() {}

  private static Map<String, String> names() {
    var names = new LinkedHashMap<String, String>();
    names.put("Simple syscall", "null call");
    names.put("Simple read", "read");
    names.put("Simple write", "write");
    names.put("Simple stat", "stat");
    names.put("Simple fstat", "fstat");
    names.put("Simple open/close", "open/close");
    names.put("Select on 100 fd's", "select 100 fd");
    names.put("Select on 100 tcp fd's", "select TCP");
    names.put("Signal handler installation", "signal install");
    names.put("Signal handler overhead", "signal handler");
    names.put("Protection fault", "protection fault");
    names.put("Pagefaults on", "page fault");
    names.put("Pipe latency", "pipe");
    names.put("AF_UNIX sock stream latency", "AF_UNIX");
    names.put("Process fork+exit", "fork");
    names.put("Process fork+execve", "exec");
    names.put("Process fork+/bin/sh -c", "sh");
    names.put("UDP latency using", "UDP");
    names.put("TCP latency using", "TCP");
    names.put("TCP/IP connection cost to", "TCP connect");
    return names;
  }

  static void read(List<String> lines, Findings findings) {
    String block = "";
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      int number = i + 1;
      if (line.isBlank()) {
        block = "";
      } else if (line.startsWith("\"")) {
        block = openBlock(line, number, findings);
      } else if (line.startsWith("[")) {
        readSetting(line, number, findings);
      } else if (block.startsWith("ctxsw") && !line.contains(":")) {
        readSwitch(line, block, number, findings);
      } else if (!block.isEmpty() && !line.contains(":")) {
        findings.skip("lines of memory and bandwidth blocks, which hold no price");
      } else {
        block = "";
        readFigure(line, number, findings);
      }
    }
  }

  private static String openBlock(String line, int number, Findings findings) {
    var size = SWITCH_BLOCK.matcher(line);
    if (size.matches()) {
      return "ctxsw " + "%dp/" + size.group(1) + "K";
    }
    if (line.startsWith("\"size=")) {
      findings.problem(
          number,
          "a block of context switches starts with \"size=<KiB>k ovr=<microseconds>, was "
              + Findings.quote(line)
              + ".");
    }
    return line;
  }

  private static void readSetting(String line, int number, Findings findings) {
    var clock = CLOCK.matcher(line);
    if (clock.matches()) {
      findings
          .positive(clock.group(1), "the clock", "MHz", number)
          .ifPresent(megahertz -> findings.clock(megahertz * 1e6));
    }
  }

  private static void readSwitch(String line, String block, int number, Findings findings) {
    String[] fields = line.strip().split("\\s+", -1);
    if (fields.length != 2 || !fields[0].matches("[0-9]{1,6}")) {
      findings.problem(
          number,
          "a line of context switches is a number of processes and microseconds, was "
              + Findings.quote(line)
              + ".");
      return;
    }
    String name = block.replace("%d", fields[0]);
    findings
        .positive(fields[1], name, "microseconds", number)
        .ifPresent(
            micros ->
                findings.benchmark(name, micros * 1e3, MeasuredValue.Unit.NANOSECONDS, number));
  }

  private static void readFigure(String line, int number, Findings findings) {
    int colon = line.lastIndexOf(": ");
    String label = colon < 0 ? line.strip() : line.substring(0, colon);
    String name = name(label.endsWith(":") ? label.substring(0, label.length() - 1) : label);
    if (name.isEmpty()) {
      findings.skip("lines of other benchmarks");
      return;
    }
    String rest = colon < 0 ? "" : line.substring(colon + 2);
    var figure = FIGURE.matcher(rest);
    if (!figure.matches()) {
      findings.problem(
          number, name + " must be a number of microseconds, was " + Findings.quote(rest) + ".");
      return;
    }
    findings
        .positive(figure.group(1), name, "microseconds", number)
        .ifPresent(
            micros ->
                findings.benchmark(name, micros * 1e3, MeasuredValue.Unit.NANOSECONDS, number));
  }

  private static String name(String label) {
    for (var entry : NAMES.entrySet()) {
      boolean open = entry.getKey().endsWith(" on") || entry.getKey().endsWith(" using");
      boolean named = open || entry.getKey().endsWith(" to");
      if (named ? label.startsWith(entry.getKey() + " ") : label.equals(entry.getKey())) {
        return entry.getValue();
      }
    }
    return "";
  }
}

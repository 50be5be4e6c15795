package io.densimeter.workloads.measured;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * {@code perf stat -x,}: counter value, unit, event, and more. What is read of it: the clock
 * (cycles over task-clock), and the price of an instruction of kernel code (cycles over
 * instructions, both of the kernel, {@code :k}).
 */
final class PerfStat {
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}(\\.[0-9]*)?");
  private static final Pattern ABSENT = Pattern.compile("<not (counted|supported)>");

  private final Findings findings;
  private final Map<String, Double> counters = new LinkedHashMap<>();
  private final Map<String, Integer> lineOf = new LinkedHashMap<>();

  private PerfStat(Findings findings) {
    this.findings = findings;
  }

  static void read(List<String> lines, Findings findings) {
    var reader = new PerfStat(findings);
    for (int i = 0; i < lines.size(); i++) {
      if (!lines.get(i).isBlank() && !lines.get(i).startsWith("#")) {
        reader.readLine(lines.get(i), i + 1);
      }
    }
    reader.derive();
  }

  private void readLine(String line, int number) {
    String[] fields = line.split(",", -1);
    if (fields.length < 3) {
      findings.problem(
          number,
          "a line is a counter value, a unit and an event, parted by commas, was "
              + Findings.quote(line)
              + ".");
    } else if (fields[0].isBlank() && fields[2].isBlank()) {
      findings.skip("lines of metrics without a counter");
    } else if (ABSENT.matcher(fields[0]).matches()) {
      findings.skip("counters that were not counted");
    } else if (!NUMBER.matcher(fields[0]).matches()) {
      findings.problem(
          number,
          "starts with a counter value, was "
              + Findings.quote(fields[0])
              + ". Maybe perf stat without -A and --per-core?");
    } else if (NUMBER.matcher(fields[1].strip()).matches() || fields[2].isBlank()) {
      findings.problem(number, "has a time stamp first. Maybe perf stat without -I?");
    } else {
      count(fields[2].strip(), Double.parseDouble(fields[0]), number);
    }
  }

  private void count(String event, double value, int number) {
    var first = lineOf.putIfAbsent(event, number);
    if (first != null) {
      findings.problem(number, event + " is there twice, first in line " + first + ".");
      return;
    }
    counters.put(event, value);
  }

  private void derive() {
    double cycles = counters.getOrDefault("cycles", 0.0);
    double taskMillis = counters.getOrDefault("task-clock", 0.0);
    if (cycles > 0 && taskMillis > 0) {
      findings.clock(cycles / (taskMillis / 1e3));
    }
    double kernelCycles = counters.getOrDefault("cycles:k", 0.0);
    double kernelInstructions = counters.getOrDefault("instructions:k", 0.0);
    if (kernelCycles > 0 && kernelInstructions > 0) {
      findings.benchmark(
          "kernel instruction",
          kernelCycles / kernelInstructions,
          MeasuredValue.Unit.CYCLES_PER_INSTRUCTION,
          lineOf.getOrDefault("instructions:k", 0));
    } else if (!counters.isEmpty()) {
      findings.problem(
          "has no cycles:k and instructions:k, from which the price of an instruction comes."
              + " Maybe perf stat -x, -e cycles:k,instructions:k,cycles,task-clock?");
    }
  }
}

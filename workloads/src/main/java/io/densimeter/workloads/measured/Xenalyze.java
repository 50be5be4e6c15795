package io.densimeter.workloads.measured;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The summary of {@code xenalyze}: for each vCPU, exit reasons with their number, seconds, share of
 * time and mean cycles from exit to entry. The rows of a reason are joined, weighted by their
 * numbers.
 */
final class Xenalyze {
  private static final Pattern SPEED =
      Pattern.compile("Total time: .*\\(using cpu speed ([0-9.]+) GHz\\).*");
  private static final Pattern ROW =
      Pattern.compile(
          "\\s*([A-Z][A-Z_]+)\\s*:?\\s+([0-9]{1,15})\\s+[0-9.]+s\\s+[0-9.]+%\\s+([0-9]{1,15}) cyc\\b.*");
  private static final Pattern LIKE_A_ROW =
      Pattern.compile("\\s*[A-Z][A-Z_]+\\s*:?\\s+\\S+\\s+\\S+s\\s+\\S+%.*");

  private static final class Joined {
    final int line;
    long count;
    double cycles;

    Joined(int line) {
      this.line = line;
    }
  }

  private Xenalyze() {}

  static void read(List<String> lines, Findings findings) {
    Map<String, Joined> reasons = new LinkedHashMap<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      int number = i + 1;
      var speed = SPEED.matcher(line);
      var row = ROW.matcher(line);
      if (speed.matches()) {
        findings
            .positive(speed.group(1), "the speed of the CPU", "GHz", number)
            .ifPresent(gigahertz -> findings.clock(gigahertz * 1e9));
      } else if (row.matches()) {
        var joined = reasons.computeIfAbsent(reason(row.group(1)), reason -> new Joined(number));
        long count = Long.parseLong(row.group(2));
        joined.count += count;
        joined.cycles += count * Double.parseDouble(row.group(3));
      } else if (LIKE_A_ROW.matcher(line).matches()) {
        findings.problem(
            number,
            "an exit reason has a number, seconds, a share and mean cycles, was "
                + Findings.quote(line)
                + ".");
      } else if (!line.isBlank()) {
        findings.skip("lines that are no exit reason");
      }
    }
    reasons.forEach((reason, joined) -> add(reason, joined, findings));
  }

  private static void add(String reason, Joined joined, Findings findings) {
    if (joined.cycles <= 0) {
      findings.problem(joined.line, reason + " has no cycles.");
      return;
    }
    findings.add(
        new MeasuredValue(
            reason,
            reason.equals("HLT") ? MeasuredValue.Kind.IDLE : MeasuredValue.Kind.EXIT,
            joined.cycles / joined.count,
            MeasuredValue.Unit.CYCLES,
            0,
            joined.count,
            joined.line));
  }

  /** AMD's names carry a prefix. */
  private static String reason(String name) {
    return name.startsWith("VMEXIT_") ? name.substring("VMEXIT_".length()) : name;
  }
}

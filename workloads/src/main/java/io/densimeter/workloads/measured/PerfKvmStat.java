package io.densimeter.workloads.measured;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * {@code perf kvm stat report}, in the older layout and the newer one with the least and greatest
 * time, by exit reason ({@code --event=vmexit}), memory-mapped register or port.
 *
 * <p>A halted vCPU (HLT, WFx) waits between exit and entry; that is idle time, not overhead.
 */
final class PerfKvmStat {
  private static final Pattern HEAD =
      Pattern.compile("\\s*(VM-EXIT|MMIO Access|IO Port Access)\\s+Samples\\s.*");
  private static final Pattern ROW =
      Pattern.compile(
          "\\s*(\\S+)\\s+([0-9]+)\\s+[0-9.]+%\\s+[0-9.]+%\\s+(?:[0-9.]+us\\s+[0-9.]+us\\s+)?"
              + "([0-9.]+)us\\s*\\(\\s*\\+-\\s*(-?nan|[0-9.]+)%\\s*\\)\\s*");
  private static final Pattern TOTAL =
      Pattern.compile(
          "\\s*Total Samples:\\s*([0-9]+), Total events handled time:\\s*([0-9.]+)us\\.\\s*");
  private static final Set<String> IDLE = Set.of("HLT", "WFX", "MWAIT", "MWAIT_INSTRUCTION");

  private final Findings findings;
  private MeasuredValue.Kind kind = MeasuredValue.Kind.EXIT;
  private boolean inTable;
  private int head;
  private long samples;
  private double micros;
  private double rounding;

  private PerfKvmStat(Findings findings) {
    this.findings = findings;
  }

  static void read(List<String> lines, Findings findings) {
    var reader = new PerfKvmStat(findings);
    for (int i = 0; i < lines.size(); i++) {
      reader.readLine(lines.get(i), i + 1);
    }
    if (reader.inTable) {
      findings.problem(
          reader.head, "the table has no line Total Samples at its end. Maybe it was cut off?");
    }
  }

  private void readLine(String line, int number) {
    var title = HEAD.matcher(line);
    var total = TOTAL.matcher(line);
    if (title.matches()) {
      inTable = true;
      head = number;
      samples = 0;
      micros = 0;
      rounding = 0;
      kind = title.group(1).equals("VM-EXIT") ? MeasuredValue.Kind.EXIT : MeasuredValue.Kind.ACCESS;
    } else if (inTable && total.matches()) {
      inTable = false;
      check(total.group(1), total.group(2), number);
    } else if (inTable && !line.isBlank()) {
      readRow(line, number);
    }
  }

  private void readRow(String line, int number) {
    var row = ROW.matcher(line);
    if (!row.matches() || row.group(2).length() > 15) {
      findings.problem(
          number,
          "a row is a reason, samples, two shares, times in us and ( +- share ), was "
              + Findings.quote(line)
              + ".");
      return;
    }
    String name = row.group(1);
    var mean = findings.positive(row.group(3), name, "microseconds", number);
    if (mean.isEmpty()) {
      return;
    }
    long count = Long.parseLong(row.group(2));
    samples += count;
    micros += count * mean.getAsDouble();
    rounding += count * 0.005;
    String spread = row.group(4);
    double deviation = spread.endsWith("nan") ? 0 : Double.parseDouble(spread) / 100;
    String reason = kind == MeasuredValue.Kind.ACCESS ? name : name.toUpperCase(Locale.ROOT);
    findings.add(
        new MeasuredValue(
            reason,
            IDLE.contains(reason) ? MeasuredValue.Kind.IDLE : kind,
            mean.getAsDouble() * 1e3,
            MeasuredValue.Unit.NANOSECONDS,
            deviation,
            count,
            number));
  }

  private void check(String totalSamples, String totalMicros, int number) {
    if (!totalSamples.equals(Long.toString(samples))) {
      findings.problem(
          number,
          "the rows have "
              + samples
              + " samples, the total says "
              + totalSamples
              + ". Maybe rows are missing?");
      return;
    }
    findings
        .positive(totalMicros, "the total time", "microseconds", number)
        .ifPresent(
            total -> {
              if (Math.abs(total - micros) > rounding + 1e-3 * total) {
                findings.problem(
                    number,
                    String.format(
                        Locale.ROOT,
                        "the rows have %.2f us, the total says %s us.",
                        micros,
                        totalMicros));
              }
            });
  }
}

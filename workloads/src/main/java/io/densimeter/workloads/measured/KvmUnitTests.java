package io.densimeter.workloads.measured;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The benchmarks of kvm-unit-tests: {@code vmexit} on x86 (name and cycles) and {@code micro-bench}
 * on ARM (name, total nanoseconds, nanoseconds each).
 */
final class KvmUnitTests {
  private static final Pattern VMEXIT_ROW = Pattern.compile("([a-z][a-z0-9_:.-]*)\\s+([0-9]+)\\s*");
  private static final Set<String> VMEXIT_NAMES =
      Set.of(
          "cpuid",
          "vmcall",
          "mov_from_cr8",
          "mov_to_cr8",
          "inl_from_pmtimer",
          "inl_from_qemu",
          "inl_from_kernel",
          "outl_to_kernel",
          "wr_tsc_adjust_msr",
          "rd_tsc_adjust_msr",
          "eoi",
          "ipi",
          "ipi+halt",
          "mmio-no-eventfd:pci-mem",
          "mmio-datamatch-eventfd:pci-mem",
          "portio-no-eventfd:pci-io",
          "portio-datamatch-eventfd:pci-io");
  private static final Pattern MICRO_HEAD = Pattern.compile("name\\s+total ns\\s+avg ns\\s*");
  private static final Pattern MICRO_NAME =
      Pattern.compile("(hvc|mmio_\\w+|eoi|ipi\\w*|lpi|timer_\\w+)\\s.*");

  private KvmUnitTests() {}

  static void readVmexit(List<String> lines, Findings findings) {
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      int number = i + 1;
      var row = VMEXIT_ROW.matcher(line);
      if (row.matches()) {
        String name = row.group(1);
        findings
            .positive(row.group(2), name, "cycles", number)
            .ifPresent(
                cycles -> findings.benchmark(name, cycles, MeasuredValue.Unit.CYCLES, number));
      } else if (VMEXIT_NAMES.contains(line.split("\\s", 2)[0])) {
        findings.problem(
            number, "a benchmark is its name and whole cycles, was " + Findings.quote(line) + ".");
      } else if (!line.isEmpty()) {
        findings.skip("lines that are no benchmark");
      }
    }
  }

  static void readMicroBench(List<String> lines, Findings findings) {
    boolean inTable = false;
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (MICRO_HEAD.matcher(line).matches()) {
        inTable = true;
      } else if (inTable && !line.isEmpty() && !line.startsWith("---")) {
        readMicroRow(line, i + 1, findings);
      }
    }
  }

  private static void readMicroRow(String line, int number, Findings findings) {
    String[] fields = line.split("\\s+", -1);
    if (!MICRO_NAME.matcher(line).matches()) {
      findings.skip("lines that are no benchmark");
      return;
    }
    if (fields.length != 3) {
      findings.problem(
          number,
          "a benchmark is its name, total and average nanoseconds, was "
              + Findings.quote(line)
              + ".");
      return;
    }
    var total = findings.positive(fields[1], "the total of " + fields[0], "nanoseconds", number);
    var each = findings.positive(fields[2], fields[0], "nanoseconds", number);
    if (total.isEmpty() || each.isEmpty()) {
      return;
    }
    if (total.getAsDouble() < each.getAsDouble()) {
      findings.problem(
          number,
          fields[0] + " has an average of " + fields[2] + " above its total of " + fields[1] + ".");
      return;
    }
    findings.benchmark(fields[0], each.getAsDouble(), MeasuredValue.Unit.NANOSECONDS, number);
  }
}

package io.densimeter.workloads.measured;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Malformed measurements are refused with their place, and never become a number. */
class MeasuredReaderErrorsTest {
  private static void refused(String text, String message) {
    var error = assertThrows(MeasuredException.class, () -> MeasuredReader.read("m.txt", text));
    assertEquals(message, error.getMessage());
  }

  @Test
  void aTextOfNoKnownFormat() {
    refused(
        "hello\nworld\n",
        "m.txt: is in no known format; known are lmbench result; lmbench summary; kvm-unit-tests"
            + " vmexit; kvm-unit-tests micro-bench; perf kvm stat report; perf stat -x,; xenalyze"
            + " summary.");
  }

  @Test
  void everyProblemOfAnLmbenchResultAtOnce() {
    refused(
        """
        Simple syscall: fast microseconds
        Protection fault: 0.26 milliseconds
        Pipe latency: -3.1 microseconds
        Process fork+exit: 0 microseconds

        "size=0k ovr=0.50
        2 0.66 7

        "size=many
        """,
        """
        m.txt:1: null call must be a number of microseconds above 0, was "fast".
        m.txt:2: protection fault must be a number of microseconds, was "0.26 milliseconds".
        m.txt:3: pipe must be a number of microseconds above 0, was "-3.1".
        m.txt:4: fork must be a number of microseconds above 0, was "0".
        m.txt:7: a line of context switches is a number of processes and microseconds, was "2 0.66 7".
        m.txt:9: a block of context switches starts with "size=<KiB>k ovr=<microseconds>, was ""size=many".\
        """);
  }

  @Test
  void aFigureThatIsNotANumber() {
    refused(
        "Simple syscall: NaN microseconds\n",
        "m.txt:1: null call must be a number of microseconds above 0, was \"NaN\".");
  }

  @Test
  void anLmbenchResultThatWasCutOffInALine() {
    refused(
        "Simple syscall: 0.05 microseconds\nProtection fault: 0.2",
        "m.txt:2: protection fault must be a number of microseconds, was \"0.2\".");
  }

  @Test
  void aSummaryWithAnotherTable() {
    refused(
        """
        Processor, Processes - times in microseconds - smaller is better
        --------- ------------- ---- ---- ----
        """,
        "m.txt:2: the table has 5 columns, that of lmbench 2 and 3 has 13.");
  }

  @Test
  void aSummaryOfTwoHosts() {
    refused(
        MeasuredReaderTest.SUMMARY.replaceFirst(
            "lab       Linux 2.6.38- 0.6600", "spare     Linux 2.6.38- 0.6600"),
        "m.txt:16: is of another host (spare Linux 2.6.38-) than the first row (lab Linux 2.6.38-);"
            + " give the summary of one.");
  }

  @Test
  void aSummaryWithAWordForAFigure() {
    refused(
        MeasuredReaderTest.SUMMARY.replaceFirst(" 0\\.05 ", " n/a  "),
        "m.txt:9: null call must be a number, was \"n/a\".");
  }

  @Test
  void aBenchmarkOfVmexitWithoutCycles() {
    refused(
        "cpuid 1427\nvmcall\n",
        "m.txt:2: a benchmark is its name and whole cycles, was \"vmcall\".");
  }

  @Test
  void aBenchmarkOfVmexitInZeroCycles() {
    refused("cpuid 0\n", "m.txt:1: cpuid must be a number of cycles above 0, was \"0\".");
  }

  @Test
  void aMicroBenchWhoseAverageIsAboveItsTotal() {
    refused(
        "name   total ns   avg ns\nhvc  100.0  408.0\n",
        "m.txt:2: hvc has an average of 408.0 above its total of 100.0.");
  }

  @Test
  void aMicroBenchRowWithoutAverage() {
    refused(
        "name   total ns   avg ns\nhvc  100.0\n",
        "m.txt:2: a benchmark is its name, total and average nanoseconds, was \"hvc  100.0\".");
  }

  @Test
  void anExitReportThatWasCutOff() {
    refused(
        MeasuredReaderTest.PERF_KVM
            .lines()
            .limit(6)
            .collect(java.util.stream.Collectors.joining("\n")),
        "m.txt:3: the table has no line Total Samples at its end. Maybe it was cut off?");
  }

  @Test
  void anExitReportThatLacksARow() {
    refused(
        MeasuredReaderTest.PERF_KVM.replaceFirst(" +CPUID .*\n", ""),
        "m.txt:12: the rows have 92842 samples, the total says 98202. Maybe rows are missing?");
  }

  @Test
  void anExitReportWhoseTimesDoNotAddUp() {
    refused(
        MeasuredReaderTest.PERF_KVM.replace("8360.34us", "360.34us"),
        "m.txt:13: the rows have 5451362.03 us, the total says 41419293.63 us.");
  }

  @Test
  void anExitReportWithAMeanWithoutUnit() {
    refused(
        MeasuredReaderTest.PERF_KVM.replace("      4.50us ( +-  35.07% )", "4.50"),
        "m.txt:6: a row is a reason, samples, two shares, times in us and ( +- share ), was"
            + " \"CPUID       5360     5.46%     0.06%4.50\".\n"
            + "m.txt:13: the rows have 92842 samples, the total says 98202. Maybe rows are missing?");
  }

  @Test
  void countersInIntervals() {
    refused(
        "1.000,5200,,cycles,1000,100.00,,\n",
        "m.txt:1: has a time stamp first. Maybe perf stat without -I?");
  }

  @Test
  void countersOfEachCpu() {
    refused(
        "CPU0,5200,,cycles,1000,100.00,,\n",
        "m.txt:1: starts with a counter value, was \"CPU0\". Maybe perf stat without -A and"
            + " --per-core?");
  }

  @Test
  void countersWithoutTheKernelsOwn() {
    refused(
        "5200,,cycles,1000,100.00,,\n",
        "m.txt: has no cycles:k and instructions:k, from which the price of an instruction comes."
            + " Maybe perf stat -x, -e cycles:k,instructions:k,cycles,task-clock?");
  }

  @Test
  void anExitReasonOfXenalyzeWithoutCycles() {
    refused(
        """
        Total time: 30.00 seconds (using cpu speed 2.40 GHz)
         CPUID                    100  0.00s  0.01%   lots
        """,
        "m.txt:2: an exit reason has a number, seconds, a share and mean cycles, was"
            + " \"CPUID                    100  0.00s  0.01%   lots\".");
  }

  @Test
  void aFileThatDoesNotExist(@TempDir Path folder) {
    var file = folder.resolve("none.txt");
    var error = assertThrows(MeasuredException.class, () -> MeasuredReader.read(file));
    assertEquals(file + ": does not exist.", error.getMessage());
  }

  @Test
  void aFileThatIsTooLarge(@TempDir Path folder) throws IOException {
    var file = folder.resolve("large.txt");
    Files.write(file, new byte[(8 << 20) + 1]);
    var error = assertThrows(MeasuredException.class, () -> MeasuredReader.read(file));
    assertEquals(file + ": is larger than 8 MiB, the most that is read.", error.getMessage());
  }

  @Test
  void aFileThatIsNoText(@TempDir Path folder) throws IOException {
    var file = folder.resolve("binary");
    Files.write(file, new byte[] {(byte) 0xC3, (byte) 0x28});
    var error = assertThrows(MeasuredException.class, () -> MeasuredReader.read(file));
    assertEquals(file + ": is not text in UTF-8.", error.getMessage());
  }
}

package io.densimeter.workloads.measured;

import io.densimeter.model.units.Problem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads the outputs of micro-benchmarks and exit statistics. The format is recognized by content,
 * never by the file's name.
 */
public final class MeasuredReader {
  /** The longest real output is an lmbench result, of some 100 KiB. */
  private static final int MOST_BYTES = 8 << 20;

  private static final Pattern SUMMARY =
      Pattern.compile("\\s*L M B E N C H .*|Processor, Processes - times in microseconds.*");
  private static final Pattern PERF_KVM =
      Pattern.compile(
          "Analyze events for .*|\\s*(VM-EXIT|MMIO Access|IO Port Access)\\s+Samples\\s.*");
  private static final Pattern MICRO = Pattern.compile("name\\s+total ns\\s+avg ns\\s*");
  private static final Pattern XENALYZE =
      Pattern.compile("Total time: .*\\(using cpu speed .*|\\s*[A-Z_]+\\s.*[0-9] cyc\\b.*");
  private static final Pattern RESULT = Pattern.compile("\\[lmbench.*|Simple syscall:.*");
  private static final Pattern PERF_STAT =
      Pattern.compile(
          "([0-9.]+,|CPU[0-9]+,|S[0-9]+[^,]*,[0-9]+,)?[0-9.<][^,]*,[^,]*,[A-Za-z][^,]*,.*");
  private static final Pattern VMEXIT =
      Pattern.compile("(cpuid|vmcall|mov_(from|to)_cr8|inl_from_\\w+|ipi)\\b.*");

  private MeasuredReader() {}

  /**
   * Reads a file of at most 8 MiB.
   *
   * @throws MeasuredException when it cannot be read, is of no known format, or is malformed
   */
  public static MeasuredFile read(Path file) {
    return read(file.toString(), text(file));
  }

  /**
   * Reads a text.
   *
   * @param name what problems call it
   * @throws MeasuredException when it is of no known format or malformed
   */
  public static MeasuredFile read(String name, String text) {
    var lines = text.lines().toList();
    var format =
        format(lines)
            .orElseThrow(
                () ->
                    refused(
                        name,
                        "is in no known format; known are "
                            + Arrays.stream(MeasuredFormat.values())
                                .map(MeasuredFormat::title)
                                .collect(Collectors.joining("; "))
                            + "."));
    var findings = new Findings(name);
    switch (format) {
      case LMBENCH_RESULT -> LmbenchResult.read(lines, findings);
      case LMBENCH_SUMMARY -> LmbenchSummary.read(lines, findings);
      case VMEXIT -> KvmUnitTests.readVmexit(lines, findings);
      case MICRO_BENCH -> KvmUnitTests.readMicroBench(lines, findings);
      case PERF_KVM_STAT -> PerfKvmStat.read(lines, findings);
      case PERF_STAT -> PerfStat.read(lines, findings);
      case XENALYZE -> Xenalyze.read(lines, findings);
    }
    return findings.file(format);
  }

  private static Optional<MeasuredFormat> format(List<String> lines) {
    var format = Optional.<MeasuredFormat>empty();
    if (has(lines, SUMMARY)) {
      format = Optional.of(MeasuredFormat.LMBENCH_SUMMARY);
    } else if (has(lines, PERF_KVM)) {
      format = Optional.of(MeasuredFormat.PERF_KVM_STAT);
    } else if (has(lines, MICRO)) {
      format = Optional.of(MeasuredFormat.MICRO_BENCH);
    } else if (has(lines, RESULT)) {
      format = Optional.of(MeasuredFormat.LMBENCH_RESULT);
    } else if (has(lines, XENALYZE)) {
      format = Optional.of(MeasuredFormat.XENALYZE);
    } else if (has(lines, VMEXIT)) {
      format = Optional.of(MeasuredFormat.VMEXIT);
    } else if (has(lines, PERF_STAT)) {
      format = Optional.of(MeasuredFormat.PERF_STAT);
    }
    return format;
  }

  private static boolean has(List<String> lines, Pattern pattern) {
    return lines.stream().anyMatch(line -> pattern.matcher(line).matches());
  }

  private static String text(Path file) {
    try (var in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw refused(file.toString(), "is larger than 8 MiB, the most that is read.");
      }
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw refused(file.toString(), "is not text in UTF-8.");
    } catch (IOException e) {
      String reason = Files.isDirectory(file) ? "is a folder." : "cannot be read.";
      throw refused(file.toString(), Files.exists(file) ? reason : "does not exist.");
    }
  }

  private static MeasuredException refused(String name, String message) {
    return new MeasuredException(List.of(new Problem(name, message)));
  }
}

package io.densimeter.experiments.spec;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InterferenceRulesTest {
  private static final String GUEST =
      "guest: {vcpus: 1, cpu: 1860 MHz, memory: 870 MiB, os: linux}";
  private static final String PROFILED =
      "guest: {vcpus: 1, cpu: 1860 MHz, memory: 870 MiB, os: linux, memory-profile:"
          + " {working-set: 2 MiB, accesses-per-kilo-instruction: 10}}";

  @TempDir Path folder;

  private static String withSocket(String text, String socket) {
    return text.replace("memory: 96 GiB", "memory: 96 GiB\n    socket: " + socket);
  }

  @Test
  void aProfileNeedsASocket() throws IOException {
    Sample.in(folder)
        .refuses(
            Sample.with(GUEST, PROFILED),
            """
            exp.yaml:10:5: hosts[0]: needs a socket, since guests have a memory-profile.
            1 problem; nothing was run.
            """);
  }

  @Test
  void aSocketNeedsAProfileAndDividesTheCores() throws IOException {
    Sample.in(folder)
        .refuses(
            withSocket(
                Sample.TEXT,
                "{count: 5, llc: 12 MiB, memory-bandwidth: 21 GB/s, memory-latency: 87 ns}"),
            """
            exp.yaml:15:13: hosts[0].socket: is of no use without workload.guest.memory-profile. Maybe add one?
            exp.yaml:15:21: hosts[0].socket.count: must divide the cores of the host, 12.
            2 problems; nothing was run.
            """);
  }

  @Test
  void bandwidthAndWaysAreCheckedWithAGuess() throws IOException {
    Sample.in(folder)
        .refuses(
            withSocket(
                Sample.with(GUEST, PROFILED),
                "{llc: 12 MiB, memory-bandwidth: 21, memory-latency: 87 ns}"),
            """
            exp.yaml:15:45: hosts[0].socket.memory-bandwidth: needs a unit, was 21. Maybe 21 GB/s?
            1 problem; nothing was run.
            """);
    Sample.in(folder)
        .refuses(
            withSocket(
                Sample.with(GUEST, PROFILED.replace("10}}", "10, cache-class: 2}}")),
                "{llc: 12 MiB, cache-class-ways: [4], memory-bandwidth: 21 GB/s,"
                    + " memory-latency: 87 ns}"),
            """
            exp.yaml:8:149: workload.guest.memory-profile.cache-class: was 2, but host dl380 has cache classes 0 to 1.
            1 problem; nothing was run.
            """);
  }
}

package io.densimeter.workloads.measured;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Each format is recognized by content and read to the figures that stand in it. */
class MeasuredReaderTest {
  private static double amount(MeasuredFile file, String name) {
    return file.values().stream()
        .filter(value -> value.name().equals(name))
        .findFirst()
        .orElseThrow()
        .amount();
  }

  @Test
  void anLmbenchResult() {
    var file =
        MeasuredReader.read(
            "host.0",
            """
            [lmbench3.0 results for Linux lab 2.6.38 x86_64]
            [mhz: 2600 MHz, 0.3846 nanosec clock]
            Simple syscall: 0.0527 microseconds
            Select on 100 fd's: 2.5304 microseconds
            Protection fault: 0.2618 microseconds
            Pipe latency: 3.1002 microseconds
            Process fork+exit: 69.9400 microseconds
            Pagefaults on /tmp/XXX: 0.1700 microseconds
            File /tmp/XXX write bandwidth: 48211 KB/sec

            "size=0k ovr=0.50
            2 0.66
            4 0.81

            "stride=128
            0.00049 1.544

            Process fork+execve: 301.5 microseconds
            """);
    assertEquals(MeasuredFormat.LMBENCH_RESULT, file.format());
    assertEquals(2_600_000_000L, file.clockHertz());
    assertEquals(52.7, amount(file, "null call"), 1e-9);
    assertEquals(2530.4, amount(file, "select 100 fd"), 1e-9);
    assertEquals(261.8, amount(file, "protection fault"), 1e-9);
    assertEquals(170, amount(file, "page fault"), 1e-9);
    assertEquals(69_940, amount(file, "fork"), 1e-9);
    assertEquals(301_500, amount(file, "exec"), 1e-9);
    assertEquals(660, amount(file, "ctxsw 2p/0K"), 1e-9);
    assertEquals(810, amount(file, "ctxsw 4p/0K"), 1e-9);
    assertEquals(9, file.values().size());
    assertEquals(
        java.util.List.of(
            "1 lines of other benchmarks",
            "1 lines of memory and bandwidth blocks, which hold no price"),
        file.notes());
  }

  static final String SUMMARY =
      """
                       L M B E N C H  3 . 0   S U M M A R Y
                       ------------------------------------

      Processor, Processes - times in microseconds - smaller is better
      ------------------------------------------------------------------------------
      Host                 OS  Mhz null null      open slct sig  sig  fork exec sh
                                   call  I/O stat clos TCP  inst hndl proc proc proc
      --------- ------------- ---- ---- ---- ---- ---- ---- ---- ---- ---- ---- ----
      lab       Linux 2.6.38- 2600 0.05 0.10 0.59 1.11 2.53 0.13 0.75 70.0 301. 1.2K

      Context switching - times in microseconds - smaller is better
      -------------------------------------------------------------------------
      Host                 OS  2p/0K 2p/16K 2p/64K 8p/16K 8p/64K 16p/16K 16p/64K
                               ctxsw  ctxsw  ctxsw ctxsw  ctxsw   ctxsw   ctxsw
      --------- ------------- ------ ------ ------ ------ ------ ------- -------
      lab       Linux 2.6.38- 0.6600 0.7100        1.1300 1.2000 1.24000 1.31000

      *Local* Communication latencies in microseconds - smaller is better
      ---------------------------------------------------------------------
      Host                 OS 2p/0K  Pipe AF     UDP  RPC/   TCP  RPC/ TCP
                              ctxsw       UNIX         UDP         TCP conn
      --------- ------------- ----- ----- ---- ----- ----- ----- ----- ----
      lab       Linux 2.6.38- 0.660 3.100 4.40   5.5         6.7        12.

      File & VM system latencies in microseconds - smaller is better
      -------------------------------------------------------------------------------
      Host                 OS   0K File      10K File     Mmap    Prot   Page   100fd
                              Create Delete Create Delete Latency Fault  Fault  selct
      --------- ------------- ------ ------ ------ ------ ------- ----- ------- -----
      lab       Linux 2.6.38-                               450.0 0.262 0.17000 1.100
      """;

  @Test
  void anLmbenchSummary() {
    var file = MeasuredReader.read("summary.out", SUMMARY);
    assertEquals(MeasuredFormat.LMBENCH_SUMMARY, file.format());
    assertEquals(2_600_000_000L, file.clockHertz());
    assertEquals(50, amount(file, "null call"), 1e-9);
    assertEquals(1_200_000, amount(file, "sh"), 1e-6);
    assertEquals(301_000, amount(file, "exec"), 1e-6);
    assertEquals(660, amount(file, "ctxsw 2p/0K"), 1e-9);
    assertEquals(1130, amount(file, "ctxsw 8p/16K"), 1e-9);
    assertEquals(3100, amount(file, "pipe"), 1e-9);
    assertEquals(12_000, amount(file, "TCP connect"), 1e-9);
    assertEquals(262, amount(file, "protection fault"), 1e-9);
    assertEquals(450_000, amount(file, "mmap"), 1e-9);
    assertEquals(10 + 6 + 5 + 4, file.values().size());
    assertEquals(java.util.List.of("7 blank figures"), file.notes());
  }

  @Test
  void vmexitOfKvmUnitTests() {
    var file =
        MeasuredReader.read(
            "log",
            """
            enabling apic
            cpuid 1427
            vmcall 1336
            mov_to_cr8 13
            inl_from_qemu 10985
            mmio-no-eventfd:pci-mem 8637
            """);
    assertEquals(MeasuredFormat.VMEXIT, file.format());
    assertEquals(1427, amount(file, "cpuid"));
    assertEquals(10_985, amount(file, "inl_from_qemu"));
    assertEquals(8637, amount(file, "mmio-no-eventfd:pci-mem"));
    assertEquals(MeasuredValue.Unit.CYCLES, file.values().get(0).unit());
    assertEquals(java.util.List.of("1 lines that are no benchmark"), file.notes());
  }

  @Test
  void microBenchOfKvmUnitTests() {
    var file =
        MeasuredReader.read(
            "log",
            """
            Timer Frequency 100000000 Hz (Output in microseconds)

            name                                    total ns                         avg ns
            --------------------------------------------------------------------------------
            hvc                                   26738688.0                          408.0
            mmio_read_user                       151191552.0                         2307.0
            INFO: lpi: skipped, no ITS
            """);
    assertEquals(MeasuredFormat.MICRO_BENCH, file.format());
    // 65,536 rounds: 408 ns each are 26,738,688 ns.
    assertEquals(65_536 * 408.0, 26_738_688.0);
    assertEquals(408, amount(file, "hvc"));
    assertEquals(2307, amount(file, "mmio_read_user"));
    assertEquals(java.util.List.of("1 lines that are no benchmark"), file.notes());
  }

  static final String PERF_KVM =
      """
      # perf kvm stat report --event=vmexit
      Analyze events for all VCPUs:
                   VM-EXIT    Samples    Samples%     Time%    Avg time
               APIC_ACCESS      65381    66.58%     5.95%     37.72us ( +-   6.54% )
        EXTERNAL_INTERRUPT      16031    16.32%     3.06%     79.11us ( +-   7.34% )
                     CPUID       5360     5.46%     0.06%      4.50us ( +-  35.07% )
                       HLT       4496     4.58%    90.75%   8360.34us ( +-   5.22% )
             EPT_VIOLATION       2667     2.72%     0.04%      5.49us ( +-   5.05% )
         PENDING_INTERRUPT       2242     2.28%     0.03%      5.25us ( +-   2.96% )
             EXCEPTION_NMI       1332     1.36%     0.02%      6.53us ( +-   6.51% )
            IO_INSTRUCTION        383     0.39%     0.09%     93.39us ( +-  40.92% )
                 CR_ACCESS        310     0.32%     0.00%      6.10us ( +-   3.95% )
      Total Samples:98202, Total events handled time:41419293.63us.
      """;

  /** V32. */
  @Test
  void perfKvmStatInTheOlderLayoutWithHaltsAsIdleTime() {
    var file = MeasuredReader.read("kvm.txt", PERF_KVM);
    assertEquals(MeasuredFormat.PERF_KVM_STAT, file.format());
    assertEquals(98_202, file.values().stream().mapToLong(MeasuredValue::samples).sum());
    double total = file.exitTotal() + file.idleTotal();
    assertEquals(41.419, total / 1e9, 0.001);
    assertEquals(0.0925, file.exitTotal() / total, 0.00005);
    assertEquals(4500, amount(file, "CPUID"), 1e-9);
    assertEquals(0.3507, file.values().get(2).deviationFraction(), 1e-12);
    assertEquals(MeasuredValue.Kind.IDLE, file.values().get(3).kind());
  }

  @Test
  void perfKvmStatInTheNewerLayout() {
    // 2 · 276.6 + 3 · 119.42 + 1 · 8.78 = 920.24
    var file =
        MeasuredReader.read(
            "kvm.txt",
            """
                         VM-EXIT    Samples  Samples%     Time%    Min Time    Max Time         Avg time

                             HLT          2    33.33%    60.12%      0.36us  15668.98us    276.60us ( +-   1.25% )
                       MSR_WRITE          3    50.00%    38.93%      0.50us    500.00us    119.42us ( +-   2.00% )
                   EPT_VIOLATION          1    16.67%     0.95%      8.78us      8.78us      8.78us ( +-    nan% )

            Total Samples:6, Total events handled time:920.24us.
            """);
    assertEquals(2 * 276_600.0, file.idleTotal(), 1e-6);
    assertEquals(3 * 119_420.0 + 8780, file.exitTotal(), 1e-6);
    assertEquals(0, file.values().get(2).deviationFraction());
  }

  @Test
  void perfKvmStatOfMemoryMappedAccesses() {
    var file =
        MeasuredReader.read(
            "mmio.txt",
            """
                     MMIO Access    Samples  Samples%     Time%    Avg time
                    0xfee00380:W         20    90.91%    83.19%      4.95us ( +-   1.10% )
                    0xfee00300:W          2     9.09%    16.81%     10.00us ( +-   2.10% )

            Total Samples:22, Total events handled time:119.00us.
            """);
    assertEquals(4950, amount(file, "0xfee00380:W"), 1e-9);
    assertEquals(MeasuredValue.Kind.ACCESS, file.values().get(0).kind());
    assertEquals(0, file.exitTotal());
  }

  @Test
  void perfStatGivesTheClockAndThePriceOfAKernelInstruction() {
    var file =
        MeasuredReader.read(
            "stat.csv",
            """
            # started on a day

            2000.00,msec,task-clock,2000000000,100.00,1.000,CPUs utilized
            5200000000,,cycles,2000000000,100.00,2.600,GHz
            1500000000,,cycles:k,2000000000,100.00,,
            1000000000,,instructions:k,2000000000,100.00,0.67,insn per cycle
            <not supported>,,LLC-loads,0,100.00,,
            """);
    assertEquals(MeasuredFormat.PERF_STAT, file.format());
    assertEquals(2_600_000_000L, file.clockHertz());
    assertEquals(1.5e9 / 1e9, amount(file, "kernel instruction"));
    assertEquals(java.util.List.of("1 counters that were not counted"), file.notes());
  }

  @Test
  void xenalyzeJoinsTheRowsOfAllVcpus() {
    var file =
        MeasuredReader.read(
            "xen.txt",
            """
            Total time: 30.00 seconds (using cpu speed 2.40 GHz)
            -- v0 --
             CPUID                    100  0.00s  0.01%   2000 cyc { 1800| 2000| 2600}
             HLT                       10  1.00s  3.33% 240000000 cyc { 9000|90000|900000}
            -- v1 --
             CPUID                    300  0.00s  0.03%   3000 cyc { 1800| 2900| 3600}
            """);
    assertEquals(MeasuredFormat.XENALYZE, file.format());
    assertEquals(2_400_000_000L, file.clockHertz());
    assertEquals((100 * 2000 + 300 * 3000) / 400.0, amount(file, "CPUID"));
    assertEquals(10 * 240_000_000.0, file.idleTotal());
    assertTrue(file.notes().contains("2 lines that are no exit reason"));
  }
}

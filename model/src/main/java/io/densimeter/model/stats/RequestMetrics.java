package io.densimeter.model.stats;

import static io.densimeter.model.stats.Metric.Better.DOWN;
import static io.densimeter.model.stats.Metric.Better.UP;

import java.util.List;
import java.util.stream.Stream;

/** The metrics that only requests, simulated by operation, have. */
public final class RequestMetrics {
  /** Time from a request to its answer: mean. */
  public static final Metric RESPONSE_MEAN =
      new Metric("response.mean", "s", "Time from a request to its answer, mean.", DOWN);

  /** Time from a request to its answer: median. */
  public static final Metric RESPONSE_P50 = response(50);

  /** Time from a request to its answer: 95th percentile. */
  public static final Metric RESPONSE_P95 = response(95);

  /** Time from a request to its answer: 99th percentile. */
  public static final Metric RESPONSE_P99 = response(99);

  /** Requests answered in a second, by all guests. */
  public static final Metric THROUGHPUT =
      new Metric("throughput", "requests/s", "Requests answered in a second, by all guests.", UP);

  /** Share of vCPU time spent co-stopped: mean over guests. */
  public static final Metric CO_STOP =
      new Metric(
          "cpu.co-stop",
          "fraction",
          "Share of vCPU time spent waiting for pCPUs for the guest's other vCPUs, mean over guests.",
          DOWN);

  /** Share of the time of driver domains and I/O threads that they ran or wanted to. */
  public static final Metric IO_BUSY =
      new Metric(
          "io.busy",
          "fraction",
          "Share of time that driver domains and I/O threads ran or wanted to, mean over hosts.",
          DOWN);

  /** Share of time that the disks were busy. */
  public static final Metric DISK_BUSY =
      new Metric("disk.busy", "fraction", "Share of time that disks were busy, mean.", DOWN);

  /** Share of time that the networks were busy. */
  public static final Metric NETWORK_BUSY =
      new Metric(
          "network.busy", "fraction", "Share of time that network links were busy, mean.", DOWN);

  /** Share of vCPU run time that containers waited for locks of the kernel they share. */
  public static final Metric LOCK_WAIT =
      new Metric(
          "lock.wait",
          "fraction",
          "Share of vCPU run time that containers waited for locks of the shared kernel.",
          DOWN);

  /** Exits from guest mode in a second of all guests, for all reasons. */
  public static final Metric EXITS =
      new Metric("exits", "exits/s", "Exits from guest mode in a second, for all reasons.", DOWN);

  /** By their words in files; the kernels, which count them, stand above this package. */
  private static final List<Metric> EXITS_BY_REASON =
      Stream.of(
              "cpuid",
              "hlt",
              "io",
              "mmio",
              "msr-write",
              "cr-access",
              "invlpg",
              "hypercall",
              "interrupt",
              "eoi",
              "ipi",
              "exception",
              "nested-page-fault",
              "msr-read",
              "pause",
              "nested-control")
          .map(
              reason ->
                  new Metric(
                      "exits." + reason,
                      "exits/s",
                      "Exits from guest mode in a second, for the reason " + reason + ".",
                      DOWN))
          .toList();

  /** All of them, in the order of the reports. */
  public static final List<Metric> ALL =
      Stream.concat(
              Stream.of(
                  RESPONSE_MEAN,
                  RESPONSE_P50,
                  RESPONSE_P95,
                  RESPONSE_P99,
                  THROUGHPUT,
                  CO_STOP,
                  IO_BUSY,
                  DISK_BUSY,
                  NETWORK_BUSY,
                  LOCK_WAIT,
                  EXITS),
              EXITS_BY_REASON.stream())
          .toList();

  private RequestMetrics() {}

  /** Returns the metric of exits for a reason, such as {@code msr-write}. */
  public static Metric exits(String reason) {
    return EXITS_BY_REASON.stream()
        .filter(metric -> metric.name().equals("exits." + reason))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("No metric of exits for " + reason + "."));
  }

  private static Metric response(int percentile) {
    return new Metric(
        "response.p" + percentile,
        "s",
        "Time from a request to its answer, percentile " + percentile + " over all requests.",
        DOWN);
  }
}

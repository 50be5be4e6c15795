package io.densimeter.model.stats;

import static io.densimeter.model.stats.Metric.Better.DOWN;
import static io.densimeter.model.stats.Metric.Better.UP;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Every metric of a run, in the order of the reports. */
public final class Metrics {
  /** Hosts that carry guests, and the spare ones. */
  public static final Metric HOSTS_NEEDED =
      new Metric(
          "hosts.needed", "hosts", "Hosts that carry guests, and the spare hosts asked for.", DOWN);

  /** Placed guests over hosts that carry guests. */
  public static final Metric GUESTS_PER_HOST =
      new Metric(
          "guests.per-host", "guests/host", "Placed guests over hosts that carry guests.", UP);

  /** Guests that no host could take. */
  public static final Metric GUESTS_UNPLACED =
      new Metric("guests.unplaced", "guests", "Guests that no host could take.", DOWN);

  /** Guest CPU time under the technique over native CPU time, weighted by demand. */
  public static final Metric OVERHEAD_SLOWDOWN =
      new Metric(
          "overhead.slowdown",
          "ratio",
          "CPU time on the guest's vCPU under the technique over native CPU time for the same work.",
          DOWN);

  /** CPU that the hypervisor burns outside the vCPUs, over the native CPU time of the guests. */
  public static final Metric HYPERVISOR_CPU =
      new Metric(
          "overhead.hypervisor-cpu",
          "ratio",
          "CPU time outside the vCPUs (driver domain, I/O threads) over native CPU time.",
          DOWN);

  /** CPU ready: mean over guests and time. */
  public static final Metric CPU_READY_MEAN =
      new Metric(
          "cpu.ready.mean",
          "fraction",
          "Share of vCPU time spent runnable without a pCPU, mean over guests and steps.",
          DOWN);

  /** CPU ready: 95th percentile over guests and steps. */
  public static final Metric CPU_READY_P95 =
      new Metric(
          "cpu.ready.p95",
          "fraction",
          "Share of vCPU time spent runnable without a pCPU, 95th percentile over guest-steps.",
          DOWN);

  /** Share of guest-steps in which a guest got less CPU than it asked for. */
  public static final Metric SLA_VIOLATION =
      new Metric(
          "sla.violation",
          "fraction",
          "Share of guest-steps in which a guest got less CPU than it asked for.",
          DOWN);

  /** CPU utilisation of the hosts that are on: mean. */
  public static final Metric HOST_CPU_MEAN =
      new Metric(
          "host.cpu.mean", "fraction", "CPU utilisation of the hosts that are on, mean.", UP);

  /** CPU utilisation of the hosts that are on: 95th percentile over host-steps. */
  public static final Metric HOST_CPU_P95 =
      new Metric(
          "host.cpu.p95",
          "fraction",
          "CPU utilisation of the hosts that are on, 95th percentile over host-steps.",
          DOWN);

  /** Memory granted over memory of the hosts that carry guests. */
  public static final Metric HOST_MEMORY =
      new Metric(
          "host.memory",
          "fraction",
          "Memory granted to guests and hypervisor over memory of the hosts that carry guests.",
          UP);

  /** Energy at the servers' plugs over the horizon of the trace. */
  public static final Metric ENERGY =
      new Metric("energy", "kWh", "Energy at the servers' plugs over the trace.", DOWN);

  /** Cost of the estate over the TCO horizon, discounted. */
  public static final Metric COST_TOTAL =
      new Metric(
          "cost.total", "currency", "Present cost of the estate over the TCO horizon.", DOWN);

  /** Level cost of one guest for a month. */
  public static final Metric COST_GUEST_MONTH =
      new Metric(
          "cost.guest-month", "currency", "Level cost of one placed guest for a month.", DOWN);

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

  /** The metrics that only requests, simulated by operation, have. */
  public static final List<Metric> OF_REQUESTS =
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

  private static final List<Metric> OF_ESTATES =
      List.of(
          HOSTS_NEEDED,
          GUESTS_PER_HOST,
          GUESTS_UNPLACED,
          OVERHEAD_SLOWDOWN,
          HYPERVISOR_CPU,
          CPU_READY_MEAN,
          CPU_READY_P95,
          SLA_VIOLATION,
          HOST_CPU_MEAN,
          HOST_CPU_P95,
          HOST_MEMORY,
          ENERGY,
          COST_TOTAL,
          COST_GUEST_MONTH);

  /** All metrics, in the order of the reports. */
  public static final List<Metric> ALL =
      Stream.concat(OF_ESTATES.stream(), OF_REQUESTS.stream()).toList();

  private Metrics() {}

  /** Returns the metric of exits for a reason, such as {@code msr-write}. */
  public static Metric exits(String reason) {
    return named("exits." + reason)
        .orElseThrow(() -> new IllegalStateException("No metric of exits for " + reason + "."));
  }

  private static Metric response(int percentile) {
    return new Metric(
        "response.p" + percentile,
        "s",
        "Time from a request to its answer, percentile " + percentile + " over all requests.",
        DOWN);
  }

  /** Returns the metric of that name. */
  public static Optional<Metric> named(String name) {
    return ALL.stream().filter(metric -> metric.name().equals(name)).findFirst();
  }
}

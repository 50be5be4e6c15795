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

  /** No placement of the placed guests needs fewer hosts. */
  public static final Metric PLACEMENT_LOWER_BOUND =
      new Metric(
          "placement.lower-bound",
          "hosts",
          "Hosts that every placement of the placed guests needs at least, and the spare ones.",
          DOWN);

  /** How far the placement may be from the best one. */
  public static final Metric PLACEMENT_GAP =
      new Metric(
          "placement.gap",
          "fraction",
          "Hosts needed beyond the lower bound, over the lower bound: 0 is proven to be the best.",
          DOWN);

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

  /** Memory kept for guests over memory of the hosts that carry them. */
  public static final Metric HOST_MEMORY =
      new Metric(
          "host.memory",
          "fraction",
          "Memory kept for guests and hypervisor over memory of the hosts that carry guests.",
          UP);

  /** Memory that sharing saved. */
  public static final Metric MEMORY_SHARED =
      new Metric(
          "memory.shared",
          "fraction",
          "Granted memory saved by sharing pages that are the same, over all granted memory.",
          UP);

  /** Memory that balloons or one kernel took back. */
  public static final Metric MEMORY_RECLAIMED =
      new Metric(
          "memory.reclaimed",
          "fraction",
          "Granted memory that guests gave back (balloon, or the one kernel), over all of it.",
          DOWN);

  /** Memory that the hypervisor swapped out. */
  public static final Metric MEMORY_SWAPPED =
      new Metric(
          "memory.swapped",
          "fraction",
          "Granted memory that the hypervisor swapped out, over all granted memory.",
          DOWN);

  /** Waiting for pages. */
  public static final Metric MEMORY_WAIT =
      new Metric(
          "memory.wait",
          "ratio",
          "Time that guests wait for pages on disk over their CPU time, mean over guests.",
          DOWN);

  /** CPU for bringing pages back. */
  public static final Metric MEMORY_CPU =
      new Metric(
          "memory.cpu",
          "ratio",
          "CPU that bringing pages back takes over the CPU time of the guests, mean over guests.",
          DOWN);

  /** Energy at the servers' plugs over the horizon of the trace. */
  public static final Metric ENERGY =
      new Metric("energy", "kWh", "Energy at the servers' plugs over the trace.", DOWN);

  /** The part of the energy that hosts draw because they are on. */
  public static final Metric ENERGY_STATIC =
      new Metric(
          "energy.static",
          "kWh",
          "Energy that hosts draw whatever their load: idle power while they are on, and asleep.",
          DOWN);

  /** The part of the energy that load adds. */
  public static final Metric ENERGY_DYNAMIC =
      new Metric("energy.dynamic", "kWh", "Energy that load adds: energy less static.", DOWN);

  /** Emissions of the energy of a year. */
  public static final Metric CARBON_OPERATIONAL =
      new Metric(
          "carbon.operational",
          "kg/year",
          "CO2e of the energy of the site (servers and PUE) in a year.",
          DOWN);

  /** The year's part of the emissions of making the hosts. */
  public static final Metric CARBON_EMBODIED =
      new Metric(
          "carbon.embodied",
          "kg/year",
          "A year's part of the CO2e of making the hosts, spare ones too.",
          DOWN);

  /** Emissions of a guest. */
  public static final Metric CARBON_GUEST =
      new Metric(
          "carbon.guest-year",
          "kg/year",
          "CO2e of one placed guest in a year, operational and embodied.",
          DOWN);

  /** Emissions of a request. */
  public static final Metric CARBON_REQUEST =
      new Metric(
          "carbon.request", "g", "CO2e of one request, operational and embodied (SCI).", DOWN);

  /** The metrics that only an experiment with a section on carbon has. */
  public static final List<Metric> OF_CARBON =
      List.of(CARBON_OPERATIONAL, CARBON_EMBODIED, CARBON_GUEST, CARBON_REQUEST);

  /** Migrations of consolidation. */
  public static final Metric MIGRATIONS =
      new Metric("migrations", "migrations", "Migrations that consolidation began.", DOWN);

  /** Times that consolidation switched a host off. */
  public static final Metric HOST_SHUTDOWNS =
      new Metric("host.shutdowns", "shutdowns", "Times that a host was switched off.", DOWN);

  /** SLA violation time per active host. */
  public static final Metric SLATAH =
      new Metric(
          "sla.slatah",
          "fraction",
          "Share of a host's time on in which its CPU was exhausted, mean over hosts (SLATAH).",
          DOWN);

  /** Performance degradation by migrations. */
  public static final Metric PDM =
      new Metric(
          "sla.pdm",
          "fraction",
          "Share of a guest's CPU demand lost to its migrations, mean over guests (PDM).",
          DOWN);

  /** SLA violation: SLATAH times PDM. */
  public static final Metric SLAV =
      new Metric("sla.slav", "fraction", "SLATAH times PDM (SLAV).", DOWN);

  /** Energy times SLAV. */
  public static final Metric ESV = new Metric("sla.esv", "kWh", "Energy times SLAV (ESV).", DOWN);

  /** How long a guest stands still in a migration. */
  public static final Metric MIGRATION_DOWNTIME =
      new Metric(
          "migration.downtime",
          "s",
          "Time that a guest stands still in a migration, mean over migrations.",
          DOWN);

  /** The metrics that only consolidation has. */
  public static final List<Metric> OF_CONSOLIDATION =
      List.of(MIGRATIONS, MIGRATION_DOWNTIME, HOST_SHUTDOWNS, SLATAH, PDM, SLAV, ESV);

  /** Hosts that failed. */
  public static final Metric HOST_FAILURES =
      new Metric("failures.hosts", "failures", "Hosts that failed.", DOWN);

  /** Kernels that crashed. */
  public static final Metric KERNEL_CRASHES =
      new Metric("failures.kernels", "crashes", "Kernels that crashed.", DOWN);

  /** Downtime of a guest. */
  public static final Metric GUEST_DOWNTIME =
      new Metric(
          "guest.downtime",
          "min/year",
          "Time that a guest is down by failures, in minutes a year, mean over guests.",
          DOWN);

  /** The longest time that a guest was down. */
  public static final Metric LONGEST_DOWNTIME =
      new Metric(
          "guest.downtime.longest",
          "s",
          "The longest time that one failure kept a guest down.",
          DOWN);

  /** The metrics that only failures have. */
  public static final List<Metric> OF_FAILURES =
      List.of(HOST_FAILURES, KERNEL_CRASHES, GUEST_DOWNTIME, LONGEST_DOWNTIME);

  /** Cost of the estate over the TCO horizon, discounted. */
  public static final Metric COST_TOTAL =
      new Metric(
          "cost.total", "currency", "Present cost of the estate over the TCO horizon.", DOWN);

  /** Level cost of one guest for a month. */
  public static final Metric COST_GUEST_MONTH =
      new Metric(
          "cost.guest-month", "currency", "Level cost of one placed guest for a month.", DOWN);

  /** CPU time of guests beside their neighbours over that alone: mean. */
  public static final Metric INTERFERENCE_MEAN =
      new Metric(
          "interference.slowdown.mean",
          "ratio",
          "CPU time for the same work beside the neighbours in cache and memory bandwidth over that"
              + " alone, mean over guests.",
          DOWN);

  /** CPU time of guests beside their neighbours over that alone: 95th percentile. */
  public static final Metric INTERFERENCE_P95 =
      new Metric(
          "interference.slowdown.p95",
          "ratio",
          "CPU time for the same work beside the neighbours in cache and memory bandwidth over that"
              + " alone, 95th percentile over guests.",
          DOWN);

  /** The metrics that only guests with a memory profile have. */
  public static final List<Metric> OF_INTERFERENCE = List.of(INTERFERENCE_MEAN, INTERFERENCE_P95);

  /** What is saved against the estate before consolidation. */
  public static final Metric COST_SAVED =
      new Metric(
          "cost.saved",
          "currency",
          "Net present value of what is saved against the estate before consolidation.",
          UP);

  /** The metrics that only memory which is promised more than once has. */
  public static final List<Metric> OF_PROMISED_MEMORY =
      List.of(MEMORY_SHARED, MEMORY_RECLAIMED, MEMORY_SWAPPED, MEMORY_WAIT, MEMORY_CPU);

  private static final List<Metric> OF_ESTATES =
      List.of(
          HOSTS_NEEDED,
          PLACEMENT_LOWER_BOUND,
          PLACEMENT_GAP,
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
          MEMORY_SHARED,
          MEMORY_RECLAIMED,
          MEMORY_SWAPPED,
          MEMORY_WAIT,
          MEMORY_CPU,
          INTERFERENCE_MEAN,
          INTERFERENCE_P95,
          ENERGY,
          ENERGY_STATIC,
          ENERGY_DYNAMIC,
          CARBON_OPERATIONAL,
          CARBON_EMBODIED,
          CARBON_GUEST,
          CARBON_REQUEST,
          MIGRATIONS,
          MIGRATION_DOWNTIME,
          HOST_SHUTDOWNS,
          SLATAH,
          PDM,
          SLAV,
          ESV,
          HOST_FAILURES,
          KERNEL_CRASHES,
          GUEST_DOWNTIME,
          LONGEST_DOWNTIME);

  private static final List<Metric> OF_BILLS = List.of(COST_TOTAL, COST_GUEST_MONTH, COST_SAVED);

  /** All metrics, in the order of the reports. */
  public static final List<Metric> ALL =
      Stream.of(OF_ESTATES, AvailabilityMetrics.ALL, OF_BILLS, RequestMetrics.ALL)
          .flatMap(List::stream)
          .toList();

  private Metrics() {}

  /** Returns the metric of that name. */
  public static Optional<Metric> named(String name) {
    return ALL.stream().filter(metric -> metric.name().equals(name)).findFirst();
  }
}

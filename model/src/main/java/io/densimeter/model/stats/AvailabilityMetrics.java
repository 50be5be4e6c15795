package io.densimeter.model.stats;

import static io.densimeter.model.stats.Metric.Better.DOWN;
import static io.densimeter.model.stats.Metric.Better.UP;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The metrics that only failures and patches have, beside those of the simulated failures. */
public final class AvailabilityMetrics {
  /** Hypervisors that crashed. */
  public static final Metric HYPERVISOR_CRASHES =
      new Metric("failures.hypervisors", "crashes", "Hypervisors that crashed.", DOWN);

  /** Driver domains that crashed. */
  public static final Metric DRIVER_DOMAIN_CRASHES =
      new Metric("failures.driver-domains", "crashes", "Driver domains that crashed.", DOWN);

  /** Downtime of a guest in the long run, by all causes. */
  public static final Metric EXPECTED =
      new Metric(
          "downtime",
          "min/year",
          "Time that a guest is down by failures and patches, mean over guests, in the long run: by"
              + " mean times between failures and until guests run again on the hosts that are needed,"
              + " however short the trace.",
          DOWN);

  /** Share of time in which a guest runs, in the long run. */
  public static final Metric AVAILABILITY =
      new Metric(
          "availability",
          "fraction",
          "Share of time in which a guest runs, with failures and patches, in the long run.",
          UP);

  /** The same as a number of nines. */
  public static final Metric NINES =
      new Metric(
          "availability.nines",
          "nines",
          "How many nines the availability has: 3 for 99.9 %, minus the decimal logarithm of the"
              + " rest.",
          UP);

  /** Time to empty a host before it is patched. */
  public static final Metric EMPTYING =
      new Metric(
          "patch.emptying",
          "s",
          "Time to move all guests off a host before it is patched, mean over the hosts that are"
              + " emptied; 0 when none is.",
          DOWN);

  /** Time of a round of patches. */
  public static final Metric WINDOW =
      new Metric(
          "patch.window",
          "h",
          "Time to patch all hosts that are needed, one after another: moving guests off or starting"
              + " them again included.",
          DOWN);

  /** Host failures that an estate stands. */
  public static final Metric FAILOVER =
      new Metric(
          "hosts.failover",
          "hosts",
          "Hosts that can fail at once, those with the most on them, so that all of their guests have"
              + " the CPU and memory that they need on the others that are needed; 10 at most.",
          UP);

  private static final List<Cause> CAUSES =
      List.of(
          new Cause("guest-kernel", "crashes of its own kernel"),
          new Cause("host-kernel", "crashes of the hypervisor, or of the one kernel of its host"),
          new Cause("driver-domain", "crashes of the driver domain of its host"),
          new Cause("host", "failures of its host"),
          new Cause("guest-patch", "patches of its own kernel"),
          new Cause("host-patch", "patches of the hypervisor, or of the one kernel of its host"));

  private static final List<Metric> SIMULATED =
      CAUSES.subList(0, 4).stream()
          .map(
              cause ->
                  new Metric(
                      "guest.downtime." + cause.word,
                      "min/year",
                      "Time that a guest was down in the simulation by "
                          + cause.words
                          + ", in minutes a year, mean over guests.",
                      DOWN))
          .toList();

  private static final List<Metric> BY_CAUSE =
      CAUSES.stream()
          .map(
              cause ->
                  new Metric(
                      "downtime." + cause.word,
                      "min/year",
                      "Time that a guest is down by " + cause.words + ", in the long run.",
                      DOWN))
          .toList();

  /** The metrics that need simulated failures. */
  public static final List<Metric> OF_FAILURES =
      Stream.concat(Stream.of(HYPERVISOR_CRASHES, DRIVER_DOMAIN_CRASHES), SIMULATED.stream())
          .toList();

  /** The metrics that need patches. */
  public static final List<Metric> OF_PATCHES = List.of(EMPTYING, WINDOW);

  /** The metrics that need failures or patches. */
  public static final List<Metric> OF_EITHER = either();

  /** All of them, in the order of the reports. */
  public static final List<Metric> ALL =
      Stream.of(OF_FAILURES, OF_EITHER, OF_PATCHES).flatMap(List::stream).toList();

  private AvailabilityMetrics() {}

  private static List<Metric> either() {
    List<Metric> metrics = new ArrayList<>(List.of(EXPECTED));
    metrics.addAll(BY_CAUSE);
    metrics.addAll(List.of(AVAILABILITY, NINES, FAILOVER));
    return List.copyOf(metrics);
  }

  private record Cause(String word, String words) {}

  /** Returns the metric of simulated downtime by a cause, such as {@code driver-domain}. */
  public static Metric simulated(String cause) {
    return named(SIMULATED, "guest.downtime." + cause);
  }

  /** Returns the metric of downtime by a cause in the long run. */
  public static Metric expected(String cause) {
    return named(BY_CAUSE, "downtime." + cause);
  }

  private static Metric named(List<Metric> metrics, String name) {
    return metrics.stream()
        .filter(metric -> metric.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("There is no metric " + name + "."));
  }
}

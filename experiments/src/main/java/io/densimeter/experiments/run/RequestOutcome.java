package io.densimeter.experiments.run;

import io.densimeter.experiments.run.ScenarioRun.InfeasibleException;
import io.densimeter.model.kernel.ExitReason;
import io.densimeter.model.machine.HostType;
import io.densimeter.model.operation.OperationResult;
import io.densimeter.model.operation.OperationResult.GuestTimes;
import io.densimeter.model.sim.IntervalResult;
import io.densimeter.model.stats.LogHistogram;
import io.densimeter.model.stats.Metric;
import io.densimeter.model.stats.Metrics;
import io.densimeter.model.stats.Percentile;
import io.densimeter.model.stats.RequestMetrics;
import io.densimeter.reports.result.Timeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * What the requests of an estate met, host by host. It stands in the place of what the interval
 * fidelity found: hosts that carry no guests are as on or off as there.
 */
final class RequestOutcome {
  private static final double NANOS_PER_SECOND = 1e9;
  private static final double JOULES_PER_KWH = 3.6e6;

  private final Map<Integer, OperationResult> byHost;
  private final LogHistogram responses = new LogHistogram();
  private final double[] hostCpu; // of the hosts that are on
  private final double[] ready; // of the guests that have a host
  private final double coStop;
  private final double watts;
  private final double idleWatts;
  private final double seconds;

  private RequestOutcome(
      Map<Integer, OperationResult> byHost,
      List<HostType> hosts,
      IntervalResult interval,
      double offWatts,
      long measuredNanos) {
    this.byHost = byHost;
    seconds = measuredNanos / NANOS_PER_SECOND;
    var cpu = new ArrayList<Double>();
    double power = 0;
    double idle = 0;
    for (int host = 0; host < hosts.size(); host++) {
      if (interval.hosts().get(host).on()) {
        double busy = cpuFraction(host);
        cpu.add(busy);
        power += hosts.get(host).power().watts(busy);
        idle += hosts.get(host).power().watts(0);
      } else {
        power += offWatts;
        idle += offWatts;
      }
    }
    hostCpu = cpu.stream().mapToDouble(Double::doubleValue).toArray();
    watts = power;
    idleWatts = idle;
    var guests = byHost.values().stream().flatMap(result -> result.guests().stream()).toList();
    ready = guests.stream().mapToDouble(g -> share(g.readyNanos(), g, measuredNanos)).toArray();
    coStop =
        mean(guests.stream().mapToDouble(g -> share(g.coStopNanos(), g, measuredNanos)).toArray());
    byHost.values().forEach(result -> responses.addAll(result.responses()));
  }

  /**
   * Returns the outcome.
   *
   * @param hosts all hosts of the estate
   * @param interval the same estate at interval fidelity
   * @param offWatts power of a host that is not on
   * @throws InfeasibleException when no request was answered, so that there is no response time
   */
  static RequestOutcome of(
      Map<Integer, OperationResult> byHost,
      List<HostType> hosts,
      IntervalResult interval,
      double offWatts,
      long measuredNanos)
      throws InfeasibleException {
    var outcome = new RequestOutcome(byHost, hosts, interval, offWatts, measuredNanos);
    if (outcome.responses.count() == 0) {
      throw new InfeasibleException(
          "no request that came in the measured time was answered in it; operation.measured is too"
              + " short, or the guests ask for more than they get");
    }
    return outcome;
  }

  private static double share(long nanos, GuestTimes guest, long measuredNanos) {
    return (double) nanos / ((double) measuredNanos * guest.vcpus());
  }

  /** Returns the CPU utilisation of a host; 0 when it carries no guests. */
  double cpuFraction(int host) {
    var result = byHost.get(host);
    return result == null ? 0 : result.pcpuFraction();
  }

  /** Returns the CPU ready of a guest, by the number of its host and its place there. */
  double readyFraction(int host, int place) {
    var result = byHost.get(host);
    if (result == null) {
      throw new IllegalStateException("Host " + host + " carries no guests.");
    }
    var guest = result.guests().get(place);
    return share(guest.readyNanos(), guest, result.measuredNanos());
  }

  /** Returns the energy of a host that is on. */
  double energyKwh(int host, HostType type) {
    return type.power().watts(cpuFraction(host)) * seconds / JOULES_PER_KWH;
  }

  /** Returns the energy of all hosts. */
  double energyKwh() {
    return watts * seconds / JOULES_PER_KWH;
  }

  /** Returns the part of the energy that hosts draw because they are on. */
  double staticKwh() {
    return idleWatts * seconds / JOULES_PER_KWH;
  }

  /** Returns the power of all hosts. */
  double watts() {
    return watts;
  }

  /** Returns the series of one step that the measured time is. */
  Timeline timeline() {
    return new Timeline(
        seconds,
        List.of((double) hostCpu.length),
        List.of(mean(hostCpu)),
        List.of(mean(ready)),
        List.of(watts),
        List.of(0.0));
  }

  /** Puts what was measured in the place of what the interval fidelity found. */
  void putInto(Map<Metric, Double> values) {
    values.remove(Metrics.SLA_VIOLATION);
    double work = sum(OperationResult::nativeNanos);
    double run = sum(result -> result.guests().stream().mapToLong(GuestTimes::runNanos).sum());
    values.put(Metrics.OVERHEAD_SLOWDOWN, run / work);
    values.put(Metrics.HYPERVISOR_CPU, sum(OperationResult::ioNanos) / work);
    values.put(Metrics.CPU_READY_MEAN, mean(ready));
    values.put(Metrics.CPU_READY_P95, Percentile.nearestRank(ready.clone(), 95));
    values.put(Metrics.HOST_CPU_MEAN, mean(hostCpu));
    values.put(Metrics.HOST_CPU_P95, Percentile.nearestRank(hostCpu.clone(), 95));
    values.put(Metrics.ENERGY, energyKwh());
    values.put(Metrics.ENERGY_STATIC, staticKwh());
    values.put(Metrics.ENERGY_DYNAMIC, energyKwh() - staticKwh());
    values.put(RequestMetrics.RESPONSE_MEAN, responses.mean() / NANOS_PER_SECOND);
    values.put(RequestMetrics.RESPONSE_P50, responses.quantile(0.5) / NANOS_PER_SECOND);
    values.put(RequestMetrics.RESPONSE_P95, responses.quantile(0.95) / NANOS_PER_SECOND);
    values.put(RequestMetrics.RESPONSE_P99, responses.quantile(0.99) / NANOS_PER_SECOND);
    values.put(RequestMetrics.THROUGHPUT, sum(OperationResult::throughputPerSecond));
    values.put(RequestMetrics.CO_STOP, coStop);
    int hosts = byHost.size();
    values.put(RequestMetrics.IO_BUSY, sum(OperationResult::ioFraction) / hosts);
    values.put(RequestMetrics.DISK_BUSY, sum(OperationResult::diskFraction) / hosts);
    values.put(RequestMetrics.NETWORK_BUSY, sum(OperationResult::networkFraction) / hosts);
    values.put(RequestMetrics.LOCK_WAIT, sum(OperationResult::lockNanos) / run);
    values.put(RequestMetrics.EXITS, sum(OperationResult::exitsPerSecond));
    for (var reason : ExitReason.values()) {
      String word = reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
      values.put(RequestMetrics.exits(word), sum(result -> result.exitsPerSecond(reason)));
    }
  }

  private double sum(ToDoubleFunction<OperationResult> figure) {
    return byHost.values().stream().mapToDouble(figure).sum();
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }
}

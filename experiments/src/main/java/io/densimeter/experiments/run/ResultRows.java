package io.densimeter.experiments.run;

import io.densimeter.model.kernel.Mechanism;
import io.densimeter.model.kernel.OverheadPoint;
import io.densimeter.model.machine.HostType;
import io.densimeter.reports.result.GuestRow;
import io.densimeter.reports.result.HostRow;
import io.densimeter.reports.result.MechanismCycles;
import io.densimeter.reports.result.Timeline;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The rows of a result, from what was simulated. */
final class ResultRows {
  private ResultRows() {}

  static Timeline timeline(ScenarioRun run) {
    var requests = run.requests();
    if (requests != null) {
      return requests.timeline();
    }
    var series = run.interval().timeline();
    var hostsOn = new ArrayList<Double>();
    var cpu = new ArrayList<Double>();
    var ready = new ArrayList<Double>();
    var watts = new ArrayList<Double>();
    for (int step = 0; step < series.steps(); step++) {
      hostsOn.add((double) series.hostsOn(step));
      cpu.add(series.cpuFraction(step));
      ready.add(series.readyFraction(step));
      watts.add(series.watts(step));
    }
    var migrations = new ArrayList<Double>();
    for (int step = 0; step < series.steps(); step++) {
      migrations.add((double) series.migrations(step));
    }
    double stepSeconds = run.demand().trace().stepNanos() / 1e9;
    return new Timeline(stepSeconds, hostsOn, cpu, ready, watts, migrations);
  }

  static List<HostRow> hosts(int replication, Estate estate, ScenarioRun run) {
    var rows = new ArrayList<HostRow>();
    var names = hostNames(estate);
    var requests = run.requests();
    var types = hostTypes(estate);
    for (int host = 0; host < names.size(); host++) {
      var use = run.interval().hosts().get(host);
      if (use.on()) {
        rows.add(
            new HostRow(
                replication,
                names.get(host),
                use.guests(),
                requests == null ? use.cpuMeanFraction() : requests.cpuFraction(host),
                requests == null ? use.cpuP95Fraction() : requests.cpuFraction(host),
                run.placement().memoryFraction(host),
                requests == null ? use.energyKwh() : requests.energyKwh(host, types.get(host))));
      }
    }
    return rows;
  }

  static List<GuestRow> guests(int replication, Estate estate, ScenarioRun run) {
    var rows = new ArrayList<GuestRow>();
    var names = hostNames(estate);
    var demand = run.demand();
    var requests = run.requests();
    int[] onHost = new int[names.size()];
    for (int guest = 0; guest < demand.trace().guests(); guest++) {
      var use = run.interval().guests().get(guest);
      int host = run.placement().hostOf(guest);
      rows.add(
          new GuestRow(
              replication,
              demand.trace().guestName(guest),
              use.placed() ? names.get(host) : "",
              demand.summary().meanFraction(guest),
              demand.summary().p95Fraction(guest),
              requests != null && use.placed()
                  ? requests.readyFraction(host, onHost[host]++)
                  : use.readyMeanFraction(),
              requests == null ? use.violationFraction() : null));
    }
    return rows;
  }

  private static List<String> hostNames(Estate estate) {
    var names = new ArrayList<String>();
    for (var group : estate.groups()) {
      for (int i = 1; i <= group.count(); i++) {
        names.add(group.type().name() + "-" + i);
      }
    }
    return names;
  }

  private static List<HostType> hostTypes(Estate estate) {
    var types = new ArrayList<HostType>();
    for (var group : estate.groups()) {
      types.addAll(Collections.nCopies(group.count(), group.type()));
    }
    return types;
  }

  /**
   * Where the cycles go at an operating point: every mechanism that took any, native work first.
   */
  static List<MechanismCycles> mechanisms(OverheadPoint point) {
    var rows = new ArrayList<MechanismCycles>();
    double nativeCycles = point.account().vcpuCycles(Mechanism.NATIVE);
    for (var mechanism : Mechanism.values()) {
      double vcpu = point.account().vcpuCycles(mechanism) / nativeCycles;
      double hypervisor = point.account().hypervisorCycles(mechanism) / nativeCycles;
      if (vcpu != 0 || hypervisor != 0) {
        rows.add(new MechanismCycles(mechanism.label(), mechanism.meaning(), vcpu, hypervisor));
      }
    }
    return rows;
  }
}

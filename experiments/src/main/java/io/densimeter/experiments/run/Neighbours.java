package io.densimeter.experiments.run;

import io.densimeter.experiments.spec.ExperimentSpec;
import io.densimeter.experiments.spec.GuestSpec;
import io.densimeter.experiments.spec.HostSpec;
import io.densimeter.model.interference.CoRunner;
import io.densimeter.model.interference.SlowdownTable;
import io.densimeter.model.kernel.OverheadCurve;
import io.densimeter.model.machine.GuestType;
import io.densimeter.model.machine.HostType;
import io.densimeter.model.placement.Placement;
import io.densimeter.model.stats.Percentile;
import io.densimeter.model.workload.DemandTrace;
import io.densimeter.model.workload.DemandTrace.Resource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * How much guests are slowed down by those beside them, in the last-level cache and on the way to
 * memory, and what that makes of their overhead.
 *
 * <p>The guests of a host are dealt out to its sockets in turn. At each step the neighbours on the
 * socket are as busy as the trace says, and {@link SlowdownTable} tells how much slower a guest
 * then runs; a guest's slowdown is the mean over its steps, weighted by its demand. It makes the
 * guest's own instructions longer, not the work of the hypervisor for it.
 */
final class Neighbours {
  /** Guests whose slowdowns differ by less than this have the same curve. */
  private static final double GRAIN = 1024;

  private final ExperimentSpec spec;
  private final List<GuestType> guests;
  private final List<HostType> hosts;
  private final int[] kindOf;
  private final int[] socketOf; // by guest; -1 for a guest without a host
  private final List<Socket> sockets = new ArrayList<>();
  private final int[] row; // by guest: its kind among those of its socket
  private final double[] slowdown;
  private final Map<OverheadCurve, Map<Long, OverheadCurve>> curves = new HashMap<>();

  /** A socket with its guests. */
  private record Socket(HostType host, List<Integer> counts, SlowdownTable table, double vcpus) {
    /** Returns where a kind of guest is among those that the socket has. */
    int row(int kind) {
      return (int) counts.subList(0, kind).stream().filter(count -> count > 0).count();
    }
  }

  private record Set(String host, List<Integer> counts) {}

  /**
   * Creates the neighbourhoods of a placement.
   *
   * @param hosts one entry for each physical host
   */
  Neighbours(
      ExperimentSpec spec,
      Estate estate,
      List<HostType> hosts,
      List<GuestType> guests,
      Placement placement,
      DemandTrace trace) {
    this.spec = spec;
    this.guests = guests;
    this.hosts = hosts;
    int block = (guests.size() + estate.kinds().size() - 1) / estate.kinds().size();
    kindOf = new int[guests.size()];
    socketOf = new int[guests.size()];
    row = new int[guests.size()];
    Arrays.setAll(kindOf, guest -> guest / block);
    settle(estate, placement.hostOf());
    Arrays.setAll(
        row, guest -> socketOf[guest] < 0 ? -1 : sockets.get(socketOf[guest]).row(kindOf[guest]));
    slowdown = slowdowns(trace);
  }

  private void settle(Estate estate, int[] hostOf) {
    List<List<Integer>> guestsOf = new ArrayList<>();
    for (int host = 0; host < hosts.size(); host++) {
      guestsOf.add(new ArrayList<>());
    }
    for (int guest = 0; guest < hostOf.length; guest++) {
      socketOf[guest] = -1;
      if (hostOf[guest] >= 0) {
        guestsOf.get(hostOf[guest]).add(guest);
      }
    }
    Map<Set, SlowdownTable> tables = new HashMap<>();
    for (int host = 0; host < hosts.size(); host++) {
      var type = hosts.get(host);
      var written = hostSpec(type);
      var socket = written.socket();
      if (socket == null) {
        throw new IllegalStateException("Host " + type.name() + " has no socket.");
      }
      for (int each = 0; each < socket.count(); each++) {
        var counts = new ArrayList<>(Collections.nCopies(estate.kinds().size(), 0));
        double vcpus = 0;
        for (int k = each; k < guestsOf.get(host).size(); k += socket.count()) {
          int guest = guestsOf.get(host).get(k);
          socketOf[guest] = sockets.size();
          counts.set(kindOf[guest], counts.get(kindOf[guest]) + 1);
          vcpus += guests.get(guest).vcpus();
        }
        if (vcpus > 0) {
          var table =
              tables.computeIfAbsent(
                  new Set(type.name(), counts),
                  set ->
                      SlowdownTable.of(
                          socket.memory(type.clockHertz()),
                          type.cores() / socket.count(),
                          runners(counts)));
          sockets.add(new Socket(type, counts, table, vcpus));
        }
      }
    }
  }

  private HostSpec hostSpec(HostType type) {
    return spec.hosts().stream()
        .filter(host -> host.name().equals(type.name()))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("No host is called " + type.name() + "."));
  }

  private List<CoRunner> runners(List<Integer> counts) {
    var runners = new ArrayList<CoRunner>();
    var kinds = spec.workload().guests();
    for (int kind = 0; kind < counts.size(); kind++) {
      if (counts.get(kind) > 0) {
        runners.add(runner(kinds.get(kind), counts.get(kind)));
      }
    }
    return runners;
  }

  private static CoRunner runner(GuestSpec guest, int count) {
    var profile = guest.memoryProfile();
    if (profile == null) {
      throw new IllegalStateException("A guest has no memory profile.");
    }
    var limit = profile.bandwidthLimitBytesPerSecond();
    return new CoRunner(
        profile.profile(),
        count,
        guest.vcpus(),
        guest.vcpus(),
        profile.cacheClass(),
        limit == null ? Double.POSITIVE_INFINITY : limit);
  }

  private double[] slowdowns(DemandTrace trace) {
    int count = guests.size();
    var weighted = new double[count];
    var weight = new double[count];
    var busy = new double[sockets.size()];
    for (int step = 0; step < trace.steps(); step++) {
      float[] demand = trace.row(Resource.CPU, step);
      Arrays.fill(busy, 0);
      for (int guest = 0; guest < count; guest++) {
        if (socketOf[guest] >= 0) {
          busy[socketOf[guest]] += vcpus(guest, demand[guest]);
        }
      }
      for (int guest = 0; guest < count; guest++) {
        if (socketOf[guest] >= 0) {
          var socket = sockets.get(socketOf[guest]);
          double others = socket.vcpus() - guests.get(guest).vcpus();
          double active =
              others == 0 ? 0 : (busy[socketOf[guest]] - vcpus(guest, demand[guest])) / others;
          weighted[guest] += demand[guest] * socket.table().slowdown(row[guest], active);
          weight[guest] += demand[guest];
        }
      }
    }
    for (int guest = 0; guest < count; guest++) {
      weighted[guest] = weight[guest] == 0 ? 1 : weighted[guest] / weight[guest];
    }
    return weighted;
  }

  /** vCPUs that a guest's native demand keeps busy on its host. */
  private double vcpus(int guest, float demand) {
    var type = guests.get(guest);
    double wanted =
        demand * ((double) type.cpuHertz() / sockets.get(socketOf[guest]).host().clockHertz());
    return Math.min(wanted, type.vcpus());
  }

  /** Returns the overhead of a guest beside its neighbours, from that without them. */
  OverheadCurve beside(OverheadCurve alone, int guest) {
    long grains = Math.round(slowdown[guest] * GRAIN);
    return curves
        .computeIfAbsent(alone, curve -> new HashMap<>())
        .computeIfAbsent(grains, g -> slowed(alone, g / GRAIN - 1));
  }

  private static OverheadCurve slowed(OverheadCurve alone, double extra) {
    var vcpu = new double[alone.points()];
    var hypervisor = new double[alone.points()];
    for (int point = 0; point < vcpu.length; point++) {
      double demand = (double) point / (vcpu.length - 1);
      vcpu[point] = alone.vcpuFraction(demand) + extra * demand;
      hypervisor[point] = alone.hypervisorFraction(demand);
    }
    return OverheadCurve.of(vcpu, hypervisor);
  }

  /** Returns the mean slowdown of the guests that have a host. */
  double mean() {
    return Arrays.stream(placed()).average().orElse(1);
  }

  /** Returns the 95th percentile over these guests. */
  double p95() {
    return Percentile.nearestRank(placed(), 95);
  }

  private double[] placed() {
    return IntStream.range(0, slowdown.length)
        .filter(guest -> socketOf[guest] >= 0)
        .mapToDouble(guest -> slowdown[guest])
        .toArray();
  }
}

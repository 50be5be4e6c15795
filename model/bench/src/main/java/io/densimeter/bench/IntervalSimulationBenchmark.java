package io.densimeter.bench;

import io.densimeter.model.kernel.OverheadCurve;
import io.densimeter.model.machine.GuestType;
import io.densimeter.model.machine.HostType;
import io.densimeter.model.machine.OsFamily;
import io.densimeter.model.machine.PowerCurve;
import io.densimeter.model.sim.IntervalInputs;
import io.densimeter.model.sim.IntervalSimulation;
import io.densimeter.model.sim.RandomStreams;
import io.densimeter.model.workload.DemandTrace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A day of an estate in steps of 5 min, with the placement fixed: the interval simulation, set-up
 * included, beside the least that any program must do, one pass from demand to host load to power.
 *
 * <p>1x is the day that consolidation studies use: 1,052 guests on 800 hosts.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@Fork(2)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class IntervalSimulationBenchmark {
  private static final int STEPS = 288;

  /** Estates of 1,052 guests on 800 hosts. */
  @Param({"1", "10"})
  int scale;

  /** Hosts of an estate; 50 packs 21 guests on each, many of them short of CPU at times. */
  @Param({"800", "50"})
  int hostsEach;

  private float[][] rows = new float[0][];
  private int[] hostOf = new int[0];
  private List<HostType> hosts = List.of();
  private List<GuestType> guests = List.of();
  private final OverheadCurve curve =
      OverheadCurve.of(
          new double[] {0.01, 0.12, 0.23, 0.34, 0.45, 0.56, 0.67, 0.78, 0.89, 1.0, 1.1},
          new double[] {0, 0.01, 0.02, 0.03, 0.04, 0.05, 0.06, 0.07, 0.08, 0.09, 0.1});

  /** Guest-intervals simulated, which JMH turns into guest-intervals per second. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.OPERATIONS)
  public static class Counters {
    /** Guests times steps. */
    public long guestIntervals;
  }

  /** Makes the estate. */
  @Setup(Level.Trial)
  public void build() {
    int guestCount = 1_052 * scale;
    int hostCount = hostsEach * scale;
    var random = new RandomStreams(20110303, 0).stream("demands");
    rows = new float[STEPS][guestCount];
    for (float[] row : rows) {
      for (int guest = 0; guest < guestCount; guest++) {
        double u = random.nextDouble();
        row[guest] = (float) (u * u * u); // mean 25 %, most guests nearly idle
      }
    }
    hostOf = new int[guestCount];
    for (int guest = 0; guest < guestCount; guest++) {
      hostOf[guest] = guest % hostCount;
    }
    hosts =
        new ArrayList<>(
            Collections.nCopies(
                hostCount / 2,
                host("g4", 1_860, 86, 89.4, 92.6, 96, 99.5, 102, 106, 108, 112, 114, 117)));
    hosts.addAll(
        Collections.nCopies(
            hostCount - hostCount / 2,
            host("g5", 2_660, 93.7, 97, 101, 105, 110, 116, 121, 125, 129, 133, 135)));
    guests =
        Collections.nCopies(
            guestCount,
            new GuestType(
                1, hostsEach == 800 ? 1_860_000_000L : 300_000_000L, 1L << 30, OsFamily.LINUX));
  }

  /** The simulation. */
  @Benchmark
  public double simulation(Counters counters) {
    var inputs = IntervalInputs.of(new Rows(rows), hosts, guests, hostOf, (host, guest) -> curve);
    counters.guestIntervals += (long) STEPS * guests.size();
    return IntervalSimulation.run(inputs).energyKwh();
  }

  /** The limit: no overhead, no sharing, no accounts. */
  @Benchmark
  public double arrayPass(Counters counters) {
    var load = new float[hosts.size()];
    var curves = new PowerCurve[load.length];
    var perHertz = new float[load.length];
    for (int host = 0; host < load.length; host++) {
      curves[host] = hosts.get(host).power();
      perHertz[host] = (float) guests.get(0).cpuHertz() / hosts.get(host).cpuHertz();
    }
    double watts = 0;
    for (float[] row : rows) {
      Arrays.fill(load, 0);
      for (int guest = 0; guest < row.length; guest++) {
        load[hostOf[guest]] += row[guest];
      }
      for (int host = 0; host < load.length; host++) {
        watts += curves[host].watts(load[host] * perHertz[host]);
      }
    }
    counters.guestIntervals += (long) STEPS * guests.size();
    return watts;
  }

  private static HostType host(String name, long megahertz, double... watts) {
    return new HostType(
        name,
        name,
        2,
        megahertz * 1_000_000,
        4L << 30,
        new PowerCurve(name, "benchmark", watts),
        0);
  }

  private record Rows(List<float[]> rows) implements DemandTrace {
    Rows(float[][] rows) {
      this(List.of(rows));
    }

    @Override
    public int guests() {
      return rows.get(0).length;
    }

    @Override
    public int steps() {
      return rows.size();
    }

    @Override
    public long stepNanos() {
      return 300_000_000_000L;
    }

    @Override
    public String guestName(int guest) {
      return "guest-" + guest;
    }

    @Override
    public boolean has(Resource resource) {
      return resource == Resource.CPU;
    }

    @Override
    public float[] row(Resource resource, int step) {
      return rows.get(step);
    }
  }
}

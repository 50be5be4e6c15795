package io.densimeter.bench;

import io.densimeter.model.operation.Arrivals;
import io.densimeter.model.operation.DeviceSpec;
import io.densimeter.model.operation.GuestLoad;
import io.densimeter.model.operation.OperationInputs;
import io.densimeter.model.operation.OperationSimulation;
import io.densimeter.model.operation.RequestDemand;
import io.densimeter.model.operation.Variate;
import io.densimeter.model.platform.CostTable;
import io.densimeter.model.sched.CpuTopology;
import io.densimeter.model.sched.FairScheduler;
import io.densimeter.model.sched.HostCpu;
import io.densimeter.model.sched.VcpuSpec;
import io.densimeter.model.sim.RandomStreams;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Guest operations per second at operation fidelity: a host of eight pCPUs with twelve busy web
 * guests, each operation drawn from the profile, executed on the guest's cost kernel and scheduled.
 * One invocation simulates a tenth of a second in the middle of a run; {@code operations} is the
 * count per second of wall time.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
@SuppressWarnings("NullAway.Init") // set up by JMH
public class OperationSimulationBenchmark {
  private static final int GUESTS = 12;
  private static final long STEP_NANOS = 100_000_000;

  /** Technique. */
  @Param({"bare-metal", "paravirtual", "os-level", "hardware-assisted/nested"})
  private String kernel = "bare-metal";

  private OperationSimulation simulation;

  /** Guest operations of an iteration. */
  @AuxCounters(AuxCounters.Type.OPERATIONS)
  @State(Scope.Thread)
  public static class Count {
    /** Guest operations. */
    public long operations;

    /** Starts over. */
    @Setup(Level.Iteration)
    public void clear() {
      operations = 0;
    }
  }

  /** Starts a run. */
  @Setup
  public void setUp() {
    var guests = new ArrayList<GuestLoad>();
    for (int g = 0; g < GUESTS; g++) {
      guests.add(
          new GuestLoad(
              "guest-" + g,
              List.of(VcpuSpec.weight(1024)),
              Arrivals.poisson(550),
              RequestDemand.cpu(Variate.exponential(1e6))
                  .withDisk(1, 16_384)
                  .withPackets(2, 4, 600),
              KernelBenchmark.webServer(),
              10_000_000));
    }
    CostTable costs = KernelBenchmark.costs(kernel);
    var inputs =
        new OperationInputs(
            "host",
            costs,
            costs.platform().clockHertz(),
            new HostCpu.Settings(CpuTopology.cores(16), 2_000, 30_000_000),
            () -> new FairScheduler(16, FairScheduler.Settings.linux()),
            guests,
            new DeviceSpec(64, Variate.exponential(100_000), 1e9),
            new DeviceSpec(1, Variate.constant(0), 1.25e9),
            2,
            4096,
            0,
            Long.MAX_VALUE / 2);
    simulation = OperationSimulation.start(inputs, new RandomStreams(1, 0));
    simulation.runFor(10 * STEP_NANOS);
  }

  /** Simulates the next tenth of a second. */
  @Benchmark
  public long step(Count count) {
    long before = simulation.operations();
    simulation.runFor(STEP_NANOS);
    long done = simulation.operations() - before;
    count.operations += done;
    return done;
  }
}

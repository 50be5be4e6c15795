package io.densimeter.bench;

import io.densimeter.model.kernel.CostKernel;
import io.densimeter.model.kernel.CostKernels;
import io.densimeter.model.kernel.NativeMachine;
import io.densimeter.model.platform.CostTable;
import io.densimeter.model.platform.CpuFeature;
import io.densimeter.model.platform.Implementation;
import io.densimeter.model.platform.IoPath;
import io.densimeter.model.platform.Paging;
import io.densimeter.model.platform.Path;
import io.densimeter.model.platform.Platform;
import io.densimeter.model.platform.Price;
import io.densimeter.model.platform.Primitive;
import io.densimeter.model.platform.Technique;
import io.densimeter.model.units.Figure;
import io.densimeter.model.workload.GuestOperation;
import io.densimeter.model.workload.OperationBuffer;
import io.densimeter.model.workload.OperationStream;
import io.densimeter.model.workload.Rate;
import io.densimeter.model.workload.Shape;
import io.densimeter.model.workload.WorkloadProfile;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import umontreal.ssj.rng.MRG32k3a;

/**
 * What executing an operation costs: each kernel on the stream of a web server, beside a loop that
 * only looks a price up and adds it. Prices are made up; the work does not depend on them.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@SuppressWarnings("NullAway.Init") // set up by JMH
public class KernelBenchmark {
  private static final int OPERATIONS = 60_000;

  /** Technique and, for hardware assistance, paging. */
  @Param({
    "bare-metal",
    "binary-translation",
    "trap-and-emulate",
    "paravirtual",
    "os-level",
    "hardware-assisted/shadow",
    "hardware-assisted/nested"
  })
  private String kernel = "bare-metal";

  private final OperationBuffer stream = new OperationBuffer(OPERATIONS + 2048);
  private final double[] priceOf = new double[GuestOperation.values().length];
  private CostKernel executed;

  /** Makes the kernel and a stretch of the stream. */
  @Setup
  public void setUp() {
    var platform = platform();
    executed = CostKernels.of(costs(kernel));
    var random = new MRG32k3a();
    random.setSeed(new long[] {1, 2, 3, 4, 5, 6});
    new OperationStream(
            webServer(), 0.5, platform.clockHertz(), new NativeMachine(platform), random)
        .fill(stream);
    for (int i = 0; i < priceOf.length; i++) {
      priceOf[i] = 10 * i;
    }
  }

  /** Executes the stream on the kernel. */
  @Benchmark
  @OperationsPerInvocation(OPERATIONS)
  public double execute() {
    double cycles = 0;
    for (int i = 0; i < OPERATIONS; i++) {
      cycles += executed.execute(stream.operation(i), stream.operand(i));
    }
    return cycles;
  }

  /** Looks a price up and adds it, for each operation of the stream. */
  @Benchmark
  @OperationsPerInvocation(OPERATIONS)
  public double lookUp() {
    double cycles = 0;
    for (int i = 0; i < OPERATIONS; i++) {
      cycles += priceOf[stream.operation(i)] + stream.operand(i);
    }
    return cycles;
  }

  /** Returns made-up prices of a technique and, for hardware assistance, paging. */
  static CostTable costs(String kernel) {
    String[] words = kernel.split("/", 2);
    var paging = words.length == 2 && words[1].equals("nested") ? Paging.NESTED : Paging.SHADOW;
    var technique = Technique.named(words[0]).orElseThrow();
    return CostTable.of(platform(), implementation(technique, paging));
  }

  private static Platform platform() {
    var prices = new EnumMap<Primitive, Price>(Primitive.class);
    for (var primitive : Primitive.values()) {
      prices.put(primitive, new Price(primitive.ordinal() + 1, Price.Unit.CYCLES, "made up"));
    }
    return new Platform(
        "bench", "made up", 2013, 2_600_000_000L, 4, EnumSet.allOf(CpuFeature.class), prices);
  }

  private static Implementation implementation(Technique technique, Paging paging) {
    var paths = new EnumMap<Path, Price>(Path.class);
    for (var path : Path.values()) {
      paths.put(path, new Price(10 * path.ordinal(), Price.Unit.INSTRUCTIONS, "made up"));
    }
    var io = technique == Technique.PARAVIRTUAL ? IoPath.DRIVER_DOMAIN : IoPath.VHOST;
    return new Implementation(
        "bench", "made up", technique, Set.of(), false, paging, io, 0, 0, "made up", paths,
        Map.of());
  }

  static WorkloadProfile webServer() {
    var rates = new EnumMap<GuestOperation, Rate>(GuestOperation.class);
    rates.put(GuestOperation.SYSCALL, new Rate(60_000, 1, "made up"));
    rates.put(GuestOperation.PACKET_RECEIVE, new Rate(31_000, 4, "made up"));
    rates.put(GuestOperation.PACKET_SEND, new Rate(31_000, 4, "made up"));
    rates.put(GuestOperation.WAKE_UP, new Rate(9000, 1, "made up"));
    rates.put(GuestOperation.ADDRESS_SPACE_SWITCH, new Rate(6200, 1, "made up"));
    rates.put(GuestOperation.PAGE_FAULT, new Rate(1500, 1, "made up"));
    rates.put(GuestOperation.TLB_MISS, new Rate(600_000, 1, "made up"));
    rates.put(GuestOperation.PRIVILEGED, new Rate(100_000, 1, "made up"));
    var shapes = Map.of(Shape.KERNEL_SHARE, new Figure(0.6, "made up"));
    return new WorkloadProfile("bench", "made up", 2_600_000_000L, rates, shapes);
  }
}

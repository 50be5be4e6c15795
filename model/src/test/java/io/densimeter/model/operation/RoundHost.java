package io.densimeter.model.operation;

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
import io.densimeter.model.sched.CpuTopology;
import io.densimeter.model.sched.HostCpu;
import io.densimeter.model.sched.RoundRobin;
import io.densimeter.model.sched.VcpuScheduler;
import io.densimeter.model.sched.VcpuSpec;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A host of 1 GHz, so that a cycle is a nanosecond; the n-th primitive costs 100·n cycles, the n-th
 * path 100·n instructions of one cycle.
 */
final class RoundHost {
  static final long CLOCK_HERTZ = 1_000_000_000L;

  private RoundHost() {}

  static CostTable bareMetal() {
    return costs(Technique.BARE_METAL, IoPath.DIRECT);
  }

  static CostTable costs(Technique technique, IoPath io) {
    var prices = new EnumMap<Primitive, Price>(Primitive.class);
    for (var primitive : Primitive.values()) {
      double cycles =
          switch (primitive) {
            case HYPERVISOR_INSTRUCTION, COPY_BYTE -> 1;
            case BRANCH_PROTECTION -> 0;
            default -> 100 * (primitive.ordinal() + 1);
          };
      prices.put(primitive, new Price(cycles, Price.Unit.CYCLES, "round"));
    }
    var paths = new EnumMap<Path, Price>(Path.class);
    for (var path : Path.values()) {
      paths.put(path, new Price(100 * (path.ordinal() + 1), Price.Unit.INSTRUCTIONS, "round"));
    }
    // A user-space kernel replaces the host's; containers of the plain kind have none.
    paths.remove(Path.TRAP_STOP);
    paths.remove(Path.SYSTEM_CALL_INTERCEPT);
    paths.remove(Path.FAST_DISPATCH);
    var platform =
        new Platform(
            "round", "round prices", 2000, CLOCK_HERTZ, 4, EnumSet.allOf(CpuFeature.class), prices);
    var implementation =
        new Implementation(
            "round",
            "round paths",
            technique,
            Set.of(),
            false,
            Paging.NESTED,
            io,
            0,
            0,
            "round",
            paths,
            Map.of());
    return CostTable.of(platform, implementation);
  }

  /** A guest without a profile: user code and nothing else. */
  static GuestLoad guest(String name, int vcpus, Arrivals arrivals, RequestDemand demand) {
    return new GuestLoad(
        name,
        Collections.nCopies(vcpus, VcpuSpec.weight(1)),
        arrivals,
        demand,
        null,
        Long.MAX_VALUE);
  }

  static OperationInputs host(
      CostTable costs, int cores, List<GuestLoad> guests, long warmupNanos, long measuredNanos) {
    return host(costs, cores, RoundRobin::firstComeFirstServed, guests, warmupNanos, measuredNanos);
  }

  static OperationInputs host(
      CostTable costs,
      int cores,
      Supplier<VcpuScheduler> scheduler,
      List<GuestLoad> guests,
      long warmupNanos,
      long measuredNanos) {
    return new OperationInputs(
        "host",
        costs,
        CLOCK_HERTZ,
        HostCpu.Settings.of(CpuTopology.cores(cores)),
        scheduler,
        guests,
        DeviceSpec.of(Variate.exponential(4_000_000)),
        DeviceSpec.of(Variate.constant(0)),
        1,
        1,
        warmupNanos,
        measuredNanos);
  }
}

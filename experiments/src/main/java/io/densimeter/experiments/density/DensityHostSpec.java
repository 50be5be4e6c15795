package io.densimeter.experiments.density;

import io.densimeter.experiments.yaml.Between;
import io.densimeter.experiments.yaml.Default;
import io.densimeter.experiments.yaml.Doc;
import io.densimeter.experiments.yaml.NameOf;
import io.densimeter.experiments.yaml.Unit;
import io.densimeter.experiments.yaml.Validated;
import io.densimeter.model.operation.DeviceSpec;
import io.densimeter.model.operation.Variate;
import io.densimeter.model.sched.CpuTopology;
import io.densimeter.model.sched.CreditScheduler;
import io.densimeter.model.sched.FairScheduler;
import io.densimeter.model.sched.RoundRobin;
import io.densimeter.model.sched.VcpuScheduler;
import io.densimeter.model.units.Dimension;
import io.densimeter.model.units.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The host whose density is sought.
 *
 * @param platform CPU platform
 * @param cores physical cores
 * @param clockHertz clock of a core; null for the platform's
 * @param threadsPerCore hardware threads of a core
 * @param siblingFraction speed of a thread while its sibling is busy
 * @param nodes NUMA nodes
 * @param remoteFraction speed of a vCPU away from its node
 * @param memoryBytes physical memory
 * @param scheduler scheduler of vCPUs
 * @param switchNanos price of a change of vCPU on a pCPU
 * @param coScheduling whether the vCPUs of a guest only run together
 * @param driverVcpus vCPUs of the driver domain
 * @param disk the disk
 * @param network the network
 */
@Doc("The host whose density is sought.")
public record DensityHostSpec(
    @Doc("CPU platform from the catalogue.") @NameOf("platform") String platform,
    @Doc("Physical cores.") @Between(least = "1", most = "256") int cores,
    @Doc("Clock of a core; left out, the platform's.")
        @Unit(Dimension.CLOCK)
        @Between(least = "1 MHz")
        @Nullable Long clockHertz,
    @Doc("Hardware threads of a core.") @Default("1") @Between(least = "1", most = "2")
        int threadsPerCore,
    @Doc("Speed of a hardware thread while its sibling is busy, over its speed alone.")
        @Default("62.5 %")
        @Unit(Dimension.SHARE)
        @Between(least = "1 %", most = "100 %")
        double siblingFraction,
    @Doc("NUMA nodes.") @Default("1") @Between(least = "1", most = "64") int nodes,
    @Doc("Speed of a vCPU away from the node of its memory, over that at home.")
        @Default("85 %")
        @Unit(Dimension.SHARE)
        @Between(least = "1 %", most = "100 %")
        double remoteFraction,
    @Doc("Physical memory.") @Unit(Dimension.MEMORY) @Between(least = "1 MiB") long memoryBytes,
    @Doc("Scheduler of vCPUs: Xen's credits, Linux's fair shares, or round robin by 10 ms.")
        @Default("fair")
        Scheduler scheduler,
    @Doc("Price of a change of vCPU on a pCPU.")
        @Default("2 us")
        @Unit(value = Dimension.TIME, usual = "us")
        @Between(most = "1 ms")
        long switchNanos,
    @Doc("Whether the vCPUs of a guest only run together.") @Default("false") boolean coScheduling,
    @Doc("vCPUs of the driver domain, where the technique has one.")
        @Default("1")
        @Between(least = "1", most = "64")
        int driverVcpus,
    @Doc("The disk.") @Default("{}") DiskSpec disk,
    @Doc("The network.") @Default("{}") NetworkSpec network)
    implements Validated {
  private static final int PERMILLE = 1000;
  private static final long ROUND_ROBIN_NANOS = 10_000_000;

  /** Schedulers of vCPUs. */
  public enum Scheduler {
    /** Xen's credit scheduler. */
    CREDIT,
    /** Linux's completely fair scheduler. */
    FAIR,
    /** First come, first served, for 10 ms each. */
    ROUND_ROBIN
  }

  /**
   * The disk.
   *
   * @param servers requests at a time
   * @param serviceNanos mean time of a request beside its bytes
   * @param rateBytes bytes that one of them moves in a second
   */
  @Doc("The disk, or array of disks, of the host.")
  public record DiskSpec(
      @Doc("Requests that it serves at a time.") @Default("8") @Between(least = "1", most = "4096")
          int servers,
      @Doc("Mean time of a request beside its bytes (exponential).")
          @Default("4 ms")
          @Unit(value = Dimension.TIME, usual = "ms")
          @Between(most = "1 h")
          long serviceNanos,
      @Doc("Bytes that one of them moves in a second.")
          @Default("100 MiB")
          @Unit(Dimension.MEMORY)
          @Between(least = "1 KiB")
          long rateBytes) {
    DeviceSpec device() {
      return new DeviceSpec(
          servers, Variate.exponential((double) serviceNanos), (double) rateBytes);
    }
  }

  /**
   * The network.
   *
   * @param rateBytes bytes sent in a second
   */
  @Doc("The network link of the host.")
  public record NetworkSpec(
      @Doc("Bytes that it sends in a second.")
          @Default("119 MiB")
          @Unit(Dimension.MEMORY)
          @Between(least = "1 KiB")
          long rateBytes) {
    DeviceSpec device() {
      return new DeviceSpec(1, Variate.constant(0), (double) rateBytes);
    }
  }

  int pcpus() {
    return cores * threadsPerCore;
  }

  CpuTopology topology() {
    return new CpuTopology(
        cores,
        threadsPerCore,
        (int) Math.rint(siblingFraction * PERMILLE),
        nodes,
        (int) Math.rint(remoteFraction * PERMILLE));
  }

  VcpuScheduler newScheduler() {
    return switch (scheduler) {
      case CREDIT -> new CreditScheduler(pcpus(), CreditScheduler.Settings.xen());
      case FAIR -> new FairScheduler(pcpus(), FairScheduler.Settings.linux());
      case ROUND_ROBIN -> RoundRobin.of(ROUND_ROBIN_NANOS);
    };
  }

  @Override
  public List<Problem> validate() {
    return cores % nodes == 0
        ? List.of()
        : List.of(
            new Problem("nodes", "must divide the cores (" + cores + "), was " + nodes + "."));
  }
}

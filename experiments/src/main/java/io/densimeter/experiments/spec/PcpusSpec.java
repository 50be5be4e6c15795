package io.densimeter.experiments.spec;

import io.densimeter.experiments.yaml.Between;
import io.densimeter.experiments.yaml.Default;
import io.densimeter.experiments.yaml.Doc;
import io.densimeter.experiments.yaml.Unit;
import io.densimeter.model.sched.CpuTopology;
import io.densimeter.model.sched.CreditScheduler;
import io.densimeter.model.sched.FairScheduler;
import io.densimeter.model.sched.HostCpu;
import io.densimeter.model.sched.RoundRobin;
import io.densimeter.model.sched.VcpuScheduler;
import io.densimeter.model.units.Dimension;
import io.densimeter.model.units.Problem;
import java.util.ArrayList;
import java.util.List;

/**
 * The pCPUs that the cores of a host make, and how vCPUs share them.
 *
 * @param threadsPerCore hardware threads of a core
 * @param siblingFraction speed of a thread while its sibling is busy
 * @param nodes NUMA nodes
 * @param remoteFraction speed of a vCPU away from its node
 * @param scheduler scheduler of vCPUs
 * @param switchNanos price of a change of vCPU on a pCPU
 * @param coScheduling whether the vCPUs of a guest only run together
 * @param driverVcpus vCPUs of the driver domain
 */
@Doc("The pCPUs that the cores of a host make, and how vCPUs share them.")
public record PcpusSpec(
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
    @Doc(
            "Scheduler of vCPUs: Xen's credits, with or without a boost for vCPUs that wake up,"
                + " Linux's fair shares, or round robin by 10 ms.")
        @Default("fair")
        Scheduler scheduler,
    @Doc("Price of a change of vCPU on a pCPU.")
        @Default("2 us")
        @Unit(value = Dimension.TIME, usual = "us")
        @Between(most = "1 ms")
        long switchNanos,
    @Doc("Whether the vCPUs of a guest only run together; else they are co-stopped.")
        @Default("false")
        boolean coScheduling,
    @Doc("vCPUs of the driver domain, where the technique has one.")
        @Default("1")
        @Between(least = "1", most = "64")
        int driverVcpus) {
  private static final int PERMILLE = 1000;
  private static final long ROUND_ROBIN_NANOS = 10_000_000;
  private static final long CAP_PERIOD_NANOS = 30_000_000;

  /** Schedulers of vCPUs. */
  public enum Scheduler {
    /** Xen's credit scheduler. */
    CREDIT,
    /** The same, but a vCPU that wakes up takes its turn. */
    CREDIT_WITHOUT_BOOST,
    /** Linux's completely fair scheduler. */
    FAIR,
    /** First come, first served, for 10 ms each. */
    ROUND_ROBIN
  }

  /** Returns the number of pCPUs that so many cores make. */
  public int count(int cores) {
    return cores * threadsPerCore;
  }

  /** Returns what scheduling on so many cores depends on, beside the scheduler. */
  public HostCpu.Settings settings(int cores) {
    var topology =
        new CpuTopology(
            cores,
            threadsPerCore,
            (int) Math.rint(siblingFraction * PERMILLE),
            nodes,
            (int) Math.rint(remoteFraction * PERMILLE));
    return new HostCpu.Settings(topology, switchNanos, CAP_PERIOD_NANOS);
  }

  /** Returns a new scheduler for so many cores. */
  public VcpuScheduler newScheduler(int cores) {
    var credit = CreditScheduler.Settings.xen();
    return switch (scheduler) {
      case CREDIT -> new CreditScheduler(count(cores), credit);
      case CREDIT_WITHOUT_BOOST ->
          new CreditScheduler(
              count(cores),
              new CreditScheduler.Settings(credit.sliceNanos(), credit.periodNanos(), false));
      case FAIR -> new FairScheduler(count(cores), FairScheduler.Settings.linux());
      case ROUND_ROBIN -> RoundRobin.of(ROUND_ROBIN_NANOS);
    };
  }

  /**
   * Returns what does not go with a host, with paths relative to this.
   *
   * @param cores cores of the host
   * @param mostVcpus vCPUs of the largest guest
   */
  public List<Problem> problems(int cores, int mostVcpus) {
    List<Problem> problems = new ArrayList<>();
    if (cores % nodes != 0) {
      problems.add(
          new Problem("nodes", "must divide the cores (" + cores + "), was " + nodes + "."));
    }
    if (coScheduling && mostVcpus > count(cores)) {
      problems.add(
          new Problem(
              "co-scheduling",
              "cannot be: a guest has "
                  + mostVcpus
                  + " vCPUs, and a host "
                  + count(cores)
                  + " pCPUs."));
    }
    return problems;
  }
}

package io.densimeter.model.operation;

import io.densimeter.model.platform.CostTable;
import io.densimeter.model.sched.HostCpu;
import io.densimeter.model.sched.VcpuScheduler;
import io.densimeter.model.units.Require;
import java.util.List;
import java.util.function.Supplier;

/**
 * One host, its guests and how long to watch them.
 *
 * @param name name of the host, which its devices' random numbers depend on
 * @param costs prices of the technique on the host's platform
 * @param clockHertz clock of the host's cores
 * @param cpu the host's pCPUs
 * @param scheduler makes a new scheduler
 * @param guests the guests
 * @param disk the host's disk
 * @param network the host's network
 * @param driverVcpus vCPUs of the driver domain, where the technique has one
 * @param ioWeight weight of the driver domain's vCPUs and of I/O threads
 * @param warmupNanos time before anything is counted
 * @param measuredNanos time after that
 */
public record OperationInputs(
    String name,
    CostTable costs,
    long clockHertz,
    HostCpu.Settings cpu,
    Supplier<VcpuScheduler> scheduler,
    List<GuestLoad> guests,
    DeviceSpec disk,
    DeviceSpec network,
    int driverVcpus,
    int ioWeight,
    long warmupNanos,
    long measuredNanos) {
  public OperationInputs {
    guests = List.copyOf(guests);
    Require.positive("guests", guests.size());
    Require.positive("clockHertz", clockHertz);
    Require.positive("driverVcpus", driverVcpus);
    Require.positive("ioWeight", ioWeight);
    Require.notNegative("warmupNanos", (double) warmupNanos);
    Require.positive("measuredNanos", measuredNanos);
  }

  /** Returns the same host at other prices. */
  OperationInputs withCosts(CostTable otherCosts) {
    return new OperationInputs(
        name,
        otherCosts,
        clockHertz,
        cpu,
        scheduler,
        guests,
        disk,
        network,
        driverVcpus,
        ioWeight,
        warmupNanos,
        measuredNanos);
  }
}

package io.densimeter.experiments.operation;

import io.densimeter.experiments.spec.OperationSpec;
import io.densimeter.model.operation.GuestLoad;
import io.densimeter.model.operation.OperationInputs;
import io.densimeter.model.platform.CostTable;
import io.densimeter.model.sched.VcpuSpec;
import java.util.List;

/**
 * A host of a file, ready to carry guests at operation fidelity.
 *
 * @param name its name
 * @param costs prices of the technique on its platform
 * @param clockHertz clock of a core
 * @param cores physical cores
 * @param spec what the file says beyond that
 */
public record OperationHost(
    String name, CostTable costs, long clockHertz, int cores, OperationSpec spec) {
  private static final int PERMILLE = 1000;

  /** I/O threads and the driver domain go before guests, as hosts are set up in practice. */
  private static final int IO_WEIGHT_FACTOR = 8;

  /**
   * Returns what a vCPU of a guest is to this host.
   *
   * @param weight its weight
   * @param capFraction most of a pCPU that it may have
   * @param place number of the guest on this host; nodes take guests in turn
   */
  public VcpuSpec vcpu(int weight, double capFraction, int place) {
    return new VcpuSpec(
        weight,
        (int) Math.rint(capFraction * PERMILLE),
        spec.pcpus().coScheduling() ? place : VcpuSpec.ALONE,
        place % spec.pcpus().nodes());
  }

  /** Returns this host with guests on it. */
  public OperationInputs with(List<GuestLoad> guests) {
    int heaviest =
        guests.stream()
            .flatMap(guest -> guest.vcpus().stream())
            .mapToInt(VcpuSpec::weight)
            .max()
            .orElseThrow();
    return new OperationInputs(
        name,
        costs,
        clockHertz,
        spec.pcpus().settings(cores),
        () -> spec.pcpus().newScheduler(cores),
        guests,
        spec.disk().device(),
        spec.network().device(),
        spec.pcpus().driverVcpus(),
        IO_WEIGHT_FACTOR * heaviest,
        spec.warmupNanos(),
        spec.measuredNanos());
  }
}

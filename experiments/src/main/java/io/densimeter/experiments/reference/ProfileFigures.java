package io.densimeter.experiments.reference;

import io.densimeter.experiments.overhead.OperatingPoint;
import io.densimeter.experiments.overhead.PriceUncertainty;
import io.densimeter.model.kernel.CycleLedger;
import io.densimeter.model.kernel.ExitReason;
import io.densimeter.model.kernel.Mechanism;
import io.densimeter.model.kernel.OverheadPoint;
import io.densimeter.model.platform.Platform;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What executing a profile says of each metric.
 *
 * <pre>
 * native CPU time per wall time = the load, but at most 1 / slowdown: the guest is saturated then
 * exits per second              = exits per second of native CPU · native CPU per wall time
 * hypervisor CPU                = cycles outside the guest per native cycle · native CPU per wall time
 * throughput                    = 1 / slowdown, as the guest's CPU is what limits it
 * </pre>
 *
 * @param slowdown CPU under the technique over native CPU
 * @param hypervisor cycles outside the guest over native cycles
 * @param nativePerWall native CPU time over wall time under the technique
 * @param account what was executed
 * @param nativeSeconds native CPU time of it
 */
record ProfileFigures(
    double slowdown,
    double hypervisor,
    double nativePerWall,
    CycleLedger account,
    double nativeSeconds) {

  /**
   * Returns the figures of an execution.
   *
   * @param shared whether the hypervisor's own work runs on the guest's CPU
   */
  static ProfileFigures of(OverheadPoint point, Platform platform, boolean shared) {
    double busy = point.vcpuFraction() + (shared ? point.hypervisorFraction() : 0);
    double slowdown = busy / point.busyFraction();
    return new ProfileFigures(
        slowdown,
        point.hypervisorFraction() / point.busyFraction(),
        Math.min(point.busyFraction(), 1 / slowdown),
        point.account(),
        point.account().vcpuCycles() / point.slowdown() / platform.clockHertz());
  }

  /** Returns the figures of operations that were replayed, the same ones whatever the prices. */
  static ProfileFigures of(PriceUncertainty.Replayed replayed, OperatingPoint at, boolean shared) {
    var account = replayed.account();
    double nativeCycles = replayed.nativeCycles();
    double hypervisor = account.hypervisorCycles() / nativeCycles;
    double added = (account.vcpuCycles() - account.vcpuCycles(Mechanism.NATIVE)) / nativeCycles;
    double slowdown = 1 + added + (shared ? hypervisor : 0);
    return new ProfileFigures(
        slowdown,
        hypervisor,
        Math.min(at.loadFraction(), 1 / slowdown),
        account,
        nativeCycles / at.platform().clockHertz());
  }

  /** Returns the value of a case's metric, in its unit. */
  double of(CaseSpec spec) {
    return switch (spec.metric()) {
      case SLOWDOWN -> slowdown;
      case OVERHEAD -> 100 * (slowdown - 1);
      case THROUGHPUT -> 1 / slowdown;
      case EXITS -> exitsPerSecond(spec.reason());
      case HYPERVISOR_CPU -> 100 * hypervisor * nativePerWall;
      case CYCLES, TIME ->
          throw new IllegalStateException(
              spec.metric().yamlName() + " of a profile passed its validation.");
    };
  }

  private double exitsPerSecond(@Nullable ExitReason reason) {
    long exits =
        Arrays.stream(ExitReason.values())
            .filter(each -> reason == null || each == reason)
            .mapToLong(account::exits)
            .sum();
    return exits / nativeSeconds * nativePerWall;
  }
}

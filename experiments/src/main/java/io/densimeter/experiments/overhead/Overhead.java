package io.densimeter.experiments.overhead;

import io.densimeter.model.kernel.ExitReason;
import io.densimeter.model.kernel.Mechanism;
import io.densimeter.model.kernel.OverheadPoint;
import java.util.Arrays;
import java.util.List;

/**
 * What executing an operating point gave, per native cycle and per second of native CPU.
 *
 * @param at where it was executed
 * @param point what came of it
 */
public record Overhead(OperatingPoint at, OverheadPoint point) {
  /** Returns cycles on the vCPU over native cycles. */
  public double slowdown() {
    return point.slowdown();
  }

  /** Returns half the width of the 95 % interval of the slowdown. */
  public double slowdownHalfWidth() {
    return point.halfWidth() / point.busyFraction();
  }

  /** Returns cycles outside the vCPU (driver domain, I/O threads) over native cycles. */
  public double hypervisor() {
    return point.hypervisorFraction() / point.busyFraction();
  }

  /** Returns the mechanisms that were charged. */
  public List<Mechanism> mechanisms() {
    return Arrays.stream(Mechanism.values()).filter(point.account()::charged).toList();
  }

  /** Returns a mechanism's cycles on the vCPU over native cycles. */
  public double vcpu(Mechanism mechanism) {
    return point.account().vcpuCycles(mechanism) / nativeCycles();
  }

  /** Returns a mechanism's cycles outside the vCPU over native cycles. */
  public double hypervisor(Mechanism mechanism) {
    return point.account().hypervisorCycles(mechanism) / nativeCycles();
  }

  /** Returns how often a mechanism is charged in a second of native CPU. */
  public double eventsPerSecond(Mechanism mechanism) {
    return perSecond(point.account().events(mechanism));
  }

  /** Returns the reasons that guest mode was left for. */
  public List<ExitReason> exitReasons() {
    return Arrays.stream(ExitReason.values()).filter(r -> point.account().exits(r) > 0).toList();
  }

  /** Returns VM exits for a reason in a second of native CPU. */
  public double exitsPerSecond(ExitReason reason) {
    return perSecond(point.account().exits(reason));
  }

  private double perSecond(long count) {
    return count / (nativeCycles() / at.platform().clockHertz());
  }

  private double nativeCycles() {
    return point.account().vcpuCycles() / point.slowdown();
  }
}

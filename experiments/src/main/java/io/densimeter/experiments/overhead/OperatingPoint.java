package io.densimeter.experiments.overhead;

import io.densimeter.model.kernel.OverheadSurface;
import io.densimeter.model.machine.OsFamily;
import io.densimeter.model.platform.Constraints;
import io.densimeter.model.platform.CostTable;
import io.densimeter.model.platform.Implementation;
import io.densimeter.model.platform.Platform;
import io.densimeter.model.sim.RandomStreams;
import io.densimeter.model.workload.WorkloadProfile;
import java.math.BigDecimal;
import java.util.List;
import umontreal.ssj.rng.RandomStream;

/**
 * A profile under an implementation on a platform at a load: what an overhead is the overhead of.
 * Guests and host run Linux.
 *
 * @param platform the CPU
 * @param implementation the hypervisor, VMM or container engine
 * @param profile what the guest does
 * @param loadFraction native busy time over wall time of a vCPU, more than 0, at most 1
 */
public record OperatingPoint(
    Platform platform,
    Implementation implementation,
    WorkloadProfile profile,
    double loadFraction) {
  /** Half-width of the 95 % interval of a slowdown, over the slowdown. */
  private static final double PRECISION = 0.01;

  public OperatingPoint {
    if (!(loadFraction > 0 && loadFraction <= 1)) {
      throw new IllegalArgumentException(
          "The loadFraction (" + loadFraction + ") must be more than 0 and at most 1.");
    }
  }

  /** Returns why a guest cannot run so, one sentence each; empty when it can. */
  public List<String> obstacles() {
    return Constraints.obstacles(implementation, platform, OsFamily.LINUX, OsFamily.LINUX);
  }

  /**
   * Executes the cost kernel until the 95 % interval of the slowdown is within 1 %. The operations
   * are a function of profile, platform and load, so all implementations execute the same.
   */
  public Overhead execute() {
    var surface = new OverheadSurface(costs(), profile, PRECISION, this::operations);
    return new Overhead(this, surface.at(loadFraction));
  }

  /** Returns the load as it is written in files, such as {@code 50 %}. */
  public String load() {
    return percent(loadFraction);
  }

  /** Returns a share as it is written in files, such as {@code 50 %}. */
  public static String percent(double fraction) {
    var percent = BigDecimal.valueOf(fraction).movePointRight(2).stripTrailingZeros();
    return percent.toPlainString() + " %";
  }

  /** Returns the prices that the implementation's paths come to on the platform. */
  public CostTable costs() {
    return CostTable.of(platform, implementation);
  }

  RandomStream operations() {
    return new RandomStreams(0, 0).stream("operations/" + profile.name());
  }
}

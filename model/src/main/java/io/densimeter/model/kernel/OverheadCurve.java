package io.densimeter.model.kernel;

import io.densimeter.model.units.Require;
import java.util.Arrays;

/**
 * What a guest's native CPU demand becomes under a technique: CPU on the vCPU and CPU outside it
 * (driver domain, I/O threads), each as a share of the guest's CPU capacity, by the native demand
 * as a share of that capacity.
 *
 * <p>Points are equally spaced over a demand of 0 to 1, linear between them. The value at demand 0
 * is the cost of an idle guest, such as its timer ticks.
 */
public final class OverheadCurve {
  private final double[] vcpu;
  private final double[] hypervisor;

  private OverheadCurve(double[] vcpu, double[] hypervisor) {
    this.vcpu = vcpu;
    this.hypervisor = hypervisor;
  }

  /**
   * Returns the curve through these points.
   *
   * @param vcpuFractions CPU on the vCPU at demands 0, 1/(n-1), …, 1; at least two points
   * @param hypervisorFractions CPU outside the vCPU at the same demands
   */
  public static OverheadCurve of(double[] vcpuFractions, double[] hypervisorFractions) {
    if (vcpuFractions.length < 2 || vcpuFractions.length != hypervisorFractions.length) {
      throw new IllegalArgumentException(
          "An overhead curve has two points or more, as many on the vCPU ("
              + vcpuFractions.length
              + ") as outside it ("
              + hypervisorFractions.length
              + ").");
    }
    for (int i = 0; i < vcpuFractions.length; i++) {
      Require.notNegative("vcpuFraction", vcpuFractions[i]);
      Require.notNegative("hypervisorFraction", hypervisorFractions[i]);
    }
    return new OverheadCurve(
        Arrays.copyOf(vcpuFractions, vcpuFractions.length),
        Arrays.copyOf(hypervisorFractions, hypervisorFractions.length));
  }

  /** Returns the curve of bare metal: what is asked is what it costs. */
  public static OverheadCurve identity() {
    return new OverheadCurve(new double[] {0, 1}, new double[] {0, 0});
  }

  /** Returns the number of points. */
  public int points() {
    return vcpu.length;
  }

  /** Returns the CPU on the vCPU at a native demand of 0 to 1, both over the guest's capacity. */
  public double vcpuFraction(double demandFraction) {
    return at(vcpu, demandFraction);
  }

  /** Returns the CPU outside the vCPU at a native demand of 0 to 1, over the guest's capacity. */
  public double hypervisorFraction(double demandFraction) {
    return at(hypervisor, demandFraction);
  }

  private static double at(double[] points, double demandFraction) {
    double position = demandFraction * (points.length - 1);
    int below = Math.min((int) position, points.length - 2);
    return points[below] + (position - below) * (points[below + 1] - points[below]);
  }
}

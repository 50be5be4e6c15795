package io.densimeter.model.placement;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * The shares of a host that placement leaves free, beside what the hypervisor takes.
 *
 * <p>Planners keep both free: AWS Compute Optimizer asks for a headroom on CPU and one on memory
 * (20 % each by default), the Red Hat advisor fills both to 80 %, VMware Aria subtracts a buffer
 * from the total of each before anything else. The share is therefore one of physical capacity.
 *
 * @param cpuFraction share of a host's CPU capacity
 * @param memoryFraction share of a host's memory
 */
public record Headroom(double cpuFraction, double memoryFraction) {
  /** No headroom. */
  public static final Headroom NONE = new Headroom(0, 0);

  public Headroom {
    Check.headroom("cpuFraction", cpuFraction);
    Check.headroom("memoryFraction", memoryFraction);
  }

  /** Returns the same headroom on CPU and memory. */
  public static Headroom of(double fraction) {
    return new Headroom(fraction, fraction);
  }

  /** Returns what is left of a capacity, exact for a share written in decimal, rounded down. */
  static long leave(double fraction, long capacity) {
    return BigDecimal.ONE
        .subtract(BigDecimal.valueOf(fraction))
        .multiply(BigDecimal.valueOf(capacity))
        .setScale(0, RoundingMode.FLOOR)
        .longValueExact();
  }
}

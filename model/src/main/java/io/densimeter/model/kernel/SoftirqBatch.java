package io.densimeter.model.kernel;

/**
 * The polling of a packet backlog in a soft interrupt: it goes on as long as packets keep coming,
 * up to its budget. So the packets of a burst share one pass, and the cost of a packet falls with
 * load.
 *
 * <p>Source: Linux net/core/dev.c, {@code net_rx_action} and {@code process_backlog}, weight 64
 * ({@code dev_weight}).
 */
final class SoftirqBatch {
  private static final int BUDGET = 64;

  private final double patienceCycles;
  private double openUntilCycles = Double.NEGATIVE_INFINITY;
  private int taken;

  /**
   * Creates an idle one.
   *
   * @param patienceCycles how long after a packet the next may come and still be found
   */
  SoftirqBatch(double patienceCycles) {
    this.patienceCycles = patienceCycles;
  }

  /** Takes a packet that came at that time; returns whether it starts a pass. */
  boolean starts(double nowCycles) {
    boolean starts = nowCycles > openUntilCycles || taken == BUDGET;
    taken = starts ? 1 : taken + 1;
    return starts;
  }

  /** Says when the packet was handled. */
  void handled(double nowCycles) {
    openUntilCycles = nowCycles + patienceCycles;
  }
}

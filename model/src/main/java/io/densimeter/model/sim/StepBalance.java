package io.densimeter.model.sim;

/**
 * What became of the cycles of one step, counted from the hosts' side and from the guests' side in
 * integers, and the check that both sides agree.
 *
 * <p>Sums over all hosts wrap around silently when a long does not hold them; equality still finds
 * every lost cycle.
 */
final class StepBalance {
  // The guests' side.
  long demanded;
  long clipped;
  long steal;

  // The hosts' side.
  long wanted;
  long granted;
  long ready;
  long busy;
  long idle;
  long capacity;

  void clear() {
    demanded = clipped = steal = 0;
    wanted = granted = ready = busy = idle = capacity = 0;
  }

  /**
   * Checks the step.
   *
   * @throws IllegalStateException when a conservation law is broken, which is our own bug
   */
  void check(int step) {
    law(step, "busy + idle = capacity", busy + idle, capacity);
    law(step, "ready = steal", ready, steal);
    law(step, "runnable (guests) = runnable (hosts)", demanded - clipped, wanted);
    law(step, "runnable = granted + ready", wanted, granted + ready);
  }

  private static void law(int step, String law, long left, long right) {
    if (left != right) {
      throw new IllegalStateException(
          "Cycles are not conserved in step %d: %s, but %d is not %d."
              .formatted(step, law, left, right));
    }
  }
}

package io.densimeter.model.kernel;

import java.util.Arrays;

/**
 * A ring of request slots between a guest and a backend: a slot is free again when the backend is
 * done with it, and a guest that finds none has to wait.
 *
 * <p>The backend looks at the ring until it is empty and only then asks to be notified, so a busy
 * ring needs no event (Xen, xen/include/public/io/ring.h, {@code
 * RING_PUSH_REQUESTS_AND_CHECK_NOTIFY}).
 */
final class SharedRing {
  private final double[] doneCycles;
  private double emptyFromCycles = Double.NEGATIVE_INFINITY;
  private int next;

  /** Creates an empty ring. */
  SharedRing(int slots) {
    doneCycles = new double[slots];
    Arrays.fill(doneCycles, Double.NEGATIVE_INFINITY);
  }

  /** Returns how long a producer has to wait for a slot: 0 when one is free. */
  double wait(double nowCycles) {
    return Math.max(0, doneCycles[next] - nowCycles);
  }

  /** Returns whether the backend has nothing to do for this ring. */
  boolean empty(double nowCycles) {
    return nowCycles >= emptyFromCycles;
  }

  /** Takes a slot until the backend is done with it. */
  void take(double untilCycles) {
    doneCycles[next] = untilCycles;
    emptyFromCycles = untilCycles;
    next = next + 1 == doneCycles.length ? 0 : next + 1;
  }
}

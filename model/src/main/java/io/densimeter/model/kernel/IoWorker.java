package io.densimeter.model.kernel;

/**
 * Whoever serves a shared ring on the other side (a driver domain, a vhost thread, a device
 * process): one server with a queue, on the vCPU's clock.
 *
 * <p>A producer that finds the server idle must notify it; a producer that finds it busy need not,
 * because the server looks at the ring again before it sleeps. So notifications for each request
 * become rarer as load rises (Russell, "virtio: towards a de-facto standard for virtual I/O
 * devices", ACM OSR 42(5), 2008).
 */
final class IoWorker {
  private final boolean suppressed;
  private double busyUntilCycles = Double.NEGATIVE_INFINITY;

  /**
   * Creates an idle server.
   *
   * @param suppressed whether a busy server suppresses notifications
   */
  IoWorker(boolean suppressed) {
    this.suppressed = suppressed;
  }

  /**
   * Gives the server a request.
   *
   * @param nowCycles time of the request
   * @param wakeCycles time until an idle server starts
   * @param serviceCycles the server's work
   * @return whether it has to be notified
   */
  boolean post(double nowCycles, double wakeCycles, double serviceCycles) {
    boolean idle = nowCycles >= busyUntilCycles;
    busyUntilCycles =
        idle ? nowCycles + wakeCycles + serviceCycles : busyUntilCycles + serviceCycles;
    return idle || !suppressed;
  }

  /** Returns when the server will have done all that it was given. */
  double busyUntilCycles() {
    return busyUntilCycles;
  }
}

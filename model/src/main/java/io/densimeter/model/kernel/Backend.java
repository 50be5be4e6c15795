package io.densimeter.model.kernel;

/** Who does the backend's work for a guest's requests, and on which CPU. */
interface Backend {
  /**
   * Takes a request; a producer that finds its ring full waits.
   *
   * @param ring where the request lies
   * @param notify whether the guest sends an event when the backend needs one
   * @param workCycles the backend's work
   */
  void post(SharedRing ring, boolean notify, double workCycles, GuestCpu cpu);

  /** The device completes something: the backend gets the CPU for it. */
  void interrupt(GuestCpu cpu);
}

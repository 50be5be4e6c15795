package io.densimeter.model.workload;

/**
 * What a set of guests asks for at each sampling step, columnar: one row of all guests per step, so
 * that a step is one scan of an array.
 *
 * <p>Demand is native: what the guest would use on bare metal. A row is read-only and valid until
 * the next call for the same resource.
 */
public interface DemandTrace {
  /** What a row is about, and its unit. */
  enum Resource {
    /** CPU, as a share (0 to 1) of the guest's CPU capacity. */
    CPU,
    /** Memory in use, as a share (0 to 1) of the guest's memory. */
    MEMORY,
    /** Disk requests per second. */
    DISK,
    /** Network packets per second. */
    NETWORK
  }

  /** Returns the number of guests, the length of every row. */
  int guests();

  /** Returns the number of sampling steps. */
  int steps();

  /** Returns the length of a step in nanoseconds. */
  long stepNanos();

  /** Returns the name of a guest, unique in the trace. */
  String guestName(int guest);

  /**
   * Returns the different courses of demand that guests follow, each as a guest of its own. Guests
   * that follow one course ask for the same over the whole trace, in another order of time.
   */
  default DemandTrace courses() {
    return this;
  }

  /** Returns the course of a guest, as a guest of {@link #courses}. */
  default int courseOf(int guest) {
    return guest;
  }

  /** Returns the first step in which a guest is there. */
  default int firstStep(int guest) {
    return 0;
  }

  /** Returns the step before which a guest leaves for good; the number of steps if it stays. */
  default int endStep(int guest) {
    return steps();
  }

  /** Returns whether the trace has that resource. CPU is always there. */
  boolean has(Resource resource);

  /**
   * Returns the row of a step.
   *
   * @throws IllegalArgumentException when the trace has no such resource
   */
  float[] row(Resource resource, int step);
}

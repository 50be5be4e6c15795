package io.densimeter.model.kernel;

/**
 * A kernel lock that all busy containers of a host take at the rate at which this one takes it. A
 * station of a closed network: each container works for a while, then waits for the lock and holds
 * it. The wait follows from the measured time between two acquisitions, so it rises with load and
 * with the number of containers, and never beyond what the others can hold the lock for.
 *
 * <p>Mean value analysis of one station with think time (Reiser and Lavenberg, JACM 27(2), 1980):
 * {@code R(1) = h}, {@code R(n) = h (1 + (n − 1) R(n − 1) / (z + R(n − 1)))} for n containers, a
 * holding time h and a time z of other work. Which locks: Locked In, Leaked Out (arXiv 2507.21248)
 * finds the journal of the file system and the page allocator to be what containers contend for
 * most.
 */
final class SharedLock {
  /** Acquisitions that a measurement of the pace takes. */
  private static final int WINDOW = 64;

  private final int containers;
  private final double holdCycles;
  private double waitCycles;
  private double windowStart;
  private double waited;
  private int acquisitions;

  SharedLock(double holdCycles, double containers) {
    this.holdCycles = holdCycles;
    this.containers = (int) containers;
  }

  /** Takes the lock. */
  void acquire(GuestCpu cpu) {
    if (containers <= 1) {
      return;
    }
    if (acquisitions == WINDOW) {
      double thinking = (cpu.now() - windowStart - waited) / WINDOW;
      waitCycles = waitCycles(containers, holdCycles, Math.max(0, thinking - holdCycles));
      windowStart = cpu.now();
      waited = 0;
      acquisitions = 0;
    }
    acquisitions++;
    if (waitCycles > 0) {
      waited += waitCycles;
      cpu.charge(Mechanism.LOCK_WAIT, waitCycles);
    }
  }

  /** Returns the mean wait of a container for the lock. */
  static double waitCycles(int containers, double holdCycles, double thinkCycles) {
    double response = holdCycles;
    for (int n = 2; n <= containers; n++) {
      double before = thinkCycles + response;
      double queue = before == 0 ? n - 1 : (n - 1) * response / before;
      response = holdCycles * (1 + queue);
    }
    return response - holdCycles;
  }
}

package io.densimeter.model.sched;

/**
 * Which of the waiting vCPUs runs next, and for how long.
 *
 * <p>One instance serves one host. {@link HostCpu} calls it; it has no events of its own. vCPUs are
 * numbers from 0; I/O threads and the vCPUs of a driver domain are among them.
 */
public interface VcpuScheduler {
  /** No vCPU. */
  int NONE = -1;

  /** A time slice or period that never ends. */
  long ENDLESS = Long.MAX_VALUE;

  /**
   * Makes room for the next vCPU.
   *
   * @param weight its share relative to others, 1 or more
   */
  void add(int weight);

  /**
   * Lets a vCPU wait.
   *
   * @param woken whether it was blocked until now, else it was stopped while it ran
   */
  void enqueue(int vcpu, boolean woken);

  /** Returns the vCPU to run next, which goes on waiting, or {@link #NONE}. */
  int first();

  /** Takes a vCPU out of those that wait. */
  void remove(int vcpu);

  /** Returns how long a vCPU that starts now may run before others have their turn. */
  long sliceNanos(int vcpu);

  /** Charges time on a pCPU to a vCPU. */
  void ran(int vcpu, long nanos);

  /** Returns whether a waiting vCPU takes the pCPU away from a running one at once. */
  boolean preempts(int waiting, int running);

  /** Returns the time between two calls of {@link #refill}, or {@link #ENDLESS}. */
  long refillNanos();

  /** Renews what is handed out by period. */
  void refill();
}

package io.densimeter.model.sched;

/** Where the work of vCPUs comes from. */
public interface VcpuBursts {
  /** There is no work: the vCPU blocks. */
  long NO_WORK = -1;

  /**
   * Returns the work that a vCPU on a pCPU does next, in nanoseconds at full speed, 0 or more, or
   * {@link #NO_WORK}. Called when the work before is done.
   */
  long nextNanos(int vcpu, long nowNanos);
}

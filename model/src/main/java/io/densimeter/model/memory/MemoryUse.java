package io.densimeter.model.memory;

/**
 * The memory of a guest on a crowded host.
 *
 * @param residentBytes machine memory that it has of its own
 * @param sharedBytes what sharing saved
 * @param balloonedBytes what its balloon gave back
 * @param swappedBytes what the hypervisor wrote to disk
 * @param faultsPerCpuSecond faults on pages that are on disk, for each second of its CPU: the
 *     guest's own paging where the balloon took active memory, and the hypervisor's
 * @param waitSecondsPerCpuSecond time it waits for them, for each second of its CPU
 */
public record MemoryUse(
    long residentBytes,
    long sharedBytes,
    long balloonedBytes,
    long swappedBytes,
    double faultsPerCpuSecond,
    double waitSecondsPerCpuSecond) {

  /** Returns the time that a second of CPU work takes, waiting included. */
  public double slowdown() {
    return 1 + waitSecondsPerCpuSecond;
  }
}

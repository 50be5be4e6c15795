package io.densimeter.model.operation;

import io.densimeter.model.kernel.ExitReason;
import io.densimeter.model.stats.LogHistogram;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What was measured of one host at operation fidelity. Times are whole nanoseconds, of all pCPUs or
 * vCPUs together.
 *
 * <p>{@code busyNanos + switchingNanos + idleNanos} is the time of all pCPUs, and {@code
 * sojournNanos} is {@code numberNanos} (Little's law over the measured time), both exactly.
 *
 * @param measuredNanos measured time
 * @param pcpus pCPUs of the host
 * @param responses response times of requests that came and went in the measured time
 * @param completed requests that went in it
 * @param unfinished requests still there at its end
 * @param sojournNanos time that all requests spent in the system within it
 * @param numberNanos integral of the number of requests in the system over it
 * @param busyNanos time that pCPUs ran vCPUs and I/O threads
 * @param switchingNanos time that pCPUs took to change vCPU
 * @param idleNanos time that pCPUs idled
 * @param ioNanos time that pCPUs ran I/O threads and the driver domain
 * @param ioReadyNanos time that these waited for a pCPU
 * @param ioThreads number of I/O threads and vCPUs of the driver domain
 * @param diskBusyNanos busy time of the disk's servers
 * @param diskServers servers of the disk
 * @param networkBusyNanos busy time of the network's servers
 * @param networkServers servers of the network
 * @param operations guest operations executed on cost kernels
 * @param nativeNanos native CPU time of what the guests did
 * @param lockNanos time on vCPUs that containers waited for locks of the kernel they share
 * @param exits exits from guest mode by reason
 * @param guests what each guest met
 */
public record OperationResult(
    long measuredNanos,
    int pcpus,
    LogHistogram responses,
    long completed,
    int unfinished,
    long sojournNanos,
    long numberNanos,
    long busyNanos,
    long switchingNanos,
    long idleNanos,
    long ioNanos,
    long ioReadyNanos,
    int ioThreads,
    long diskBusyNanos,
    int diskServers,
    long networkBusyNanos,
    int networkServers,
    long operations,
    double nativeNanos,
    double lockNanos,
    Map<ExitReason, Long> exits,
    List<GuestTimes> guests) {
  public OperationResult {
    var copy = new EnumMap<ExitReason, Long>(ExitReason.class);
    copy.putAll(exits);
    exits = Collections.unmodifiableMap(copy);
    guests = List.copyOf(guests);
  }

  /**
   * What a guest met.
   *
   * @param vcpus its vCPUs
   * @param runNanos time that they ran
   * @param readyNanos time that they waited for a pCPU, by the host's account
   * @param coStopNanos time that they were co-stopped
   * @param stealNanos time that they wanted to run and did not, by the guest's account: the sum of
   *     the two before
   */
  public record GuestTimes(
      int vcpus, long runNanos, long readyNanos, long coStopNanos, long stealNanos) {}

  /** Returns requests completed in a second. */
  public double throughputPerSecond() {
    return completed * 1e9 / measuredNanos;
  }

  /** Returns exits from guest mode in a second, for all reasons. */
  public double exitsPerSecond() {
    return exits.values().stream().mapToLong(Long::longValue).sum() * 1e9 / measuredNanos;
  }

  /** Returns exits from guest mode in a second for a reason. */
  public double exitsPerSecond(ExitReason reason) {
    return exits.getOrDefault(reason, 0L) * 1e9 / measuredNanos;
  }

  /** Returns the share of the time of guests' vCPUs on pCPUs that they waited for kernel locks. */
  public double lockFraction() {
    return lockNanos / guests.stream().mapToLong(GuestTimes::runNanos).sum();
  }

  /** Returns the share of pCPU time that was not idle. */
  public double pcpuFraction() {
    return (double) (busyNanos + switchingNanos) / (busyNanos + switchingNanos + idleNanos);
  }

  /** Returns the share of the disk's time that it was busy. */
  public double diskFraction() {
    return (double) diskBusyNanos / ((double) measuredNanos * diskServers);
  }

  /** Returns the share of the network's time that it was busy. */
  public double networkFraction() {
    return (double) networkBusyNanos / ((double) measuredNanos * networkServers);
  }

  /** Returns the share of the time of I/O threads that they ran or wanted to; 0 without any. */
  public double ioFraction() {
    return ioThreads == 0
        ? 0
        : (double) (ioNanos + ioReadyNanos) / ((double) measuredNanos * ioThreads);
  }

  /** Returns the share of the guests' vCPU time that they waited for a pCPU. */
  public double readyFraction() {
    long ready = guests.stream().mapToLong(GuestTimes::readyNanos).sum();
    long vcpus = guests.stream().mapToLong(GuestTimes::vcpus).sum();
    return (double) ready / ((double) measuredNanos * vcpus);
  }

  /** Returns the share of the guests' vCPU time that they were co-stopped. */
  public double coStopFraction() {
    long coStop = guests.stream().mapToLong(GuestTimes::coStopNanos).sum();
    long vcpus = guests.stream().mapToLong(GuestTimes::vcpus).sum();
    return (double) coStop / ((double) measuredNanos * vcpus);
  }

  /** Returns time of guests' vCPUs on pCPUs over the native CPU time of what they did. */
  public double slowdown() {
    return guests.stream().mapToLong(GuestTimes::runNanos).sum() / nativeNanos;
  }

  /** Returns time of I/O threads on pCPUs over the native CPU time of what the guests did. */
  public double hypervisorRatio() {
    return ioNanos / nativeNanos;
  }
}

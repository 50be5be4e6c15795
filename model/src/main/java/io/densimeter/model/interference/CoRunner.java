package io.densimeter.model.interference;

import io.densimeter.model.units.Require;

/**
 * Guests that are alike on one socket: what they ask for, and the limits they are held to.
 *
 * <p>A guest asks for work, not for time: when its neighbours slow it down, it stays on its vCPUs
 * for longer, until they are all busy.
 *
 * @param profile what its instructions do to cache and memory
 * @param count how many such guests
 * @param demandVcpus vCPUs that one guest keeps busy when it is alone
 * @param vcpus vCPUs that one guest can keep busy at most: its own, or its CPU limit
 * @param cacheClass which of {@link SocketMemory#cacheClassWays()} they are confined to, from 1
 *     (cache allocation technology, CAT); 0 for what no class has
 * @param bandwidthLimitBytesPerSecond most memory bandwidth of one guest (memory bandwidth
 *     allocation, MBA); infinite for none
 */
public record CoRunner(
    MemoryProfile profile,
    int count,
    double demandVcpus,
    double vcpus,
    int cacheClass,
    double bandwidthLimitBytesPerSecond) {
  public CoRunner {
    Require.positive("count", count);
    Require.positive("demandVcpus", demandVcpus);
    Require.positive("vcpus", vcpus);
    if (cacheClass < 0) {
      throw new IllegalArgumentException("The cacheClass (" + cacheClass + ") must be 0 or more.");
    }
    if (!(bandwidthLimitBytesPerSecond > 0)) {
      throw new IllegalArgumentException(
          "The bandwidthLimitBytesPerSecond ("
              + bandwidthLimitBytesPerSecond
              + ") must be positive.");
    }
  }

  /** Returns a guest without limits that keeps so many vCPUs busy, however slow they are. */
  public static CoRunner busy(MemoryProfile profile, double vcpus) {
    return new CoRunner(profile, 1, vcpus, vcpus, 0, Double.POSITIVE_INFINITY);
  }

  /**
   * Returns a guest without limits that asks for work.
   *
   * @param demandVcpus vCPUs that the work keeps busy when the guest is alone
   * @param vcpus vCPUs of the guest
   */
  public static CoRunner asking(MemoryProfile profile, double demandVcpus, double vcpus) {
    return new CoRunner(profile, 1, demandVcpus, vcpus, 0, Double.POSITIVE_INFINITY);
  }

  /** Returns so many of these guests. */
  public CoRunner times(int newCount) {
    return new CoRunner(
        profile, newCount, demandVcpus, vcpus, cacheClass, bandwidthLimitBytesPerSecond);
  }

  /** Returns these guests with a CPU limit (a cap or quota) of so many vCPUs each. */
  public CoRunner withCpuLimit(double limitVcpus) {
    return new CoRunner(
        profile,
        count,
        demandVcpus,
        Math.min(vcpus, limitVcpus),
        cacheClass,
        bandwidthLimitBytesPerSecond);
  }

  /** Returns these guests confined to a class of the cache, together with others of that class. */
  public CoRunner inCacheClass(int newClass) {
    return new CoRunner(profile, count, demandVcpus, vcpus, newClass, bandwidthLimitBytesPerSecond);
  }

  /** Returns these guests with a limit on the memory bandwidth of each. */
  public CoRunner withBandwidthLimit(double bytesPerSecond) {
    return new CoRunner(profile, count, demandVcpus, vcpus, cacheClass, bytesPerSecond);
  }
}

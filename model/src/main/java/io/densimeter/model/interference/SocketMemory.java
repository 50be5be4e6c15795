package io.densimeter.model.interference;

import io.densimeter.model.units.Require;
import java.util.List;

/**
 * What the cores of a socket share: the last-level cache and the way to memory.
 *
 * @param llcBytes capacity of the last-level cache
 * @param llcWays ways of it, the grain of classes
 * @param cacheClassWays ways that each class of guests has for itself (cache allocation technology,
 *     CAT, without overlap); at least one way is left for guests without a class
 * @param bandwidthBytesPerSecond peak bandwidth that can be had, as STREAM or MLC measure it
 * @param idleLatencyNanos latency of a load from memory on an idle socket
 * @param clockHertz clock of the cores
 */
public record SocketMemory(
    long llcBytes,
    int llcWays,
    List<Integer> cacheClassWays,
    double bandwidthBytesPerSecond,
    double idleLatencyNanos,
    long clockHertz) {
  public SocketMemory {
    Require.positive("llcBytes", llcBytes);
    Require.positive("llcWays", llcWays);
    cacheClassWays = List.copyOf(cacheClassWays);
    long taken = 0;
    for (int ways : cacheClassWays) {
      taken += Require.positive("ways of a cache class", ways);
    }
    if (taken >= llcWays) {
      throw new IllegalArgumentException(
          "The cache classes take "
              + taken
              + " of "
              + llcWays
              + " ways, which leaves none to guests without a class. Maybe fewer ways for each?");
    }
    Require.positive("bandwidthBytesPerSecond", bandwidthBytesPerSecond);
    Require.positive("idleLatencyNanos", idleLatencyNanos);
    Require.positive("clockHertz", clockHertz);
  }

  /** Returns a socket without cache classes. */
  public static SocketMemory of(
      long llcBytes,
      int llcWays,
      double bandwidthBytesPerSecond,
      double idleLatencyNanos,
      long clockHertz) {
    return new SocketMemory(
        llcBytes, llcWays, List.of(), bandwidthBytesPerSecond, idleLatencyNanos, clockHertz);
  }

  /** Returns this socket with classes that have so many ways for themselves. */
  public SocketMemory withCacheClasses(List<Integer> ways) {
    return new SocketMemory(
        llcBytes, llcWays, ways, bandwidthBytesPerSecond, idleLatencyNanos, clockHertz);
  }

  /** Returns the lines of the cache that a class has; class 0 has what the others leave. */
  double cacheLines(int cacheClass) {
    int ways = llcWays;
    if (cacheClass > 0) {
      ways = cacheClassWays.get(cacheClass - 1);
    } else {
      for (int taken : cacheClassWays) {
        ways -= taken;
      }
    }
    return (double) llcBytes / MemoryProfile.LINE_BYTES * ways / llcWays;
  }

  double idleLatencyCycles() {
    return idleLatencyNanos * clockHertz / 1e9;
  }
}

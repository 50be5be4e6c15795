package io.densimeter.model.interference;

import io.densimeter.model.units.Require;

/**
 * What a guest does to the last-level cache (LLC) and to memory.
 *
 * <p>The miss curve is a power law with a floor: of the accesses to the LLC, the streaming part
 * touches lines that never come back and always misses; the rest hits with probability {@code
 * (c/w)^theta} when the guest holds c bytes of a working set of w.
 *
 * @param workingSetBytes w: the cache beyond which more cache does not help
 * @param accessesPerKiloInstruction accesses that reach the LLC (misses of the private caches)
 * @param localityExponent theta: 1 for accesses that are uniform over the working set, less than 1
 *     when few lines take most of the accesses, above 1 for loops over all of it
 * @param streamingFraction share of the accesses that misses in a cache of any size
 * @param cyclesPerInstruction cycles per instruction when every access hits the LLC
 * @param memoryParallelism misses under way at a time; a miss stalls for the latency over this (the
 *     inverse of the blocking factor of Clapp et al., IISWC 2015)
 * @param writebackFraction dirty lines written back per miss, 0 to 1
 */
public record MemoryProfile(
    long workingSetBytes,
    double accessesPerKiloInstruction,
    double localityExponent,
    double streamingFraction,
    double cyclesPerInstruction,
    double memoryParallelism,
    double writebackFraction) {
  /** Bytes of a cache line. */
  public static final int LINE_BYTES = 64;

  public MemoryProfile {
    Require.positive("workingSetBytes", workingSetBytes);
    Require.notNegative("accessesPerKiloInstruction", accessesPerKiloInstruction);
    Require.positive("localityExponent", localityExponent);
    Require.fraction("streamingFraction", streamingFraction);
    Require.positive("cyclesPerInstruction", cyclesPerInstruction);
    if (!(memoryParallelism >= 1 && memoryParallelism < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "The memoryParallelism (" + memoryParallelism + ") must be 1 or more and finite.");
    }
    Require.fraction("writebackFraction", writebackFraction);
  }

  /** Returns the share of accesses that miss when the guest holds that much of the cache. */
  public double missRatio(double occupancyBytes) {
    double held = Math.min(1, Math.max(0, occupancyBytes / workingSetBytes));
    double reuse = 1 - StrictMath.pow(held, localityExponent);
    return streamingFraction + (1 - streamingFraction) * reuse;
  }

  /** Returns the cycles per instruction at a miss ratio and a memory latency in cycles. */
  double cyclesPerInstruction(double missRatio, double latencyCycles) {
    return cyclesPerInstruction
        + accessesPerKiloInstruction / 1000 * missRatio * latencyCycles / memoryParallelism;
  }

  /** Returns the bytes between cache and memory per instruction at a miss ratio. */
  double bytesPerInstruction(double missRatio) {
    return accessesPerKiloInstruction / 1000 * missRatio * LINE_BYTES * (1 + writebackFraction);
  }
}

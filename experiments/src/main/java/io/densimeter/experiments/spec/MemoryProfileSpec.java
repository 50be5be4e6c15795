package io.densimeter.experiments.spec;

import io.densimeter.experiments.yaml.Between;
import io.densimeter.experiments.yaml.Default;
import io.densimeter.experiments.yaml.Doc;
import io.densimeter.experiments.yaml.Unit;
import io.densimeter.model.interference.MemoryProfile;
import io.densimeter.model.units.Dimension;
import org.jspecify.annotations.Nullable;

/**
 * What a guest does to the last-level cache and to memory, and how it is held back there.
 *
 * @param workingSetBytes the cache beyond which more cache does not help
 * @param accessesPerKiloInstruction accesses to the last-level cache
 * @param localityExponent exponent of the power law of hits
 * @param streamingFraction share of the accesses that misses in a cache of any size
 * @param cyclesPerInstruction cycles per instruction when every access hits
 * @param memoryParallelism misses under way at a time
 * @param writebackFraction dirty lines written back per miss
 * @param cacheClass which of the host's cache classes the guests are in, from 1; 0 for none
 * @param bandwidthLimitBytesPerSecond most memory bandwidth of a guest; null for no limit
 */
@Doc("What a guest does to the last-level cache (LLC) and to memory: noisy neighbours.")
public record MemoryProfileSpec(
    @Doc("The cache beyond which more cache does not help.")
        @Unit(Dimension.MEMORY)
        @Between(least = "1 KiB")
        long workingSetBytes,
    @Doc("Accesses that reach the LLC (misses of the private caches), by thousand instructions.")
        @Between(least = "0", most = "1000")
        double accessesPerKiloInstruction,
    @Doc(
            "Exponent of the hits by the share of the working set that is held: 1 for uniform"
                + " accesses, less when few lines take most of them, more for loops.")
        @Default("0.5")
        @Between(least = "0.05", most = "20")
        double localityExponent,
    @Doc("Share of the accesses that misses in a cache of any size.")
        @Default("5 %")
        @Unit(Dimension.SHARE)
        @Between(most = "100 %")
        double streamingFraction,
    @Doc("Cycles per instruction when every access hits the LLC.")
        @Default("1")
        @Between(least = "0.1", most = "100")
        double cyclesPerInstruction,
    @Doc("Misses under way at a time: one stalls for the latency of memory over this.")
        @Default("2")
        @Between(least = "1", most = "64")
        double memoryParallelism,
    @Doc("Dirty lines written back per miss.")
        @Default("30 %")
        @Unit(Dimension.SHARE)
        @Between(most = "100 %")
        double writebackFraction,
    @Doc("Cache class of the hosts that guests are confined to, from 1; 0 for what is left over.")
        @Default("0")
        @Between(least = "0", most = "15")
        int cacheClass,
    @Doc("Most memory bandwidth of a guest (MBA); left out, there is no limit.")
        @Unit(Dimension.MEMORY_BANDWIDTH)
        @Between(least = "1 MB/s")
        @Nullable Long bandwidthLimitBytesPerSecond) {

  /** Returns the profile. */
  public MemoryProfile profile() {
    return new MemoryProfile(
        workingSetBytes,
        accessesPerKiloInstruction,
        localityExponent,
        streamingFraction,
        cyclesPerInstruction,
        memoryParallelism,
        writebackFraction);
  }
}

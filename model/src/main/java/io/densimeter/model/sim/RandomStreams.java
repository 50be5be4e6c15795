package io.densimeter.model.sim;

import java.nio.charset.StandardCharsets;
import umontreal.ssj.rng.MRG32k3a;
import umontreal.ssj.rng.RandomStream;

/**
 * The random streams of one replication: each a function of the seed, the replication and the name
 * of its consumer, and of nothing else.
 *
 * <p>So all scenarios of a replication see the same arrivals (common random numbers), and a new
 * consumer changes no other stream. The generator is L'Ecuyer's MRG32k3a. Its state is filled by
 * SplitMix64 from a hash of the three; with a period of 2^191, two streams overlap with a
 * probability that can be neglected.
 *
 * @see <a href="https://doi.org/10.1287/opre.47.1.159">L'Ecuyer, Operations Research 1999
 *     (MRG32k3a)</a>
 * @see <a href="https://doi.org/10.1145/2660193.2660195">Steele, Lea and Flood, OOPSLA 2014
 *     (SplitMix64)</a>
 */
public final class RandomStreams {
  private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;
  private static final long MODULUS_1 = 4_294_967_087L;
  private static final long MODULUS_2 = 4_294_944_443L;

  private final long root;

  /**
   * Creates the streams of a replication.
   *
   * @param seed seed of the experiment
   * @param replication number of the replication, from 0
   */
  public RandomStreams(long seed, int replication) {
    if (replication < 0) {
      throw new IllegalArgumentException(
          "The replication (" + replication + ") must be zero or more.");
    }
    root = absorb(absorb(0, seed), replication);
  }

  /**
   * Returns a new stream, at its start, for a consumer.
   *
   * @param consumer a name such as {@code workload.synthetic/guest-7}; not empty
   */
  public RandomStream stream(String consumer) {
    if (consumer.isEmpty()) {
      throw new IllegalArgumentException("The name of a stream's consumer is empty.");
    }
    long state = root;
    for (byte unit : consumer.getBytes(StandardCharsets.UTF_8)) {
      state = absorb(state, unit);
    }
    long[] words = new long[6];
    for (int i = 0; i < words.length; i++) {
      state += GOLDEN_GAMMA;
      // 1 to modulus - 1: in MRG32k3a's range, and never three zeros in a row.
      long modulus = i < 3 ? MODULUS_1 : MODULUS_2;
      words[i] = 1 + Long.remainderUnsigned(mix(state), modulus - 1);
    }
    var stream = new MRG32k3a(consumer);
    stream.setSeed(words);
    return stream;
  }

  private static long absorb(long state, long value) {
    return mix((state + GOLDEN_GAMMA) ^ mix(value + GOLDEN_GAMMA));
  }

  private static long mix(long value) {
    long z = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}

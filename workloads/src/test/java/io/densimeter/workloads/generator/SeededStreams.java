package io.densimeter.workloads.generator;

import java.util.SplittableRandom;
import java.util.function.Function;
import umontreal.ssj.rng.MRG32k3a;
import umontreal.ssj.rng.RandomStream;

/** Streams by name for tests: MRG32k3a, seeded from a seed and the name. */
record SeededStreams(long seed) implements Function<String, RandomStream> {
  @Override
  public RandomStream apply(String consumer) {
    var words = new SplittableRandom(31 * seed + consumer.hashCode());
    long[] state = new long[6];
    for (int i = 0; i < state.length; i++) {
      state[i] = words.nextLong(1, 4_294_944_443L); // the smaller of the two moduli
    }
    var stream = new MRG32k3a(consumer);
    stream.setSeed(state);
    return stream;
  }
}

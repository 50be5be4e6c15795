package io.densimeter.model.interference;

import java.util.Random;

/**
 * A fully associative LRU cache that guests share, access by access: an independent witness for the
 * closed model. Each guest draws the depth of its next access in its own LRU stack so that a cache
 * of c lines hits with probability (1 - streaming) (c/w)^theta, and otherwise touches a new line.
 */
final class LruOracle {
  private final long[][] stacks;
  private final double[] thetas;
  private final double[] streaming;
  private final long[] fresh;
  private final long[] misses;
  private final long[] accesses;
  private final Random random = new Random(20110303);
  private final java.util.LinkedHashMap<Long, Integer> cache =
      new java.util.LinkedHashMap<>(1 << 12, 0.75f, true);
  private final int cacheLines;

  LruOracle(int cacheLines, int[] workingSets, double[] thetas, double[] streaming) {
    this.cacheLines = cacheLines;
    this.thetas = thetas;
    this.streaming = streaming;
    stacks = new long[workingSets.length][];
    fresh = new long[workingSets.length];
    misses = new long[workingSets.length];
    accesses = new long[workingSets.length];
    for (int g = 0; g < stacks.length; g++) {
      stacks[g] = new long[workingSets[g]];
      for (int i = 0; i < workingSets[g]; i++) {
        stacks[g][i] = line(g, fresh[g]++);
      }
    }
  }

  /** Runs so many accesses, divided by rates, after as many for warm-up. */
  void run(int count, double... rates) {
    double sum = 0;
    for (double rate : rates) {
      sum += rate;
    }
    for (int i = 0; i < 2 * count; i++) {
      if (i == count) {
        java.util.Arrays.fill(misses, 0);
        java.util.Arrays.fill(accesses, 0);
      }
      double drawn = random.nextDouble() * sum;
      int guest = 0;
      while (guest < rates.length - 1 && drawn >= rates[guest]) {
        drawn -= rates[guest++];
      }
      access(guest);
    }
  }

  double missRatio(int guest) {
    return (double) misses[guest] / accesses[guest];
  }

  long linesOf(int guest) {
    return cache.values().stream().filter(owner -> owner == guest).count();
  }

  private void access(int guest) {
    long[] stack = stacks[guest];
    // A streamed line enters the stack on top and pushes the others down, as a miss at the bottom.
    boolean stream = random.nextDouble() < streaming[guest];
    int depth =
        stream
            ? stack.length - 1
            : (int) (StrictMath.pow(random.nextDouble(), 1 / thetas[guest]) * stack.length);
    long touched = stream ? line(guest, fresh[guest]++) : stack[depth];
    System.arraycopy(stack, 0, stack, 1, depth);
    stack[0] = touched;
    accesses[guest]++;
    if (cache.put(touched, guest) == null) {
      misses[guest]++;
      if (cache.size() > cacheLines) {
        cache.remove(cache.keySet().iterator().next());
      }
    }
  }

  private static long line(int guest, long number) {
    return ((long) guest << 48) + number;
  }
}

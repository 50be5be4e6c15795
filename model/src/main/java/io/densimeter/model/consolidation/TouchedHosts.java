package io.densimeter.model.consolidation;

import java.util.Arrays;

/**
 * The hosts that guests were sent to in this round, in bins by how much that raised their power:
 * one more guest raises it by no less.
 */
final class TouchedHosts {
  private static final int BINS = 256;
  private static final int NONE = -1;

  private final RoundState state;
  private final double binsPerWatt;
  private final int[] head = new int[BINS];
  private final int[] next; // by host
  private final int[] previous;
  private final int[] bin;
  private int used; // bins below this have been filled in this round

  TouchedHosts(RoundState state, int hosts) {
    this.state = state;
    next = new int[hosts];
    previous = new int[hosts];
    bin = new int[hosts];
    Arrays.fill(bin, NONE);
    Arrays.fill(head, NONE);
    double most = 1e-3;
    for (int type = 0; type < state.capacity.length; type++) {
      most = Math.max(most, state.rise(type, 0, 1));
    }
    binsPerWatt = BINS / most;
  }

  void clear() {
    for (int b = 0; b < used; b++) {
      for (int host = head[b]; host != NONE; host = next[host]) {
        bin[host] = NONE;
      }
      head[b] = NONE;
    }
    used = 0;
  }

  boolean has(int host) {
    return bin[host] != NONE;
  }

  void add(int host) {
    int b = (int) Math.min(BINS - 1, Math.max(0, state.plannedRise(host) * binsPerWatt));
    bin[host] = b;
    previous[host] = NONE;
    next[host] = head[b];
    if (head[b] != NONE) {
      previous[head[b]] = host;
    }
    head[b] = host;
    used = Math.max(used, b + 1);
  }

  void remove(int host) {
    int b = bin[host];
    if (previous[host] == NONE) {
      head[b] = next[host];
    } else {
      next[previous[host]] = next[host];
    }
    if (next[host] != NONE) {
      previous[next[host]] = previous[host];
    }
    bin[host] = NONE;
  }

  /** Looks for a host whose power rises less than the best found so far. */
  void search(BestHost best, long[] need, long memory) {
    for (int b = 0; b < used && b / binsPerWatt < best.rise; b++) {
      for (int host = head[b]; host != NONE; host = next[host]) {
        long needed = need[state.estate.hostType(host)];
        if (needed != Long.MAX_VALUE && state.fits(host, needed, memory)) {
          best.offer(host, state.riseOn(host, needed));
        }
      }
    }
  }
}

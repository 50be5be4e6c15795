package io.densimeter.model.consolidation;

import java.util.Arrays;

/**
 * The largest room on any host that takes guests, kept up to date in a tree of maxima, and the room
 * of all together.
 */
final class LargestRoom {
  private static final long CLOSED = -1;

  private final long[] tree;
  private final int leaves;
  private long total;

  LargestRoom(int hosts) {
    leaves = Math.max(2, Integer.highestOneBit(hosts) * 2);
    tree = new long[2 * leaves];
  }

  /** Closes all hosts. */
  void clear() {
    Arrays.fill(tree, CLOSED);
    total = 0;
  }

  /** Opens a host with that much room, or says that its room has changed. */
  void set(int host, long room) {
    int node = leaves + host;
    total += Math.max(0, room) - Math.max(0, tree[node]);
    tree[node] = room;
    for (node >>= 1; node > 0; node >>= 1) {
      long most = Math.max(tree[2 * node], tree[2 * node + 1]);
      if (tree[node] == most) {
        return;
      }
      tree[node] = most;
    }
  }

  void close(int host) {
    set(host, CLOSED);
  }

  /** Returns the room of all hosts that take guests. */
  long total() {
    return total;
  }

  /** Returns the largest room; negative when all hosts are closed. */
  long most() {
    return tree[1];
  }
}

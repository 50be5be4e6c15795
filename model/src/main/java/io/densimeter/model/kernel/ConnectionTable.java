package io.densimeter.model.kernel;

import java.util.Arrays;

/**
 * The connections that address translation knows, in a hash table: the first packet of a connection
 * walks the rules and makes the entries, the others find them. Where two connections meet in a slot
 * the older one is forgotten, as after its time-out.
 *
 * <p>Source: Linux net/netfilter/nf_conntrack_core.c, {@code nf_conntrack_in} and {@code
 * init_conntrack}; net/netfilter/nf_nat_core.c.
 */
final class ConnectionTable {
  /** A small share of {@code nf_conntrack_buckets}, which has 65,536 and more on servers. */
  private static final int SLOTS = 4096;

  private final int[] connections = new int[SLOTS];

  ConnectionTable() {
    Arrays.fill(connections, -1);
  }

  /** Takes a packet of a connection; returns whether it is the first. */
  boolean opens(int connection) {
    int slot = connection & SLOTS - 1;
    boolean opens = connections[slot] != connection;
    connections[slot] = connection;
    return opens;
  }
}

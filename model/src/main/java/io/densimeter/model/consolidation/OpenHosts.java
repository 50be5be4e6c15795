package io.densimeter.model.consolidation;

import java.util.Arrays;

/**
 * The hosts of one type that take guests, by load, and the search among them for the one whose
 * power rises least.
 *
 * <p>A tree over even ranges of load knows of each range how little the power of a host in it has
 * risen in this round, and the most CPU and memory that one has left. With how much a guest raises
 * the power of a host at either end of the range, that is a bound for all hosts in it: most ranges
 * need not be looked into.
 */
final class OpenHosts {
  private static final int FEWEST_LEAVES = 64;
  private static final int NONE = -1;
  private static final int FULL = -2; // takes guests, but has not the room for any
  private static final int ROOT = 1;

  // The numbers of a node. Cycles and bytes are rounded, which keeps their order.
  private static final int NUMBERS = 4;
  private static final int LEAST_RISE = 0; // watts; infinite without a host
  private static final int MOST_ROOM = 1; // cycles; negative without a host
  private static final int MOST_MEMORY = 2; // bytes; likewise
  private static final int FIRST_HOST = 3; // index, of those that have risen least

  private final RoundState state;
  private final PowerSteps power;
  private final double capacity; // cycles

  // By node; its children are 2 node and 2 node + 1.
  private int leaves;
  private double leafWidth; // utilisation
  private final double[] nodes; // the numbers of each, next to those of its sibling

  // Of each leaf a list of its hosts.
  private final int[] first; // by leaf
  private final int[] leafOf; // by host; NONE for those that take no guests
  private final int[] next;
  private final int[] previous;
  private final double[] plannedRise; // watts, likewise
  private boolean indexed;
  private long mostLimit; // cycles
  private long room;
  private long memory;

  // The search.
  private BestHost best = new BestHost();
  private long need;
  private long needMemory;
  private double step; // of utilisation, by the guest
  private double upper; // most utilisation that leaves the room for it
  private int to; // its leaf

  OpenHosts(RoundState state, int type, int mostHosts, HostLists lists) {
    this.state = state;
    power = state.power[type];
    capacity = state.capacity[type];
    int mostLeaves = leavesFor(mostHosts);
    nodes = new double[NUMBERS * 2 * mostLeaves];
    first = new int[mostLeaves];
    leafOf = lists.leafOf;
    next = lists.next;
    plannedRise = lists.plannedRise;
    previous = lists.previous;
  }

  /** Where hosts are in the lists of leaves: one for all types, as each host has one type. */
  static final class HostLists {
    private final int[] leafOf;
    private final int[] next;
    private final int[] previous;
    private final double[] plannedRise; // watts, of those in the lists

    HostLists(int hosts) {
      plannedRise = new double[hosts];
      leafOf = new int[hosts];
      next = new int[hosts];
      previous = new int[hosts];
    }

    void clear() {
      Arrays.fill(leafOf, NONE);
    }

    boolean has(int host) {
      return leafOf[host] != NONE;
    }
  }

  /**
   * Forgets all hosts; {@link HostLists#clear} goes with it.
   *
   * @param expected about how many will be added
   */
  void clear(int expected) {
    leaves = leavesFor(expected);
    leafWidth = 1.0 / leaves;
    Arrays.fill(first, 0, leaves, NONE);
    for (int node = ROOT; node < 2 * leaves; node++) {
      set(node, Double.POSITIVE_INFINITY, NONE, NONE, Double.POSITIVE_INFINITY);
    }
    indexed = false;
    mostLimit = 0;
    room = 0;
    memory = 0;
  }

  private static int leavesFor(int hosts) {
    return Math.max(FEWEST_LEAVES, 4 * Integer.highestOneBit(hosts));
  }

  /** Returns the CPU that is left, in cycles, of all. */
  long room() {
    return room;
  }

  /** Returns the memory that is left, in bytes, of all. */
  long memory() {
    return memory;
  }

  /** Adds a host, where its load is now. */
  void add(int host) {
    if (state.isFull(host)) {
      leafOf[host] = FULL;
      return;
    }
    int leaf = leaf(utilisation(host));
    int after = first[leaf];
    leafOf[host] = leaf;
    previous[host] = NONE;
    next[host] = after;
    first[leaf] = host;
    if (after != NONE) {
      previous[after] = host;
    }
    mostLimit = Math.max(mostLimit, state.limit[host]);
    plannedRise[host] = state.plannedRise(host);
    room += state.room(host);
    memory += state.freeMemory[host];
    if (indexed) {
      update(leaf);
    }
  }

  /** Removes a host; what was planned for it has not changed since it was added. */
  void remove(int host) {
    int leaf = leafOf[host];
    leafOf[host] = NONE;
    if (leaf == FULL) {
      return;
    }
    int before = previous[host];
    int after = next[host];
    if (before == NONE) {
      first[leaf] = after;
    } else {
      next[before] = after;
    }
    if (after != NONE) {
      previous[after] = before;
    }
    room -= state.room(host);
    memory -= state.freeMemory[host];
    update(leaf);
  }

  /** Makes the search ready, once the first hosts are added. */
  void index() {
    for (int leaf = 0; leaf < leaves; leaf++) {
      if (first[leaf] != NONE) {
        summarize(leaf);
      }
    }
    for (int node = leaves - 1; node >= ROOT; node--) {
      join(node);
    }
    indexed = true;
  }

  private void update(int leaf) {
    boolean changed = summarize(leaf);
    for (int node = (leaves + leaf) >> 1; changed && node >= ROOT; node >>= 1) {
      changed = join(node);
    }
  }

  /** Brings a leaf up to date; returns whether it has changed. */
  private boolean summarize(int leaf) {
    double rise = Double.POSITIVE_INFINITY;
    long cycles = NONE;
    long bytes = NONE;
    int index = Integer.MAX_VALUE;
    for (int host = first[leaf]; host != NONE; host = next[host]) {
      double own = plannedRise[host];
      if (own < rise - BestHost.ROUNDING_WATTS) {
        index = host;
      } else if (own <= rise + BestHost.ROUNDING_WATTS) {
        index = Math.min(index, host);
      }
      rise = Math.min(rise, own);
      cycles = Math.max(cycles, state.room(host));
      bytes = Math.max(bytes, state.freeMemory[host]);
    }
    return set(leaves + leaf, rise, (double) cycles, (double) bytes, index);
  }

  private boolean join(int node) {
    int left = NUMBERS * 2 * node;
    int right = left + NUMBERS;
    double riseLeft = nodes[left + LEAST_RISE];
    double riseRight = nodes[right + LEAST_RISE];
    double roomLeft = nodes[left + MOST_ROOM];
    double roomRight = nodes[right + MOST_ROOM];
    double memoryLeft = nodes[left + MOST_MEMORY];
    double memoryRight = nodes[right + MOST_MEMORY];
    double hostLeft = nodes[left + FIRST_HOST];
    double hostRight = nodes[right + FIRST_HOST];
    boolean alike = Math.abs(riseLeft - riseRight) <= BestHost.ROUNDING_WATTS;
    return set(
        node,
        riseLeft < riseRight ? riseLeft : riseRight,
        roomLeft > roomRight ? roomLeft : roomRight,
        memoryLeft > memoryRight ? memoryLeft : memoryRight,
        (alike ? hostLeft < hostRight : riseLeft < riseRight) ? hostLeft : hostRight);
  }

  private boolean set(int node, double rise, double cycles, double bytes, double host) {
    int at = NUMBERS * node;
    if (nodes[at + LEAST_RISE] == rise
        && nodes[at + MOST_ROOM] == cycles
        && nodes[at + MOST_MEMORY] == bytes
        && nodes[at + FIRST_HOST] == host) {
      return false;
    }
    nodes[at + LEAST_RISE] = rise;
    nodes[at + MOST_ROOM] = cycles;
    nodes[at + MOST_MEMORY] = bytes;
    nodes[at + FIRST_HOST] = host;
    return true;
  }

  /**
   * Looks for a host that is better for a guest than the best found so far.
   *
   * @param cycles that the guest needs
   * @param bytes that it needs
   */
  void search(BestHost bestSoFar, long cycles, long bytes) {
    best = bestSoFar;
    need = cycles;
    needMemory = bytes;
    step = cycles / capacity;
    upper = (mostLimit - cycles) / capacity;
    to = leaf(Math.max(0, upper));
    search(ROOT, 0, leaves - 1, bound(ROOT, 0, leaves - 1));
  }

  /** Searches the leaves of a node, whose hosts rise by no less than its bound. */
  private void search(int node, int begin, int end, double bound) {
    boolean mayTie = nodes[NUMBERS * node + FIRST_HOST] < best.host;
    if (bound >= best.rise + (mayTie ? BestHost.ROUNDING_WATTS : -BestHost.ROUNDING_WATTS)) {
      return;
    }
    if (begin == end) {
      offer(begin);
      return;
    }
    int middle = (begin + end) >>> 1;
    int left = 2 * node;
    double leftBound = bound(left, begin, middle);
    double rightBound = bound(left + 1, middle + 1, end);
    if (leftBound <= rightBound) {
      search(left, begin, middle, leftBound);
      search(left + 1, middle + 1, end, rightBound);
    } else {
      search(left + 1, middle + 1, end, rightBound);
      search(left, begin, middle, leftBound);
    }
  }

  /** Returns what the power of any host of a node rises by at least; infinite when none fits. */
  private double bound(int node, int begin, int end) {
    int at = NUMBERS * node;
    if (begin > to || nodes[at + MOST_ROOM] < need || nodes[at + MOST_MEMORY] < needMemory) {
      return Double.POSITIVE_INFINITY;
    }
    double most = (end + 1) * leafWidth;
    return nodes[at + LEAST_RISE]
        + power.leastRise(begin * leafWidth, most < upper ? most : upper, step);
  }

  private void offer(int leaf) {
    for (int host = first[leaf]; host != NONE; host = next[host]) {
      if (state.fits(host, need, needMemory)) {
        best.offer(host, state.riseOn(host, need));
      }
    }
  }

  private double utilisation(int host) {
    return state.planned[host] / capacity;
  }

  private int leaf(double utilisation) {
    return (int) Math.min(leaves - 1, utilisation * leaves);
  }
}

package io.densimeter.model.consolidation;

import java.util.Arrays;

/**
 * The hosts that guests were sent to in this round: by the CPU that they have left, in quarters of
 * powers of two, so that those without room for a guest are not looked at; and of one room by how
 * much their power was raised, since one more guest raises it by no less.
 */
final class TouchedHosts {
  private static final int BINS = 1024;
  private static final int ROOMS = Long.SIZE;
  private static final int TENTHS = 10;
  private static final int NONE = -1;
  private static final int FULL = -2; // touched, but without the room for any guest

  private final RoundState state;
  private final double binsPerWatt;
  private final double[] leastWattsPerCycle; // by type of host, anywhere on its power curve
  private final int[] head = new int[ROOMS * BINS];
  private final int[] next; // by host
  private final int[] previous;
  private final int[] slot; // of head
  private final PositionSet[] filledBins = new PositionSet[ROOMS];
  private long filledRooms; // bit set of rooms that have a host
  private final int leastRoom; // below it rooms are not told apart

  TouchedHosts(RoundState state, int hosts) {
    this.state = state;
    next = new int[hosts];
    previous = new int[hosts];
    slot = new int[hosts];
    Arrays.fill(slot, NONE);
    Arrays.fill(head, NONE);
    Arrays.setAll(filledBins, room -> new PositionSet(BINS));
    leastWattsPerCycle = new double[state.capacity.length];
    double most = 1e-3;
    for (int type = 0; type < leastWattsPerCycle.length; type++) {
      most = Math.max(most, state.rise(type, 0, 1));
      double least = Double.POSITIVE_INFINITY;
      for (int tenth = 0; tenth < TENTHS; tenth++) {
        least = Math.min(least, state.rise(type, (double) tenth / TENTHS, 1.0 / TENTHS));
      }
      leastWattsPerCycle[type] = least * TENTHS / state.capacity[type];
    }
    binsPerWatt = BINS / most;
    leastRoom = quarters(Arrays.stream(state.capacity).max().orElse(1)) - ROOMS + 1;
  }

  void clear() {
    for (long left = filledRooms; left != 0; left &= left - 1) {
      int room = Long.numberOfTrailingZeros(left);
      Arrays.fill(head, room * BINS, (room + 1) * BINS, NONE);
      filledBins[room].clear(BINS - 1);
    }
    filledRooms = 0;
    Arrays.fill(slot, NONE);
  }

  boolean has(int host) {
    return slot[host] != NONE;
  }

  void add(int host) {
    long left = state.limit[host] - state.planned[host];
    if (left <= 0 || state.isFull(host)) {
      slot[host] = FULL;
      return;
    }
    int bin = (int) Math.min(BINS - 1, Math.max(0, state.plannedRise(host) * binsPerWatt));
    int room = room(left);
    int at = room * BINS + bin;
    slot[host] = at;
    previous[host] = NONE;
    next[host] = head[at];
    if (head[at] != NONE) {
      previous[head[at]] = host;
    }
    head[at] = host;
    filledBins[room].add(bin);
    filledRooms |= 1L << room;
  }

  void remove(int host) {
    int at = slot[host];
    slot[host] = NONE;
    if (at == FULL) {
      return;
    }
    if (next[host] != NONE) {
      previous[next[host]] = previous[host];
    }
    if (previous[host] != NONE) {
      next[previous[host]] = next[host];
      return;
    }
    head[at] = next[host];
    if (head[at] == NONE) {
      int room = at / BINS;
      filledBins[room].remove(at % BINS);
      if (filledBins[room].next(0) < 0) {
        filledRooms &= ~(1L << room);
      }
    }
  }

  /**
   * Looks for a host whose power rises less than the best found so far.
   *
   * @param need cycles that the guest needs, by type of host
   * @param least the least of them
   */
  void search(BestHost best, long[] need, long least, long memory) {
    double guestRise = leastRise(need) - RoundState.ROUNDING;
    long largeEnough = filledRooms & -1L << room(Math.max(1, least));
    for (long left = largeEnough; left != 0; left &= left - 1) {
      int room = Long.numberOfTrailingZeros(left);
      var bins = filledBins[room];
      for (int bin = bins.next(0);
          bin >= 0 && bin / binsPerWatt + guestRise < best.rise;
          bin = bins.next(bin + 1)) {
        offer(best, room * BINS + bin, need, memory);
      }
    }
  }

  private void offer(BestHost best, int at, long[] need, long memory) {
    for (int host = head[at]; host != NONE; host = next[host]) {
      long needed = need[state.estate.hostType(host)];
      if (needed != Long.MAX_VALUE && state.fits(host, needed, memory)) {
        best.offer(host, state.riseOn(host, needed));
      }
    }
  }

  /** Returns what a guest raises the power of any host by at least. */
  private double leastRise(long[] need) {
    double least = Double.POSITIVE_INFINITY;
    for (int type = 0; type < need.length; type++) {
      if (need[type] != Long.MAX_VALUE) {
        least = Math.min(least, need[type] * leastWattsPerCycle[type]);
      }
    }
    return least;
  }

  private int room(long cycles) {
    return Math.max(0, quarters(cycles) - leastRoom);
  }

  /** Returns four times the logarithm to base two of a positive number, in whole quarters. */
  private static int quarters(long number) {
    int power = Long.SIZE - 1 - Long.numberOfLeadingZeros(number);
    long mantissa = power >= 2 ? number >>> (power - 2) : number << (2 - power);
    return 4 * power + (int) (mantissa & 3);
  }
}

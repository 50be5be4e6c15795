package io.densimeter.model.consolidation;

import java.util.Arrays;

/**
 * The hosts that guests were sent to in this round: by the CPU that they have left, in quarters of
 * powers of two, so that those without room for a guest are not looked at; and of one room by how
 * much their power was raised, since one more guest raises it by no less. How much more it is at
 * least follows from the part of the power curve on which the hosts of a room are.
 */
final class TouchedHosts {
  private static final int BINS = 4096;
  private static final int ROOMS = Long.SIZE;
  private static final int TENTHS = 10;
  private static final int NONE = -1;
  private static final int FULL = -2; // touched, but without the room for any guest

  private final RoundState state;
  private final double binsPerWatt;
  private final double[]
      leastWattsPerCycle; // by type of host, from tenth and to tenth of its curve
  private final double[] leastLoaded; // by room and type, utilisation
  private final double[] mostLoaded; // likewise
  private final int[] head = new int[ROOMS * BINS];
  private final int[] next; // by host
  private final int[] previous;
  private final int[] slot; // of head
  private final PositionSet[] filledBins = new PositionSet[ROOMS];
  private final int[] leastBin = new int[ROOMS]; // that is filled; BINS for none
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
    Arrays.fill(leastBin, BINS);
    int types = state.capacity.length;
    leastWattsPerCycle = new double[types * TENTHS * TENTHS];
    leastLoaded = new double[ROOMS * types];
    mostLoaded = new double[ROOMS * types];
    Arrays.fill(leastLoaded, Double.POSITIVE_INFINITY);
    double most = 1e-3;
    for (int type = 0; type < types; type++) {
      most = Math.max(most, state.rise(type, 0, 1));
      for (int from = 0; from < TENTHS; from++) {
        double least = Double.POSITIVE_INFINITY;
        for (int to = from; to < TENTHS; to++) {
          least = Math.min(least, state.rise(type, (double) to / TENTHS, 1.0 / TENTHS));
          leastWattsPerCycle[curve(type, from, to)] = least * TENTHS / state.capacity[type];
        }
      }
    }
    binsPerWatt = BINS / most;
    leastRoom = quarters(Arrays.stream(state.capacity).max().orElse(1)) - ROOMS + 1;
  }

  void clear() {
    for (long left = filledRooms; left != 0; left &= left - 1) {
      int room = Long.numberOfTrailingZeros(left);
      Arrays.fill(head, room * BINS, (room + 1) * BINS, NONE);
      filledBins[room].clear(BINS - 1);
      leastBin[room] = BINS;
      int types = state.capacity.length;
      Arrays.fill(leastLoaded, room * types, (room + 1) * types, Double.POSITIVE_INFINITY);
      Arrays.fill(mostLoaded, room * types, (room + 1) * types, 0);
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
    leastBin[room] = Math.min(leastBin[room], bin);
    filledRooms |= 1L << room;
    int part = room * state.capacity.length + state.estate.hostType(host);
    double utilisation = state.utilisation(host);
    leastLoaded[part] = Math.min(leastLoaded[part], utilisation);
    mostLoaded[part] = Math.max(mostLoaded[part], utilisation);
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
      int bin = at % BINS;
      filledBins[room].remove(bin);
      if (bin == leastBin[room]) {
        int following = filledBins[room].next(bin);
        leastBin[room] = following < 0 ? BINS : following;
        if (following < 0) {
          filledRooms &= ~(1L << room);
        }
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
    long largeEnough = filledRooms & -1L << room(Math.max(1, least));
    for (long left = largeEnough; left != 0; left &= left - 1) {
      int room = Long.numberOfTrailingZeros(left);
      double guestRise = leastRise(room, need) - RoundState.ROUNDING;
      int bin = leastBin[room];
      while (bin >= 0 && bin / binsPerWatt + guestRise < best.rise) {
        offer(best, room * BINS + bin, need, memory);
        bin = filledBins[room].next(bin + 1);
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

  /** Returns what a guest raises the power of any host of a room by at least. */
  private double leastRise(int room, long[] need) {
    double least = Double.POSITIVE_INFINITY;
    for (int type = 0; type < need.length; type++) {
      int part = room * need.length + type;
      if (need[type] != Long.MAX_VALUE && leastLoaded[part] <= mostLoaded[part]) {
        int from = tenth(leastLoaded[part] - RoundState.ROUNDING);
        double with = mostLoaded[part] + (double) need[type] / state.capacity[type];
        int to = tenth(with + RoundState.ROUNDING);
        least = Math.min(least, need[type] * leastWattsPerCycle[curve(type, from, to)]);
      }
    }
    return least;
  }

  private static int tenth(double utilisation) {
    return (int) Math.min(TENTHS - 1, Math.max(0, utilisation * TENTHS));
  }

  private static int curve(int type, int from, int to) {
    return (type * TENTHS + from) * TENTHS + to;
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

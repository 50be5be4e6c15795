package io.densimeter.model.consolidation;

/**
 * The hosts of one type that no guest was sent to in this round, by load, and the search among them
 * for the one whose power rises least.
 *
 * <p>Power is linear between tenths of utilisation, so the rise for a guest is linear in a host's
 * load between the tenths and the tenths less the guest: its least value is at an end of such an
 * interval. Each interval is searched from its better end only, and not at all when neither end
 * beats what was found already.
 */
final class HostLadder {
  private static final int TENTHS = 10;
  private static final int CELLS_PER_TENTH = 32;
  private static final int CELLS = TENTHS * CELLS_PER_TENTH;

  private final RoundState state;
  private final int type;
  private final int[] hosts; // ascending by load
  private final PositionSet open;
  private final PositionSet free; // those that are open and have the memory for a guest
  private final int[] positionOf; // by host, shared between ladders
  private final int[] cells = new int[CELLS + 2]; // first position with that load or more
  private int count;
  private double mostLimit;

  HostLadder(RoundState state, int type, int mostHosts, int[] positionOf) {
    this.state = state;
    this.type = type;
    this.positionOf = positionOf;
    hosts = new int[mostHosts];
    open = new PositionSet(mostHosts);
    free = new PositionSet(mostHosts);
  }

  void clear() {
    open.clear(count);
    free.clear(count);
    count = 0;
    mostLimit = 0;
  }

  /** Adds a host that is not less loaded than those added before. */
  void add(int host) {
    positionOf[host] = count;
    hosts[count] = host;
    count++;
    restore(host);
    mostLimit = Math.max(mostLimit, (double) state.limit[host] / state.capacity[type]);
  }

  /** Makes the search ready, once all hosts are added. */
  void index() {
    int cell = 0;
    for (int position = 0; position < count; position++) {
      int own = cell(utilisation(position));
      while (cell <= own) {
        cells[cell++] = position;
      }
    }
    while (cell < cells.length) {
      cells[cell++] = count;
    }
  }

  boolean has(int host) {
    int position = positionOf[host];
    return position < count && hosts[position] == host && open.has(position);
  }

  void remove(int host) {
    int position = positionOf[host];
    open.remove(position);
    free.remove(position);
  }

  void restore(int host) {
    int position = positionOf[host];
    open.add(position);
    if (!state.isFull(host)) {
      free.add(position);
    }
  }

  /** Looks for a host whose power rises less than the best found so far. */
  void search(BestHost best, long need, long memory) {
    double step = (double) need / state.capacity[type];
    double upper = Math.min(mostLimit, 1) - step;
    int first = free.next(0);
    if (first < 0 || utilisation(first) > upper + RoundState.ROUNDING) {
      return;
    }
    double least = utilisation(first); // intervals below it have no host to look at
    int tenth = (int) Math.min(TENTHS - 1, upper * TENTHS); // of the interval's load
    int reached = (int) Math.min(TENTHS - 1, (upper + step) * TENTHS); // with the guest
    while (true) {
      double lower = Math.max(0, Math.max(tenth / 10.0, reached / 10.0 - step));
      searchInterval(best, lower, upper, step, need, memory);
      if (lower <= Math.max(0, least - RoundState.ROUNDING)) {
        return;
      }
      if (tenth / 10.0 >= reached / 10.0 - step) {
        tenth--;
      } else {
        reached--;
      }
      upper = lower;
    }
  }

  private void searchInterval(
      BestHost best, double lower, double upper, double step, long need, long memory) {
    double atLower = state.rise(type, lower, step);
    double atUpper = state.rise(type, upper, step);
    if (Math.min(atLower, atUpper) >= best.rise + RoundState.ROUNDING) {
      return;
    }
    // A position more at both ends, since loads on the edge round to either side.
    int from = cells[cell(lower)];
    int to = cells[cell(upper) + 1];
    if (atUpper <= atLower) {
      for (int at = free.previous(to - 1); at >= from; at = free.previous(at - 1)) {
        if (utilisation(at) <= upper + RoundState.ROUNDING && offer(best, at, need, memory)) {
          return;
        }
      }
    } else {
      for (int at = free.next(from); at >= 0 && at < to; at = free.next(at + 1)) {
        if (utilisation(at) >= lower - RoundState.ROUNDING && offer(best, at, need, memory)) {
          return;
        }
      }
    }
  }

  private boolean offer(BestHost best, int position, long need, long memory) {
    int host = hosts[position];
    if (!state.fits(host, need, memory)) {
      return false;
    }
    best.offer(host, state.riseOn(host, need));
    return true;
  }

  private double utilisation(int position) {
    return (double) state.planned[hosts[position]] / state.capacity[type];
  }

  private static int cell(double utilisation) {
    return (int) Math.min(CELLS, utilisation * CELLS);
  }
}

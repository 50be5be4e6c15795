package io.densimeter.model.consolidation;

import java.util.Arrays;

/**
 * A round of consolidation: guests leave overloaded hosts, then the least loaded hosts are emptied
 * as long as their guests fit elsewhere, so that they can be switched off.
 *
 * <p>In the first part hosts may be switched on, in the second not; and no guest goes to a host
 * that was overloaded, was switched on in the first part, or was looked at in the second. The
 * second part takes hosts by load, ascending, and leaves out those that guests were sent to: a
 * guest moves once in a round. (CloudSim 4.0 means to leave these out, but looks them up in a list
 * that is empty at that time: there, guests that leave an overloaded host may move twice at once.)
 *
 * <p>Work is proportional to the hosts that are on, and the guests that are looked at; nothing is
 * allocated.
 *
 * @see <a href="https://doi.org/10.1002/cpe.1867">Beloglazov and Buyya, CCPE 24(13), 2012</a>
 */
public final class ConsolidationRound {
  private final EstateView estate;
  private final ConsolidationPolicy policy;
  private final RoundState state;
  private final TargetSearch search;
  private final double[] history;

  private final long[] order; // hosts on by load, of equal ones the last first, as sortable keys
  private final int[] onOfType; // hosts
  private final boolean[] received; // by host, guests sent in this round
  private final int[] targetOf; // by guest
  private final int[] moved; // guests with a target
  private int movedCount;
  private final int[] chosen;
  private long gatheredCycles;
  private long gatheredBytes;
  private final long[] keys;

  /** Creates rounds of an estate under a policy. */
  public ConsolidationRound(EstateView estate, ConsolidationPolicy policy) {
    this.estate = estate;
    this.policy = policy;
    state = new RoundState(estate);
    history = new double[Math.max(1, policy.detector().historySteps())];
    search = new TargetSearch(state, policy.detector().limitFraction(history, 0));
    order = new long[estate.hosts()];
    onOfType = new int[estate.hostTypes()];
    received = new boolean[estate.hosts()];
    targetOf = new int[estate.guests()];
    moved = new int[estate.guests()];
    chosen = new int[estate.guests()];
    keys = new long[estate.guests()];
  }

  /** Takes the moves of a round. */
  @FunctionalInterface
  public interface Moves {
    /** Moves a guest to another host, which may be off. */
    void move(int guest, int target);
  }

  /** Decides on moves from the loads of the last step. */
  public void decide(Moves moves) {
    int on = measure();
    relieve(on);
    empty(on);
    report(moves);
  }

  private int measure() {
    movedCount = 0;
    int on = 0;
    Arrays.fill(onOfType, 0);
    for (int host = 0; host < estate.hosts(); host++) {
      received[host] = false;
      if (estate.isOn(host) && estate.mayUse(host)) {
        state.measure(host, limitFraction(host));
        onOfType[estate.hostType(host)]++;
        order[on++] = key((float) state.utilisation(host), ~host);
      }
    }
    Arrays.sort(order, 0, on);
    search.clear(onOfType);
    for (int i = 0; i < on; i++) {
      int host = ~(int) order[i];
      if (!isOverloaded(host)) {
        search.open(host);
      }
    }
    search.index();
    return on;
  }

  private double limitFraction(int host) {
    int steps = Math.min(policy.detector().historySteps(), estate.historySteps());
    if (steps > 0) {
      Arrays.fill(history, 0);
      double capacity = state.capacity[estate.hostType(host)];
      for (int g = estate.firstGuest(host); g != EstateView.NONE; g = estate.nextGuest(g)) {
        for (int back = 0; back < steps; back++) {
          history[back] += estate.pastCycles(g, back) / capacity;
        }
      }
    }
    return policy.detector().limitFraction(history, steps);
  }

  private boolean isOverloaded(int host) {
    return state.planned[host] > state.limit[host];
  }

  /** Sends guests away from overloaded hosts until they are not overloaded. */
  private void relieve(int on) {
    int leaving = 0;
    for (int i = 0; i < on; i++) {
      int host = ~(int) order[i];
      if (isOverloaded(host)) {
        leaving = choose(host, leaving);
      }
    }
    sortByNeed(leaving);
    for (int i = 0; i < leaving; i++) {
      int guest = (int) keys[i];
      int target = search.find(guest, true);
      if (target == BestHost.NONE) {
        int host = estate.hostOf(guest);
        state.planned[host] += estate.needCycles(guest, estate.hostType(host));
      } else {
        search.send(guest, target);
        assign(guest, target);
      }
    }
    for (int i = 0; i < movedCount; i++) { // hosts switched on take no more guests
      int target = targetOf[moved[i]];
      if (!estate.isOn(target) && search.isOpen(target)) {
        search.close(target);
      }
    }
  }

  private int choose(int host, int from) {
    int candidates = 0;
    for (int g = estate.firstGuest(host); g != EstateView.NONE; g = estate.nextGuest(g)) {
      if (estate.mayMove(g)) {
        chosen[from + candidates++] = g;
      }
    }
    int leaving = from;
    while (candidates > 0 && isOverloaded(host)) {
      int position = policy.selection().choose(estate, chosen, leaving, leaving + candidates);
      int guest = chosen[position];
      state.planned[host] -= estate.needCycles(guest, estate.hostType(host));
      // Keeps the order of the others.
      System.arraycopy(chosen, leaving, chosen, leaving + 1, position - leaving);
      chosen[leaving++] = guest;
      candidates--;
    }
    return leaving;
  }

  /** Writes the guests chosen as keys, those that need most first. */
  private void sortByNeed(int count) {
    for (int i = 0; i < count; i++) {
      int guest = chosen[i];
      long need = estate.needCycles(guest, estate.hostType(estate.hostOf(guest)));
      keys[i] = key(-(float) need, guest);
    }
    Arrays.sort(keys, 0, count);
  }

  /** Empties the least loaded hosts, as far as their guests fit elsewhere. */
  private void empty(int on) {
    for (int i = 0; i < on; i++) {
      int host = ~(int) order[i];
      if (search.isOpen(host) && !received[host]) {
        search.close(host);
        int guests = mayBeEmptied(host) ? gather(host) : 0;
        if (guests > 0 && search.mayTake(gatheredCycles, gatheredBytes)) {
          emptyHost(guests);
        }
      }
    }
  }

  /** Where all hosts are alike, their guests' load says so much without a look at each guest. */
  private boolean mayBeEmptied(int host) {
    return estate.hostTypes() > 1 || search.mayTake(estate.guestCycles(host), 0);
  }

  /**
   * Writes the guests of a host, with the least that they need; returns how many, 0 when it cannot
   * be emptied.
   */
  private int gather(int host) {
    int count = 0;
    gatheredCycles = 0;
    gatheredBytes = 0;
    for (int g = estate.firstGuest(host); g != EstateView.NONE; g = estate.nextGuest(g)) {
      if (!estate.mayMove(g)) {
        return 0;
      }
      chosen[count++] = g;
      gatheredBytes += estate.memoryBytes(g);
      gatheredCycles += leastNeed(g);
    }
    return count;
  }

  private void emptyHost(int guests) {
    sortByNeed(guests);
    int sent = 0;
    while (sent < guests) {
      int guest = (int) keys[sent];
      int target = search.find(guest, false);
      if (target == BestHost.NONE) {
        break;
      }
      search.send(guest, target);
      chosen[sent++] = target;
    }
    if (sent < guests) {
      for (int i = sent - 1; i >= 0; i--) {
        search.takeBack((int) keys[i], chosen[i]);
      }
      return;
    }
    for (int i = 0; i < guests; i++) {
      assign((int) keys[i], chosen[i]);
    }
  }

  private long leastNeed(int guest) {
    long least = Long.MAX_VALUE;
    for (int type = 0; type < estate.hostTypes(); type++) {
      least = Math.min(least, estate.needCycles(guest, type));
    }
    return least;
  }

  private void assign(int guest, int target) {
    moved[movedCount++] = guest;
    targetOf[guest] = target;
    received[target] = true;
  }

  private void report(Moves moves) {
    for (int i = 0; i < movedCount; i++) {
      moves.move(moved[i], targetOf[moved[i]]);
    }
  }

  /** Returns a number that sorts by a value, then by an index. */
  private static long key(float value, int index) {
    int bits = Float.floatToIntBits(value);
    int sortable = bits ^ (bits >> 31 & 0x7fffffff);
    return (long) sortable << 32 | (index & 0xffffffffL);
  }
}

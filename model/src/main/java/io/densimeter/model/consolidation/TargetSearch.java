package io.densimeter.model.consolidation;

import java.util.Arrays;

/**
 * Power-aware best fit: the host whose power would rise least by a guest, among those that it does
 * not overload and that have the memory.
 *
 * <p>The rise is counted from the power that was measured before the round, as in the authors'
 * program: a host that guests were sent to in this round is the dearer for it. Hosts that are off
 * rise from their idle power; of those of a type only the first is looked at, as they are alike.
 *
 * @see <a href="https://doi.org/10.1002/cpe.1867">Beloglazov and Buyya, CCPE 24(13), 2012,
 *     Algorithm 2</a>
 */
final class TargetSearch {
  private final RoundState state;
  private final EstateView estate;
  private final OpenHosts[] openHosts; // by type
  private final OpenHosts.HostLists lists;
  private final BestHost best = new BestHost();
  private final long[] need; // by type of host
  private final int[][] hostsOfType;
  private final int[] nextOff; // by type: position in hostsOfType from which hosts may be off
  private final double offLimitFraction;

  TargetSearch(RoundState state, double offLimitFraction) {
    this.state = state;
    this.offLimitFraction = offLimitFraction;
    estate = state.estate;
    int types = estate.hostTypes();
    int[] counts = new int[types];
    for (int host = 0; host < estate.hosts(); host++) {
      counts[estate.hostType(host)]++;
    }
    lists = new OpenHosts.HostLists(estate.hosts());
    openHosts = new OpenHosts[types];
    hostsOfType = new int[types][];
    for (int type = 0; type < types; type++) {
      openHosts[type] = new OpenHosts(state, type, counts[type], lists);
      hostsOfType[type] = new int[counts[type]];
    }
    Arrays.fill(counts, 0);
    for (int host = 0; host < estate.hosts(); host++) {
      int type = estate.hostType(host);
      hostsOfType[type][counts[type]++] = host;
    }
    need = new long[types];
    nextOff = new int[types];
  }

  /**
   * Closes all hosts.
   *
   * @param expected about how many of each type will be opened
   */
  void clear(int[] expected) {
    lists.clear();
    for (int type = 0; type < openHosts.length; type++) {
      openHosts[type].clear(expected[type]);
    }
    Arrays.fill(nextOff, 0);
  }

  /** Lets a host take guests; hosts may come in any order. */
  void open(int host) {
    openHosts[estate.hostType(host)].add(host);
  }

  /** Makes the search ready, once the hosts that are on are open. */
  void index() {
    for (var hosts : openHosts) {
      hosts.index();
    }
  }

  boolean isOpen(int host) {
    return lists.has(host);
  }

  /** Lets a host take no more guests. */
  void close(int host) {
    openHosts[estate.hostType(host)].remove(host);
  }

  /** Returns the best host for a guest, {@link BestHost#NONE} when there is none. */
  int find(int guest, boolean mayWake) {
    long memory = estate.memoryBytes(guest);
    best.clear();
    for (int type = 0; type < openHosts.length; type++) {
      need[type] = estate.needCycles(guest, type);
      if (need[type] != Long.MAX_VALUE) {
        openHosts[type].search(best, need[type], memory);
      }
    }
    if (mayWake) {
      for (int type = 0; type < openHosts.length; type++) {
        offerOff(type, memory);
      }
    }
    return best.host;
  }

  private void offerOff(int type, long memory) {
    long capacity = state.capacity[type];
    if (need[type] > capacity) {
      return;
    }
    int[] hosts = hostsOfType[type];
    while (nextOff[type] < hosts.length && !isAsleep(hosts[nextOff[type]])) {
      nextOff[type]++;
    }
    if (nextOff[type] < hosts.length) {
      int host = hosts[nextOff[type]];
      if (memory <= estate.freeMemoryBytes(host)) {
        best.offer(host, state.power[type].rise(0, (double) need[type] / capacity));
      }
    }
  }

  private boolean isAsleep(int host) {
    return !estate.isOn(host) && estate.mayUse(host) && !isOpen(host);
  }

  /** Sends a guest to a host that was found for it. */
  void send(int guest, int host) {
    if (isOpen(host)) {
      close(host);
    } else {
      state.measure(host, offLimitFraction);
    }
    state.planned[host] += estate.needCycles(guest, estate.hostType(host));
    state.freeMemory[host] -= estate.memoryBytes(guest);
    open(host);
  }

  /** Takes a guest back that was sent to a host that was on. */
  void takeBack(int guest, int host) {
    close(host);
    state.planned[host] -= estate.needCycles(guest, estate.hostType(host));
    state.freeMemory[host] += estate.memoryBytes(guest);
    open(host);
  }

  /** Returns whether all hosts together have the room for so much; single hosts may have not. */
  boolean mayTake(long leastCycles, long memory) {
    long cyclesLeft = 0;
    long memoryLeft = 0;
    for (var hosts : openHosts) {
      cyclesLeft += hosts.room();
      memoryLeft += hosts.memory();
    }
    return leastCycles <= cyclesLeft && memory <= memoryLeft;
  }
}

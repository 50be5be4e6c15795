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
  private final HostLadder[] ladders;
  private final TouchedHosts touched;
  private final LargestRoom cpuRoom;
  private final LargestRoom memoryRoom;
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
    int[] positionOf = new int[estate.hosts()];
    int[] counts = new int[types];
    for (int host = 0; host < estate.hosts(); host++) {
      counts[estate.hostType(host)]++;
    }
    ladders = new HostLadder[types];
    hostsOfType = new int[types][];
    for (int type = 0; type < types; type++) {
      ladders[type] = new HostLadder(state, type, counts[type], positionOf);
      hostsOfType[type] = new int[counts[type]];
    }
    Arrays.fill(counts, 0);
    for (int host = 0; host < estate.hosts(); host++) {
      int type = estate.hostType(host);
      hostsOfType[type][counts[type]++] = host;
    }
    touched = new TouchedHosts(state, estate.hosts());
    cpuRoom = new LargestRoom(estate.hosts());
    memoryRoom = new LargestRoom(estate.hosts());
    need = new long[types];
    nextOff = new int[types];
  }

  void clear() {
    for (var ladder : ladders) {
      ladder.clear();
    }
    touched.clear();
    cpuRoom.clear();
    memoryRoom.clear();
    Arrays.fill(nextOff, 0);
  }

  /** Lets a host take guests; hosts come ascending by load. */
  void open(int host) {
    ladders[estate.hostType(host)].add(host);
    updateRoom(host);
  }

  /** Makes the search ready, once all hosts are open. */
  void index() {
    for (var ladder : ladders) {
      ladder.index();
    }
  }

  boolean isOpen(int host) {
    return touched.has(host) || ladders[estate.hostType(host)].has(host);
  }

  /** Lets a host take no more guests. */
  void close(int host) {
    if (touched.has(host)) {
      touched.remove(host);
    } else {
      ladders[estate.hostType(host)].remove(host);
    }
    cpuRoom.close(host);
    memoryRoom.close(host);
  }

  /** Returns the best host for a guest, {@link BestHost#NONE} when there is none. */
  int find(int guest, boolean mayWake) {
    long least = Long.MAX_VALUE;
    for (int type = 0; type < need.length; type++) {
      need[type] = estate.needCycles(guest, type);
      least = Math.min(least, need[type]);
    }
    long memory = estate.memoryBytes(guest);
    best.clear();
    if (least <= cpuRoom.most() && memory <= memoryRoom.most()) {
      for (int type = 0; type < ladders.length; type++) {
        if (need[type] != Long.MAX_VALUE) {
          ladders[type].search(best, need[type], memory);
        }
      }
      touched.search(best, need, least, memory);
    }
    if (mayWake) {
      for (int type = 0; type < ladders.length; type++) {
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
        best.offer(host, state.rise(type, 0, (double) need[type] / capacity));
      }
    }
  }

  private boolean isAsleep(int host) {
    return !estate.isOn(host) && estate.mayUse(host) && !touched.has(host);
  }

  /** Sends a guest to a host that was found for it. */
  void send(int guest, int host) {
    if (touched.has(host)) {
      touched.remove(host);
    } else if (estate.isOn(host)) {
      ladders[estate.hostType(host)].remove(host);
    } else {
      state.measure(host, offLimitFraction);
    }
    state.planned[host] += estate.needCycles(guest, estate.hostType(host));
    state.freeMemory[host] -= estate.memoryBytes(guest);
    touched.add(host);
    updateRoom(host);
  }

  /** Takes a guest back that was sent to a host, the last one first. */
  void takeBack(int guest, int host, boolean wasTouched) {
    touched.remove(host);
    state.planned[host] -= estate.needCycles(guest, estate.hostType(host));
    state.freeMemory[host] += estate.memoryBytes(guest);
    if (wasTouched) {
      touched.add(host);
    } else {
      ladders[estate.hostType(host)].restore(host);
    }
    updateRoom(host);
  }

  /** Returns whether all hosts together have the room for so much; single hosts may have not. */
  boolean mayTake(long leastCycles, long memory) {
    return leastCycles <= cpuRoom.total() && memory <= memoryRoom.total();
  }

  private void updateRoom(int host) {
    cpuRoom.set(host, state.limit[host] - state.planned[host]);
    memoryRoom.set(host, state.freeMemory[host]);
  }

  boolean isTouched(int host) {
    return touched.has(host);
  }
}

package io.densimeter.model.placement;

import java.util.Arrays;
import java.util.BitSet;

/** What the guests of each host need of it, as items come and go: the one place that says yes. */
final class HostLoads {
  private final PlacementRequest request;
  private final Items items;
  private final long[] offPeakHertz;
  private final long[] memoryBytes;
  private final int[] guests;
  private final int[] used; // by group
  private final long[][] further; // by resource, by host
  private final PeakReserve reserve;
  private final BitSet[] separated; // by set of guests apart: the hosts that have one of them

  HostLoads(PlacementRequest request) {
    this.request = request;
    items = request.items();
    int hosts = request.hosts();
    offPeakHertz = new long[hosts];
    memoryBytes = new long[hosts];
    guests = new int[hosts];
    used = new int[request.groups().size()];
    further = new long[request.furtherResources().size()][hosts];
    reserve = new PeakReserve(request);
    separated = new BitSet[request.rules().apart().size()];
    for (int set = 0; set < separated.length; set++) {
      separated[set] = new BitSet();
    }
  }

  /**
   * Returns the loads of a finished placement.
   *
   * @throws IllegalStateException when it breaks a rule or a host holds too much: a policy's bug
   */
  static HostLoads of(PlacementRequest request, int[] hostOf) {
    if (hostOf.length != request.guests()) {
      throw new IllegalStateException(
          "A policy placed " + hostOf.length + " guests of " + request.guests() + ".");
    }
    var loads = new HostLoads(request);
    for (int item = 0; item < loads.items.count(); item++) {
      int host = hostOf[loads.items.guests(item)[0]];
      for (int guest : loads.items.guests(item)) {
        if (hostOf[guest] != host) {
          throw new IllegalStateException(
              "Guest " + guest + " must be together with others, but a policy put it elsewhere.");
        }
      }
      if (host != Placement.UNPLACED) {
        if (!loads.admits(host, item)) {
          throw new IllegalStateException(
              "Host "
                  + host
                  + " cannot take guest "
                  + loads.items.guests(item)[0]
                  + ", but a policy put it there.");
        }
        loads.put(host, item);
      }
    }
    return loads;
  }

  /** Returns whether a host can take an item beside those that it has. */
  boolean admits(int host, int item) {
    int group = request.groupOf(host);
    return host - request.firstHost(group) < items.hostsFor(group, item)
        && !items.isContradictory(item)
        && guests[host] <= request.maxGuestsPerHost() - items.guests(item).length
        && memoryBytes[host] + items.memoryBytes(item) <= request.offeredMemoryBytes(group)
        && offPeakHertz[host] + items.cpuHertz(group, item) + reserve.with(host, item)
            <= request.offeredCpuHertz(group)
        && hasFurther(host, group, item)
        && !isKeptApart(host, item);
  }

  /** Puts an item on a host that admits it. */
  void put(int host, int item) {
    change(host, item, 1);
  }

  /** Takes an item from the host that it is on. */
  void remove(int host, int item) {
    change(host, item, -1);
  }

  long cpuHertz(int host) {
    return offPeakHertz[host] + reserve.hertz(host);
  }

  long cpuLeftHertz(int host) {
    return request.offeredCpuHertz(request.groupOf(host)) - cpuHertz(host);
  }

  long memoryBytes(int host) {
    return memoryBytes[host];
  }

  long memoryLeftBytes(int host) {
    return request.offeredMemoryBytes(request.groupOf(host)) - memoryBytes[host];
  }

  long further(int resource, int host) {
    return further[resource][host];
  }

  int guests(int host) {
    return guests[host];
  }

  /** Returns the number of hosts with guests. */
  int usedHosts() {
    return Arrays.stream(used).sum();
  }

  int used(int group) {
    return used[group];
  }

  private boolean hasFurther(int host, int group, int item) {
    for (int resource = 0; resource < further.length; resource++) {
      var each = request.furtherResources().get(resource);
      if (further[resource][host] + items.need(each, item) > each.offered(group)) {
        return false;
      }
    }
    return true;
  }

  private boolean isKeptApart(int host, int item) {
    for (int set : items.apart(item)) {
      if (separated[set].get(host)) {
        return true;
      }
    }
    return false;
  }

  private void change(int host, int item, int sign) {
    int group = request.groupOf(host);
    int before = guests[host];
    offPeakHertz[host] += sign * items.cpuHertz(group, item);
    memoryBytes[host] += sign * items.memoryBytes(item);
    guests[host] += sign * items.guests(item).length;
    reserve.change(host, item, sign);
    for (int resource = 0; resource < further.length; resource++) {
      further[resource][host] += sign * items.need(request.furtherResources().get(resource), item);
    }
    for (int set : items.apart(item)) {
      separated[set].set(host, sign > 0);
    }
    if (before == 0 || guests[host] == 0) {
      used[group] += sign;
    }
  }
}

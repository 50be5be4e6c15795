package io.densimeter.model.placement;

/** What the guests of a placement need of each host. */
final class HostLoads {
  private final PlacementRequest request;
  private final long[] cpuHertz;
  private final long[] memoryBytes;
  private final int[] guests;
  private final int[] used; // by group

  private HostLoads(PlacementRequest request) {
    this.request = request;
    cpuHertz = new long[request.hosts()];
    memoryBytes = new long[request.hosts()];
    guests = new int[request.hosts()];
    used = new int[request.groups().size()];
  }

  static HostLoads of(PlacementRequest request, int[] hostOf) {
    if (hostOf.length != request.guests()) {
      throw new IllegalStateException(
          "A policy placed " + hostOf.length + " guests of " + request.guests() + ".");
    }
    var loads = new HostLoads(request);
    for (int guest = 0; guest < hostOf.length; guest++) {
      if (hostOf[guest] != Placement.UNPLACED) {
        loads.add(guest, hostOf[guest]);
      }
    }
    return loads;
  }

  long cpuHertz(int host) {
    return cpuHertz[host];
  }

  long memoryBytes(int host) {
    return memoryBytes[host];
  }

  int guests(int host) {
    return guests[host];
  }

  int used(int group) {
    return used[group];
  }

  private void add(int guest, int host) {
    int group = request.groupOf(host);
    cpuHertz[host] += request.cpuNeedHertz(group, guest);
    memoryBytes[host] += request.memoryNeedBytes(guest);
    guests[host]++;
    if (guests[host] == 1) {
      used[group]++;
    }
    if (cpuHertz[host] > request.offeredCpuHertz(group)
        || memoryBytes[host] > request.offeredMemoryBytes(group)
        || guests[host] > request.maxGuestsPerHost()
        || host >= request.firstHost(group) + request.openHosts(group)) {
      throw new IllegalStateException(
          "Host " + host + " cannot take guest " + guest + ", but a policy put it there.");
    }
  }
}

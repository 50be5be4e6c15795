package io.densimeter.model.placement;

/** The fewest hosts by trying every placement: for estates that a hand can count. */
final class Optimum {
  private final PlacementRequest request;
  private final long[] cpu;
  private final long[] memory;
  private final int[] guests;
  private int best = Integer.MAX_VALUE;

  private Optimum(PlacementRequest request) {
    this.request = request;
    cpu = new long[request.hosts()];
    memory = new long[request.hosts()];
    guests = new int[request.hosts()];
  }

  /** Returns the fewest hosts that take every guest; Integer.MAX_VALUE when none do. */
  static int of(PlacementRequest request) {
    var optimum = new Optimum(request);
    optimum.place(0, 0);
    return optimum.best;
  }

  private void place(int guest, int used) {
    if (used >= best) {
      return;
    }
    if (guest == request.guests()) {
      best = used;
      return;
    }
    for (int group = 0; group < request.groups().size(); group++) {
      int first = request.firstHost(group);
      boolean triedEmpty = false; // empty hosts of a group are alike
      for (int host = first; host < first + request.openHosts(group); host++) {
        boolean empty = guests[host] == 0;
        if (!(empty && triedEmpty)) {
          tryHost(guest, host, group, used + (empty ? 1 : 0));
        }
        triedEmpty |= empty;
      }
    }
  }

  private void tryHost(int guest, int host, int group, int used) {
    long needed = request.cpuNeedHertz(group, guest);
    long granted = request.memoryNeedBytes(guest);
    if (guests[host] < request.maxGuestsPerHost()
        && cpu[host] + needed <= request.offeredCpuHertz(group)
        && memory[host] + granted <= request.offeredMemoryBytes(group)) {
      cpu[host] += needed;
      memory[host] += granted;
      guests[host]++;
      place(guest + 1, used);
      cpu[host] -= needed;
      memory[host] -= granted;
      guests[host]--;
    }
  }
}

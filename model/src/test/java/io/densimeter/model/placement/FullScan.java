package io.densimeter.model.placement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;

/** The policies by their definition, looking at every host for every guest: slow and plain. */
final class FullScan {
  private final PlacementRequest request;
  private final long[] cpu;
  private final long[] memory;
  private final int[] guests;

  FullScan(PlacementRequest request) {
    this.request = request;
    cpu = new long[request.hosts()];
    memory = new long[request.hosts()];
    guests = new int[request.hosts()];
  }

  int[] firstFit(int[] order) {
    int[] hostOf = new int[request.guests()];
    Arrays.fill(hostOf, Placement.UNPLACED);
    for (int guest : order) {
      for (int host = 0; host < request.hosts() && hostOf[guest] < 0; host++) {
        if (takes(host, guest)) {
          put(guest, host, hostOf);
        }
      }
    }
    return hostOf;
  }

  /**
   * Requires that each guest is on a host that it fills best, of those that fill equally well up to
   * rounding on any, and on the first that takes it when none carries guests and takes it.
   */
  void requireBestFit(int[] order, int[] hostOf) {
    for (int guest : order) {
      int best = fullest(guest);
      int chosen = hostOf[guest];
      if (best >= 0) {
        assertTrue(chosen >= 0 && guests[chosen] > 0 && takes(chosen, guest), "guest " + guest);
        assertEquals(leftWith(guest, best), leftWith(guest, chosen), 1e-9, "guest " + guest);
      } else {
        assertEquals(firstThatTakes(guest), chosen, "guest " + guest);
      }
      if (chosen >= 0) {
        put(guest, chosen, new int[request.guests()]);
      }
    }
  }

  private int firstThatTakes(int guest) {
    for (int host = 0; host < request.hosts(); host++) {
      if (takes(host, guest)) {
        return host;
      }
    }
    return Placement.UNPLACED;
  }

  private int fullest(int guest) {
    int best = -1;
    for (int host = 0; host < request.hosts(); host++) {
      if (takes(host, guest)
          && guests[host] > 0
          && (best < 0 || leftWith(guest, host) < leftWith(guest, best))) {
        best = host;
      }
    }
    return best;
  }

  private double leftWith(int guest, int host) {
    int group = request.groupOf(host);
    double cpuOffer = Math.max(1, request.offeredCpuHertz(group));
    double memoryOffer = Math.max(1, request.offeredMemoryBytes(group));
    return (request.offeredCpuHertz(group) - cpu[host] - request.cpuNeedHertz(group, guest))
            / cpuOffer
        + (request.offeredMemoryBytes(group) - memory[host] - request.memoryNeedBytes(guest))
            / memoryOffer;
  }

  private boolean takes(int host, int guest) {
    int group = request.groupOf(host);
    return host - request.firstHost(group) < request.openHosts(group)
        && guests[host] < request.maxGuestsPerHost()
        && cpu[host] + request.cpuNeedHertz(group, guest) <= request.offeredCpuHertz(group)
        && memory[host] + request.memoryNeedBytes(guest) <= request.offeredMemoryBytes(group);
  }

  private void put(int guest, int host, int[] hostOf) {
    cpu[host] += request.cpuNeedHertz(request.groupOf(host), guest);
    memory[host] += request.memoryNeedBytes(guest);
    guests[host]++;
    hostOf[guest] = host;
  }
}

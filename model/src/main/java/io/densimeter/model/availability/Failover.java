package io.densimeter.model.availability;

import io.densimeter.model.placement.Placement;
import io.densimeter.model.placement.PlacementRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * How many hosts of a placement can fail at once: N + k.
 *
 * <p>The hosts that fail are those with the most on them. Their guests, the largest first, go to
 * the host with the most room left that has the CPU and the memory for them, among the others that
 * carry guests and the spare ones. What placement leaves free as headroom may be used meanwhile.
 * Another packing may find room where this one does not: the figure is what is safe.
 *
 * <p>Left out: demand above a guest's size, and rules that keep guests apart or on licensed hosts.
 */
public final class Failover {
  private final Placement placement;
  private final PlacementRequest request;
  private final List<Integer> hosts = new ArrayList<>(); // by load, the highest first
  private final List<List<Integer>> guests = new ArrayList<>(); // by number of the host
  private final long[] freeCpu;
  private final long[] freeMemory;
  private final double[] load;

  private Failover(Placement placement) {
    this.placement = placement;
    request = placement.request();
    freeCpu = new long[request.hosts()];
    freeMemory = new long[request.hosts()];
    load = new double[request.hosts()];
    for (int host = 0; host < request.hosts(); host++) {
      guests.add(new ArrayList<>());
      freeCpu[host] = cpuHertz(host);
      freeMemory[host] = memoryBytes(host);
    }
    for (int guest = 0; guest < request.guests(); guest++) {
      int host = placement.hostOf(guest);
      if (host != Placement.UNPLACED) {
        guests.get(host).add(guest);
        freeCpu[host] -= request.cpuNeedHertz(request.groupOf(host), guest);
        freeMemory[host] -= request.memoryNeedBytes(guest);
      }
    }
    for (int host = 0; host < request.hosts(); host++) {
      load[host] = 2 - share(host, freeCpu[host], freeMemory[host]);
      if (isNeeded(host)) {
        hosts.add(host);
      }
    }
    hosts.sort(Comparator.comparingDouble(host -> -load[host]));
  }

  /**
   * Returns how many hosts can fail at once so that all of their guests find room on the others
   * that the placement needs, spare ones included.
   *
   * @param most what is enough to know
   */
  public static int hosts(Placement placement, int most) {
    var failover = new Failover(placement);
    int failed = 0;
    while (failed < most && failed + 1 < failover.hosts.size() && failover.survives(failed + 1)) {
      failed++;
    }
    return failed;
  }

  private boolean isNeeded(int host) {
    return isNeeded(placement, host);
  }

  /** Returns whether a host carries guests or is a spare one. */
  public static boolean isNeeded(Placement placement, int host) {
    var request = placement.request();
    int group = request.groupOf(host);
    boolean spare = host - request.firstHost(group) >= request.openHosts(group);
    return spare || placement.guestsOn(host) > 0;
  }

  private boolean survives(int failures) {
    long[] cpu = freeCpu.clone();
    long[] memory = freeMemory.clone();
    int[] count = new int[cpu.length];
    Arrays.setAll(count, host -> guests.get(host).size());
    var left = hosts.subList(failures, hosts.size());
    List<Integer> moved = new ArrayList<>();
    hosts.subList(0, failures).forEach(host -> moved.addAll(guests.get(host)));
    int any = left.get(0);
    moved.sort(Comparator.comparingDouble(guest -> -need(any, guest)));
    for (int guest : moved) {
      int best = -1;
      double most = -1;
      for (int host : left) {
        long cpuLeft = cpu[host] - request.cpuNeedHertz(request.groupOf(host), guest);
        long memoryLeft = memory[host] - request.memoryNeedBytes(guest);
        double room = share(host, cpuLeft, memoryLeft);
        if (cpuLeft >= 0
            && memoryLeft >= 0
            && count[host] < request.maxGuestsPerHost()
            && room > most) {
          best = host;
          most = room;
        }
      }
      if (best < 0) {
        return false;
      }
      cpu[best] -= request.cpuNeedHertz(request.groupOf(best), guest);
      memory[best] -= request.memoryNeedBytes(guest);
      count[best]++;
    }
    return true;
  }

  private double need(int host, int guest) {
    return share(
        host, request.cpuNeedHertz(request.groupOf(host), guest), request.memoryNeedBytes(guest));
  }

  /** Returns the sum of the shares of a host's CPU and memory that these amounts are. */
  private double share(int host, long cpuHertz, long memoryBytes) {
    return (double) cpuHertz / Math.max(1, cpuHertz(host))
        + (double) memoryBytes / Math.max(1, memoryBytes(host));
  }

  private long cpuHertz(int host) {
    var group = request.groups().get(request.groupOf(host));
    return group.type().cpuHertz() - group.hypervisorCpuHertz();
  }

  private long memoryBytes(int host) {
    var group = request.groups().get(request.groupOf(host));
    return group.type().memoryBytes() - group.hypervisorMemoryBytes();
  }
}

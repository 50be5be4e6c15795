package io.densimeter.model.placement;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** The numbers of the hosts in the order of their groups, and what an empty one offers. */
final class HostNumbers {
  private final int[] firstHost; // one more than groups: the last is the number of hosts
  private final int[] openHosts;
  private final long[] cpuHertz;
  private final long[] memoryBytes;
  private final List<Integer> largestFirst;

  private HostNumbers(List<HostGroup> groups, Headroom headroom) {
    int n = groups.size();
    firstHost = new int[n + 1];
    openHosts = new int[n];
    cpuHertz = new long[n];
    memoryBytes = new long[n];
    for (int g = 0; g < n; g++) {
      var group = groups.get(g);
      var type = group.type();
      firstHost[g + 1] = Math.addExact(firstHost[g], group.count());
      openHosts[g] = group.count();
      cpuHertz[g] = offered(type.cpuHertz(), headroom.cpuFraction(), group.hypervisorCpuHertz());
      memoryBytes[g] =
          offered(type.memoryBytes(), headroom.memoryFraction(), group.hypervisorMemoryBytes());
    }
    largestFirst = largestFirst();
  }

  static HostNumbers of(List<HostGroup> groups, Headroom headroom, int spareHosts) {
    var numbers = new HostNumbers(groups, headroom);
    if (spareHosts < 0 || spareHosts >= numbers.hosts()) {
      throw new IllegalArgumentException(
          "The number of spare hosts ("
              + spareHosts
              + ") must be 0 or more and less than that of hosts ("
              + numbers.hosts()
              + ").");
    }
    numbers.keepEmpty(spareHosts);
    return numbers;
  }

  int hosts() {
    return firstHost[firstHost.length - 1];
  }

  int groupOf(int host) {
    int group = 0;
    while (host >= firstHost[group + 1]) {
      group++;
    }
    return group;
  }

  int firstHost(int group) {
    return firstHost[group];
  }

  int openHosts(int group) {
    return openHosts[group];
  }

  int largestGroup() {
    return largestFirst.get(0);
  }

  long offeredCpuHertz(int group) {
    return cpuHertz[group];
  }

  long offeredMemoryBytes(int group) {
    return memoryBytes[group];
  }

  private static long offered(long capacity, double headroomFraction, long hypervisor) {
    return Math.max(0, Headroom.leave(headroomFraction, capacity) - hypervisor);
  }

  /** Returns the groups by the sum of the shares of what the best group for each offers. */
  private List<Integer> largestFirst() {
    double mostCpu = Math.max(1, Arrays.stream(cpuHertz).max().orElseThrow());
    double mostMemory = Math.max(1, Arrays.stream(memoryBytes).max().orElseThrow());
    Comparator<Integer> bySize =
        Comparator.comparingDouble(g -> cpuHertz[g] / mostCpu + memoryBytes[g] / mostMemory);
    return IntStream.range(0, cpuHertz.length).boxed().sorted(bySize.reversed()).toList();
  }

  private void keepEmpty(int spareHosts) {
    int left = spareHosts;
    for (int group : largestFirst) {
      int kept = Math.min(left, openHosts[group]);
      openHosts[group] -= kept;
      left -= kept;
    }
  }
}

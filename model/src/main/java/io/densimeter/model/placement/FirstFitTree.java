package io.densimeter.model.placement;

import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * A tournament tree over the hosts of one group that finds the first with enough CPU and memory
 * left: each node knows the most CPU, the most memory and the largest sum of shares below it, so
 * whole ranges of full hosts are skipped at once.
 *
 * <p>Finding takes time logarithmic in the number of hosts as long as the hosts below a node that
 * has enough of each do not have it in different places; the sum of shares rules most of those out.
 */
final class FirstFitTree {
  private static final long CLOSED = -1; // less than any need

  private final PlacementRequest request;
  private final int group;
  private final int leaves; // a power of two; leaf of host i at leaves + i
  private final long[] cpuHertz;
  private final long[] memoryBytes;
  private final double[] share;

  FirstFitTree(PlacementRequest request, int group) {
    this.request = request;
    this.group = group;
    int hosts = request.openHosts(group);
    leaves = Math.max(1, Integer.highestOneBit(Math.max(1, 2 * hosts - 1)));
    cpuHertz = new long[2 * leaves];
    memoryBytes = new long[2 * leaves];
    share = new double[2 * leaves];
    Arrays.fill(cpuHertz, CLOSED);
    Arrays.fill(memoryBytes, CLOSED);
    Arrays.fill(share, CLOSED);
    long cpu = request.offeredCpuHertz(group);
    long memory = request.offeredMemoryBytes(group);
    Arrays.fill(cpuHertz, leaves, leaves + hosts, cpu);
    Arrays.fill(memoryBytes, leaves, leaves + hosts, memory);
    Arrays.fill(share, leaves, leaves + hosts, request.share(group, cpu, memory));
    for (int node = leaves - 1; node > 0; node--) {
      summarise(node);
    }
  }

  /**
   * Returns the first host with that much left that is admitted, counted from 0 in its group; -1
   * without one.
   */
  int first(long cpu, long memory, IntPredicate admitted) {
    return first(1, cpu, memory, request.share(group, cpu, memory), admitted);
  }

  /** Says what a host has left. */
  void leave(int host, long cpuLeft, long memoryLeft) {
    set(leaves + host, cpuLeft, memoryLeft, request.share(group, cpuLeft, memoryLeft));
  }

  /** Lets a host take no more guests. */
  void close(int host) {
    set(leaves + host, CLOSED, CLOSED, CLOSED);
  }

  private int first(int node, long cpu, long memory, double sum, IntPredicate admitted) {
    if (cpuHertz[node] < cpu || memoryBytes[node] < memory || share[node] < sum) {
      return -1;
    }
    if (node >= leaves) {
      return admitted.test(node - leaves) ? node - leaves : -1;
    }
    int below = first(2 * node, cpu, memory, sum, admitted);
    return below >= 0 ? below : first(2 * node + 1, cpu, memory, sum, admitted);
  }

  private void set(int leaf, long cpu, long memory, double sum) {
    cpuHertz[leaf] = cpu;
    memoryBytes[leaf] = memory;
    share[leaf] = sum;
    for (int node = leaf / 2; node > 0; node /= 2) {
      summarise(node);
    }
  }

  private void summarise(int node) {
    cpuHertz[node] = Math.max(cpuHertz[2 * node], cpuHertz[2 * node + 1]);
    memoryBytes[node] = Math.max(memoryBytes[2 * node], memoryBytes[2 * node + 1]);
    share[node] = Math.max(share[2 * node], share[2 * node + 1]);
  }
}

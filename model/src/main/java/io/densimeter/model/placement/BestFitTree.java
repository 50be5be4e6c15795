package io.densimeter.model.placement;

import java.util.function.IntPredicate;

/**
 * A search tree over the hosts of one group that carry guests, ordered by the sum of the shares of
 * CPU and memory left, then by number: it finds the fullest that still has enough of both.
 *
 * <p>It is a treap (Seidel and Aragon 1996): a binary tree by order that is a heap by a priority.
 * Priorities are a mix of the host's number, so the shape is always the same. Each node knows the
 * most CPU and the most memory below it, so that whole branches of full hosts are skipped.
 *
 * @see <a href="https://doi.org/10.1007/BF01940876">Seidel and Aragon, Algorithmica 16, 1996</a>
 */
final class BestFitTree {
  private static final int NONE = -1;

  /** A host that is filled exactly may have a sum of shares that is less than the need by this. */
  private static final double ROUNDING = 1e-9;

  private final double[] share;
  private final long[] cpuHertz;
  private final long[] memoryBytes;
  private final long[] mostCpuHertz;
  private final long[] mostMemoryBytes;
  private final int[] lower;
  private final int[] higher;
  private int root = NONE;

  // What split leaves behind.
  private int lowerPart = NONE;
  private int higherPart = NONE;

  BestFitTree(int hosts) {
    share = new double[hosts];
    cpuHertz = new long[hosts];
    memoryBytes = new long[hosts];
    mostCpuHertz = new long[hosts];
    mostMemoryBytes = new long[hosts];
    lower = new int[hosts];
    higher = new int[hosts];
  }

  /** Adds a host, counted from 0 in its group, with what it has left. */
  void add(int host, double sum, long cpu, long memory) {
    share[host] = sum;
    cpuHertz[host] = cpu;
    memoryBytes[host] = memory;
    lower[host] = NONE;
    higher[host] = NONE;
    summarise(host);
    root = insert(root, host);
  }

  /** Removes a host that is in the tree. */
  void remove(int host) {
    root = remove(root, host);
  }

  /** Returns the fullest host with that much left that is admitted; -1 without one. */
  int fullest(double sum, long cpu, long memory, IntPredicate admitted) {
    return fullest(root, sum, cpu, memory, admitted);
  }

  double share(int host) {
    return share[host];
  }

  private int fullest(int node, double sum, long cpu, long memory, IntPredicate admitted) {
    if (node == NONE || mostCpuHertz[node] < cpu || mostMemoryBytes[node] < memory) {
      return NONE;
    }
    if (share[node] >= sum - ROUNDING) {
      int fuller = fullest(lower[node], sum, cpu, memory, admitted);
      if (fuller != NONE) {
        return fuller;
      }
      if (cpuHertz[node] >= cpu && memoryBytes[node] >= memory && admitted.test(node)) {
        return node;
      }
    }
    return fullest(higher[node], sum, cpu, memory, admitted);
  }

  private int insert(int node, int host) {
    if (node == NONE) {
      return host;
    }
    if (priority(host) > priority(node)) {
      split(node, host);
      lower[host] = lowerPart;
      higher[host] = higherPart;
      summarise(host);
      return host;
    }
    if (before(host, node)) {
      lower[node] = insert(lower[node], host);
    } else {
      higher[node] = insert(higher[node], host);
    }
    summarise(node);
    return node;
  }

  /** Parts the hosts below a node into those before a host and those after it. */
  private void split(int node, int host) {
    if (node == NONE) {
      lowerPart = NONE;
      higherPart = NONE;
    } else if (before(host, node)) {
      split(lower[node], host);
      lower[node] = higherPart;
      higherPart = node;
      summarise(node);
    } else {
      split(higher[node], host);
      higher[node] = lowerPart;
      lowerPart = node;
      summarise(node);
    }
  }

  private int remove(int node, int host) {
    if (node == host) {
      return merge(lower[host], higher[host]);
    }
    if (before(host, node)) {
      lower[node] = remove(lower[node], host);
    } else {
      higher[node] = remove(higher[node], host);
    }
    summarise(node);
    return node;
  }

  private int merge(int low, int high) {
    if (low == NONE) {
      return high;
    }
    if (high == NONE) {
      return low;
    }
    if (priority(low) > priority(high)) {
      higher[low] = merge(higher[low], high);
      summarise(low);
      return low;
    }
    lower[high] = merge(low, lower[high]);
    summarise(high);
    return high;
  }

  private boolean before(int host, int other) {
    return share[host] < share[other] || (share[host] == share[other] && host < other);
  }

  /** Returns the number's mix by the finaliser of MurmurHash3, a bijection: no two are equal. */
  private static int priority(int host) {
    int mix = host;
    mix = (mix ^ (mix >>> 16)) * 0x85ebca6b;
    mix = (mix ^ (mix >>> 13)) * 0xc2b2ae35;
    return mix ^ (mix >>> 16);
  }

  private void summarise(int node) {
    long cpu = cpuHertz[node];
    long memory = memoryBytes[node];
    if (lower[node] != NONE) {
      cpu = Math.max(cpu, mostCpuHertz[lower[node]]);
      memory = Math.max(memory, mostMemoryBytes[lower[node]]);
    }
    if (higher[node] != NONE) {
      cpu = Math.max(cpu, mostCpuHertz[higher[node]]);
      memory = Math.max(memory, mostMemoryBytes[higher[node]]);
    }
    mostCpuHertz[node] = cpu;
    mostMemoryBytes[node] = memory;
  }
}

package io.densimeter.model.sched;

import io.densimeter.model.units.Require;

/**
 * The pCPUs of a host: cores, hardware threads of a core, NUMA nodes, and what sharing and distance
 * cost.
 *
 * <p>pCPU {@code p} is thread {@code p % threadsPerCore} of its core; nodes take cores in equal
 * runs.
 *
 * @param cores physical cores
 * @param threadsPerCore 1, or 2 with simultaneous multithreading
 * @param smtPermille speed of a thread while its sibling is busy too, over its speed alone, in
 *     thousandths
 * @param nodes NUMA nodes
 * @param remotePermille speed of a vCPU away from its node, over that at home, in thousandths
 */
public record CpuTopology(
    int cores, int threadsPerCore, int smtPermille, int nodes, int remotePermille) {
  static final int FULL_PERMILLE = 1000;

  public CpuTopology {
    Require.positive("cores", cores);
    if (threadsPerCore != 1 && threadsPerCore != 2) {
      throw new IllegalArgumentException(
          "The threadsPerCore (" + threadsPerCore + ") must be 1 or 2.");
    }
    requirePermille("smtPermille", smtPermille);
    requirePermille("remotePermille", remotePermille);
    Require.positive("nodes", nodes);
    if (cores % nodes != 0) {
      throw new IllegalArgumentException(
          "The cores (" + cores + ") must be the same on each of the nodes (" + nodes + ").");
    }
  }

  /** Returns cores with one thread each on one node. */
  public static CpuTopology cores(int cores) {
    return new CpuTopology(cores, 1, FULL_PERMILLE, 1, FULL_PERMILLE);
  }

  /** Returns the number of pCPUs. */
  public int pcpus() {
    return cores * threadsPerCore;
  }

  /** Returns the other thread of a pCPU's core, or -1. */
  int sibling(int pcpu) {
    return threadsPerCore == 1 ? -1 : pcpu ^ 1;
  }

  /** Returns the node of a pCPU. */
  int node(int pcpu) {
    return pcpu / (pcpus() / nodes);
  }

  private static void requirePermille(String name, int permille) {
    if (permille < 1 || permille > FULL_PERMILLE) {
      throw new IllegalArgumentException("The " + name + " (" + permille + ") must be 1 to 1000.");
    }
  }
}

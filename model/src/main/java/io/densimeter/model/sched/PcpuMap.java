package io.densimeter.model.sched;

import java.util.Arrays;

/**
 * Which vCPU is on which pCPU, where the next one is put best, and how fast it goes there: a busy
 * sibling thread and a remote NUMA node slow a vCPU down.
 */
final class PcpuMap {
  private static final int NONE = VcpuScheduler.NONE;
  private static final int FULL = CpuTopology.FULL_PERMILLE;

  private final CpuTopology topology;
  private final int[] vcpuOn;
  private final int[] lastVcpu;
  private int[] node = new int[0];
  private int[] pcpuOf = new int[0];
  private int[] lastPcpu = new int[0];
  private int idle;

  PcpuMap(CpuTopology topology) {
    this.topology = topology;
    idle = topology.pcpus();
    vcpuOn = new int[idle];
    Arrays.fill(vcpuOn, NONE);
    lastVcpu = vcpuOn.clone();
  }

  /** Adds a vCPU that is nowhere, with its memory on a node. */
  void add(int homeNode) {
    if (homeNode >= topology.nodes()) {
      throw new IllegalArgumentException(
          "The node (" + homeNode + ") must be less than " + topology.nodes() + ".");
    }
    int vcpu = node.length;
    node = Arrays.copyOf(node, vcpu + 1);
    node[vcpu] = homeNode;
    pcpuOf = Arrays.copyOf(pcpuOf, vcpu + 1);
    pcpuOf[vcpu] = NONE;
    lastPcpu = Arrays.copyOf(lastPcpu, vcpu + 1);
    lastPcpu[vcpu] = NONE;
  }

  int pcpus() {
    return vcpuOn.length;
  }

  int idlePcpus() {
    return idle;
  }

  /** Returns the vCPU on a pCPU, or none. */
  int vcpuOn(int pcpu) {
    return vcpuOn[pcpu];
  }

  /** Returns whether a vCPU is on a pCPU. */
  boolean isPlaced(int vcpu) {
    return pcpuOf[vcpu] != NONE;
  }

  /** Puts a vCPU on an idle pCPU; returns whether another one was there last. */
  boolean put(int vcpu, int pcpu) {
    boolean changes = lastVcpu[pcpu] != vcpu;
    vcpuOn[pcpu] = vcpu;
    pcpuOf[vcpu] = pcpu;
    lastVcpu[pcpu] = vcpu;
    lastPcpu[vcpu] = pcpu;
    idle--;
    return changes;
  }

  /** Takes the vCPU off a pCPU; returns it. */
  int take(int pcpu) {
    int vcpu = vcpuOn[pcpu];
    pcpuOf[vcpu] = NONE;
    vcpuOn[pcpu] = NONE;
    idle++;
    return vcpu;
  }

  /** Where the vCPU ran last, else its node, a whole core before half of one, the lowest number. */
  int bestIdle(int vcpu) {
    int last = lastPcpu[vcpu];
    int best = NONE;
    int bestRank = -1;
    for (int p = 0; p < vcpuOn.length; p++) {
      if (vcpuOn[p] == NONE) {
        int rank =
            (topology.node(p) == node[vcpu] ? 4 : 0)
                + (isSiblingBusy(p) ? 0 : 2)
                + (p == last ? 1 : 0);
        if (rank > bestRank) {
          best = p;
          bestRank = rank;
        }
      }
    }
    return best;
  }

  /** Returns the speed of the vCPU on a pCPU, over that of a core of its own at home. */
  int speedPermille(int pcpu) {
    int smt = isSiblingBusy(pcpu) ? topology.smtPermille() : FULL;
    boolean remote = topology.node(pcpu) != node[vcpuOn[pcpu]];
    return remote ? Math.max(1, smt * topology.remotePermille() / FULL) : smt;
  }

  private boolean isSiblingBusy(int pcpu) {
    int sibling = topology.sibling(pcpu);
    return sibling >= 0 && vcpuOn[sibling] != NONE;
  }
}

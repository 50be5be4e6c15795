package io.densimeter.model.sched;

import io.densimeter.model.units.Require;

/**
 * What a vCPU is to its host.
 *
 * @param weight share relative to others, 1 or more
 * @param capPermille most time on a pCPU in each cap period, in thousandths of one pCPU; 1000 is no
 *     cap
 * @param gang number of the guest whose vCPUs only run together (strict co-scheduling), or {@link
 *     #ALONE}
 * @param node NUMA node of its memory
 */
public record VcpuSpec(int weight, int capPermille, int gang, int node) {
  /** Not co-scheduled. */
  public static final int ALONE = -1;

  public VcpuSpec {
    Require.positive("weight", weight);
    if (capPermille < 1 || capPermille > CpuTopology.FULL_PERMILLE) {
      throw new IllegalArgumentException(
          "The capPermille (" + capPermille + ") must be 1 to 1000.");
    }
    if (gang < ALONE || node < 0) {
      throw new IllegalArgumentException(
          "The gang (" + gang + ") must be -1 or more, the node (" + node + ") 0 or more.");
    }
  }

  /** Returns a vCPU of that weight without a cap, scheduled alone. */
  public static VcpuSpec weight(int weight) {
    return new VcpuSpec(weight, CpuTopology.FULL_PERMILLE, ALONE, 0);
  }
}

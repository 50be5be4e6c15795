package io.densimeter.model.kernel;

import io.densimeter.model.platform.CostTable;
import io.densimeter.model.platform.Path;
import io.densimeter.model.platform.Primitive;
import io.densimeter.model.platform.Setting;
import java.util.Arrays;

/**
 * Indirect branches of translated code: the target of each return is looked up in a hash table of
 * the translation cache; a target that is not in the table is found by the dispatcher, once (Adams
 * and Agesen, ASPLOS 2006, section 3.2).
 *
 * <p>Guest-kernel code returns once in {@link Setting#CALL_INSTRUCTIONS} instructions. That is what
 * makes translated kernel code slower than native code even when all of it is in the cache.
 */
final class IndirectBranches {
  /** Blocks of a routine for each of its return sites. */
  private static final int BLOCKS_PER_SITE = 5;

  private final double lookup;
  private final double miss;
  private final double returnsPerCycle;
  private final int[] targets = new int[1 << 10];
  private final int[] stamps = new int[GuestKernelCode.ROUTINES];
  private int generation = 1;

  IndirectBranches(CostTable costs) {
    lookup = costs.path(Path.INDIRECT_LOOKUP);
    miss = costs.path(Path.DISPATCH);
    double instructions = costs.setting(Setting.CALL_INSTRUCTIONS);
    returnsPerCycle =
        instructions == 0
            ? 0
            : 1 / (instructions * costs.primitive(Primitive.HYPERVISOR_INSTRUCTION));
    Arrays.fill(targets, -1);
  }

  /** A call from a site, and its return. */
  void callReturn(int site, GuestCpu cpu) {
    int slot = site & (targets.length - 1);
    if (targets[slot] != site) {
      targets[slot] = site;
      cpu.charge(Mechanism.DISPATCH, miss);
    }
    cpu.charge(Mechanism.DISPATCH, lookup);
  }

  /** The returns of a routine of so many blocks that takes so many native cycles. */
  void run(int slot, int blocks, double nativeCycles, GuestCpu cpu) {
    if (returnsPerCycle == 0) {
      return;
    }
    double returns = nativeCycles * returnsPerCycle;
    double cycles = returns * lookup;
    if (stamps[slot] != generation) {
      stamps[slot] = generation;
      cycles += Math.min(returns, 1 + blocks / BLOCKS_PER_SITE) * miss;
    }
    cpu.charge(Mechanism.DISPATCH, cycles);
  }

  /** Forgets all targets, as a flush of the cache does. */
  void flush() {
    Arrays.fill(targets, -1);
    generation++;
  }
}

package io.densimeter.model.kernel;

import io.densimeter.model.platform.CostTable;
import io.densimeter.model.platform.Path;
import io.densimeter.model.platform.Setting;
import java.util.Arrays;

/**
 * The translation cache of a binary translator, over {@link GuestKernelCode}.
 *
 * <p>A block is translated the first time it runs, at a price for each of its instructions. Its
 * exit leaves the cache for the dispatcher once, which chains it to its successor; from then on the
 * two run one after the other at native speed. Without chaining each exit goes through the
 * dispatcher each time; a translator that cannot chain blocks of different guest pages looks the
 * successor up where code goes on in the next page. A cache that is full is flushed as a whole.
 * Returns are {@link IndirectBranches} (Adams and Agesen, "A comparison of software and hardware
 * techniques for x86 virtualization", ASPLOS 2006, section 3).
 */
final class TranslationCache {
  /** Mean length of an x86 instruction of a kernel, 3.7 bytes, in a page of 4 KiB. */
  private static final double PAGES_PER_INSTRUCTION = 3.7 / 4096;

  private final GuestKernelCode code;
  private final IndirectBranches branches;
  private final double translateInstruction;
  private final double dispatch;
  private final double exitCost;
  private final int capacityBlocks;
  private final int[] executions = new int[GuestKernelCode.ROUTINES];
  private final short[] translatedLevels = new short[GuestKernelCode.ROUTINES];
  private int usedBlocks;
  private long flushes;

  TranslationCache(CostTable costs) {
    int instructions = (int) costs.setting(Setting.BLOCK_INSTRUCTIONS);
    code = new GuestKernelCode((int) costs.setting(Setting.ROUTINE_BLOCKS), instructions);
    branches = new IndirectBranches(costs);
    translateInstruction = costs.path(Path.TRANSLATE_INSTRUCTION);
    dispatch = costs.path(Path.DISPATCH);
    double pageExits = costs.on(Setting.CROSS_PAGE_CHAINING) ? 0 : PAGES_PER_INSTRUCTION;
    exitCost =
        costs.on(Setting.CHAINING)
            ? pageExits * instructions * costs.path(Path.INDIRECT_LOOKUP)
            : dispatch;
    capacityBlocks = (int) costs.setting(Setting.CACHE_BLOCKS);
  }

  /** Runs a routine of the guest kernel that takes so many native cycles. */
  void run(int routine, double nativeCycles, GuestCpu cpu) {
    int slot = GuestKernelCode.slot(routine);
    int level = GuestKernelCode.level(++executions[slot]);
    int needed = (2 << level) - 1;
    if ((needed & ~translatedLevels[slot]) != 0) {
      translate(slot, needed, cpu);
    }
    if (exitCost > 0) {
      cpu.charge(Mechanism.DISPATCH, code.blocksUpTo(slot, level) * exitCost);
    }
    branches.run(slot, code.blocks(slot), nativeCycles, cpu);
  }

  private void translate(int slot, int needed, GuestCpu cpu) {
    int missing = needed & ~translatedLevels[slot];
    if (usedBlocks + blocks(slot, missing) > capacityBlocks) {
      Arrays.fill(translatedLevels, (short) 0);
      branches.flush();
      usedBlocks = 0;
      flushes++;
      missing = needed;
    }
    int instructions = 0;
    for (int level = 0; level <= GuestKernelCode.TOP_LEVEL; level++) {
      if ((missing >> level & 1) != 0) {
        instructions += code.instructions(slot, level);
      }
    }
    int blocks = blocks(slot, missing);
    translatedLevels[slot] |= (short) missing;
    usedBlocks += blocks;
    cpu.charge(Mechanism.TRANSLATION, instructions * translateInstruction);
    cpu.charge(Mechanism.DISPATCH, blocks * dispatch);
  }

  private int blocks(int slot, int levels) {
    int blocks = 0;
    for (int level = 0; level <= GuestKernelCode.TOP_LEVEL; level++) {
      if ((levels >> level & 1) != 0) {
        blocks += code.blocks(slot, level);
      }
    }
    return blocks;
  }

  /** Runs a call and its return. */
  void callReturn(int site, GuestCpu cpu) {
    branches.callReturn(site, cpu);
  }

  /** Returns how often the cache was full and flushed. */
  long flushes() {
    return flushes;
  }
}

package io.densimeter.model.kernel;

import io.densimeter.model.platform.CostTable;
import io.densimeter.model.platform.Path;
import io.densimeter.model.platform.Setting;
import java.util.Arrays;

/**
 * The translation cache of a binary translator.
 *
 * <p>Guest-kernel code comes in routines of basic blocks. A block is translated the first time it
 * runs, its exit is chained to its successor by the dispatcher, and from then on it runs at native
 * speed; without chaining each block goes through the dispatcher. A full cache is flushed as a
 * whole. The return of a call is an indirect branch: its target is looked up in a hash table of the
 * cache each time (Adams and Agesen, "A comparison of software and hardware techniques for x86
 * virtualization", ASPLOS 2006, section 3).
 */
final class TranslationCache {
  /** Routines that are told apart; a power of two. */
  private static final int ROUTINES = 1 << 14;

  private final double firstRunTranslation;
  private final double firstRunDispatch;
  private final double unchainedDispatch;
  private final double indirectLookup;
  private final double indirectMiss;
  private final int blocksPerRoutine;
  private final int capacityBlocks;
  private final boolean[] translated = new boolean[ROUTINES];
  private final int[] returnTargets = new int[1 << 10];
  private int usedBlocks;
  private long flushes;

  TranslationCache(CostTable costs) {
    double instructions = costs.setting(Setting.BLOCK_INSTRUCTIONS);
    blocksPerRoutine = (int) costs.setting(Setting.ROUTINE_BLOCKS);
    capacityBlocks = (int) costs.setting(Setting.CACHE_BLOCKS);
    firstRunTranslation = blocksPerRoutine * instructions * costs.path(Path.TRANSLATE_INSTRUCTION);
    firstRunDispatch = blocksPerRoutine * costs.path(Path.DISPATCH);
    unchainedDispatch =
        costs.on(Setting.CHAINING) ? 0 : blocksPerRoutine * costs.path(Path.DISPATCH);
    indirectLookup = costs.path(Path.INDIRECT_LOOKUP);
    indirectMiss = costs.path(Path.DISPATCH);
    Arrays.fill(returnTargets, -1);
  }

  /** Runs a routine of the guest kernel. */
  void run(int routine, GuestCpu cpu) {
    int slot = routine & (ROUTINES - 1);
    if (translated[slot]) {
      if (unchainedDispatch > 0) {
        cpu.charge(Mechanism.DISPATCH, unchainedDispatch);
      }
      return;
    }
    if (usedBlocks + blocksPerRoutine > capacityBlocks) {
      Arrays.fill(translated, false);
      Arrays.fill(returnTargets, -1);
      usedBlocks = 0;
      flushes++;
    }
    translated[slot] = true;
    usedBlocks += blocksPerRoutine;
    cpu.charge(Mechanism.TRANSLATION, firstRunTranslation);
    cpu.charge(Mechanism.DISPATCH, firstRunDispatch);
  }

  /** Runs a call and its return. */
  void callReturn(int site, GuestCpu cpu) {
    int slot = site & (returnTargets.length - 1);
    if (returnTargets[slot] != site) {
      returnTargets[slot] = site;
      cpu.charge(Mechanism.DISPATCH, indirectMiss);
    }
    cpu.charge(Mechanism.DISPATCH, indirectLookup);
  }

  /** Returns how often the cache was full and flushed. */
  long flushes() {
    return flushes;
  }
}

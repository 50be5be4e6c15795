package io.densimeter.model.kernel;

/**
 * The code of a guest kernel, as a translator sees it: routines of basic blocks.
 *
 * <p>A routine has a geometric number of blocks and a block a uniform number of instructions, both
 * drawn by a hash of their numbers, so that a routine is the same in every run. Half of the blocks
 * of a routine lie on its main path and run each time; of the rest, level j, 2^-(j+1) of the
 * blocks, runs in one of 2^j executions: rare cases and errors. So the code that has run at all
 * grows with the logarithm of the executions. How popular routines are is the stream's.
 */
final class GuestKernelCode {
  /** Routines that are told apart; a power of two. */
  static final int ROUTINES = 1 << 14;

  /** Rarer blocks than one in 2^{@value} executions run with these. */
  static final int TOP_LEVEL = 12;

  private static final int LONGEST_ROUTINE = 4096;

  private final short[] blocks = new short[ROUTINES];
  private final int meanInstructions;

  /**
   * Creates the code.
   *
   * @param meanBlocks mean blocks of a routine, 1 or more
   * @param meanInstructions mean instructions of a block, 1 or more
   */
  GuestKernelCode(int meanBlocks, int meanInstructions) {
    this.meanInstructions = meanInstructions;
    double continues = StrictMath.log(1 - 1.0 / meanBlocks);
    for (int routine = 0; routine < ROUTINES; routine++) {
      double u = (hash(routine) >>> 11) * 0x1p-53;
      int length = meanBlocks == 1 ? 1 : 1 + (int) (StrictMath.log(1 - u) / continues);
      blocks[routine] = (short) Math.min(length, LONGEST_ROUTINE);
    }
  }

  /** Returns the slot of a routine. */
  static int slot(int routine) {
    return routine & (ROUTINES - 1);
  }

  /** Returns the blocks of a routine. */
  int blocks(int slot) {
    return blocks[slot];
  }

  /** Returns the blocks of a level of a routine; the levels together are the routine. */
  int blocks(int slot, int level) {
    int atLeast = blocks[slot] >> level;
    return level == TOP_LEVEL ? atLeast : atLeast - (blocks[slot] >> (level + 1));
  }

  /** Returns the highest level that runs in that execution of a routine, counted from 1. */
  static int level(int execution) {
    return Math.min(Integer.numberOfTrailingZeros(execution), TOP_LEVEL);
  }

  /** Returns the blocks that run when that is the highest level. */
  int blocksUpTo(int slot, int level) {
    return level == TOP_LEVEL ? blocks[slot] : blocks[slot] - (blocks[slot] >> (level + 1));
  }

  /** Returns the instructions of a level of a routine. */
  int instructions(int slot, int level) {
    int instructions = 0;
    for (int block = 0; block < blocks(slot, level); block++) {
      long draw =
          hash((((long) slot * (TOP_LEVEL + 1)) + level) * LONGEST_ROUTINE + block + ROUTINES);
      instructions += 1 + (int) Long.remainderUnsigned(draw, 2L * meanInstructions - 1);
    }
    return instructions;
  }

  /** The finaliser of SplitMix64 (Steele, Lea and Flood, OOPSLA 2014). */
  private static long hash(long number) {
    long z = (number + 1) * 0x9E37_79B9_7F4A_7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58_476D_1CE4_E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D0_49BB_1331_11EBL;
    return z ^ (z >>> 31);
  }
}

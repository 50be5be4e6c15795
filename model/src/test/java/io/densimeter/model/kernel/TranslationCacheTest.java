package io.densimeter.model.kernel;

import static io.densimeter.model.workload.GuestOperation.CALL_RETURN;
import static io.densimeter.model.workload.GuestOperation.KERNEL_COMPUTE;
import static io.densimeter.model.workload.GuestOperation.operand;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.densimeter.model.platform.Implementation;
import io.densimeter.model.platform.IoPath;
import io.densimeter.model.platform.Paging;
import io.densimeter.model.platform.Path;
import io.densimeter.model.platform.Primitive;
import io.densimeter.model.platform.Setting;
import io.densimeter.model.platform.Technique;
import org.junit.jupiter.api.Test;

/** What Adams and Agesen, ASPLOS 2006, section 3, say of the translation cache. */
class TranslationCacheTest {
  private static final double DISPATCH = Prices.of(Path.DISPATCH);
  private static final double TRANSLATE = Prices.of(Path.TRANSLATE_INSTRUCTION);
  private static final double LOOKUP = Prices.of(Path.INDIRECT_LOOKUP);

  /** Blocks of any length, and no returns. */
  private final Implementation blocks =
      Prices.implementation(Technique.BINARY_TRANSLATION, Paging.SHADOW, IoPath.EMULATED)
          .with(Setting.CALL_INSTRUCTIONS, 0, "test");

  /** Routines of one block of one instruction, so that costs can be reckoned by hand. */
  private final Implementation tiny =
      blocks.with(Setting.ROUTINE_BLOCKS, 1, "test").with(Setting.BLOCK_INSTRUCTIONS, 1, "test");

  private static double run(CostKernel kernel, long cycles, int routine) {
    return kernel.execute(KERNEL_COMPUTE.ordinal(), operand(cycles, routine));
  }

  @Test
  void aBlockIsTranslatedAndChainedOnFirstUseAndFreeAfterwards() {
    var kernel = Prices.kernel(tiny);
    assertEquals(500 + TRANSLATE + DISPATCH, run(kernel, 500, 7));
    assertEquals(500, run(kernel, 500, 7));
    assertEquals(500 + TRANSLATE + DISPATCH, run(kernel, 500, 8));
  }

  @Test
  void translationVanishesAfterWarmUp() {
    // Each of 100 routines of one block is translated once: 100 · (1 · translate + dispatch), then
    // nothing, so that over n executions the share falls as 1 / n.
    var kernel = Prices.kernel(tiny);
    double cycles = 0;
    for (int i = 0; i < 1_000_000; i++) {
      cycles += run(kernel, 1000, i % 100);
    }
    assertEquals(1_000_000 * 1000.0 + 100 * (TRANSLATE + DISPATCH), cycles, 1e-3);
  }

  @Test
  void rareBlocksAreTranslatedWhenTheyFirstRunAndInAllEachBlockOnce() {
    var code = new GuestKernelCode(16, 12);
    int slot = GuestKernelCode.slot(7);
    double all = 0;
    for (int level = 0; level <= GuestKernelCode.TOP_LEVEL; level++) {
      all += code.instructions(slot, level) * TRANSLATE + code.blocks(slot, level) * DISPATCH;
    }
    var kernel = Prices.kernel(blocks);
    double half = code.instructions(slot, 0) * TRANSLATE + code.blocks(slot, 0) * DISPATCH;
    assertEquals(1000 + half, run(kernel, 1000, 7));
    for (int i = 1; i < 1 << GuestKernelCode.TOP_LEVEL; i++) {
      run(kernel, 1000, 7);
    }
    var ledger = kernel.ledger();
    assertEquals(
        all,
        ledger.vcpuCycles(Mechanism.TRANSLATION) + ledger.vcpuCycles(Mechanism.DISPATCH),
        1e-6);
  }

  @Test
  void routinesAndBlocksHaveTheirMeanSize() {
    var code = new GuestKernelCode(16, 12);
    double blockSum = 0;
    double instructionSum = 0;
    for (int slot = 0; slot < GuestKernelCode.ROUTINES; slot++) {
      int levels = 0;
      for (int level = 0; level <= GuestKernelCode.TOP_LEVEL; level++) {
        levels += code.blocks(slot, level);
        instructionSum += code.instructions(slot, level);
      }
      assertEquals(code.blocks(slot), levels);
      blockSum += levels;
    }
    // The geometric mean of 16 has a deviation of 15.5, over 128 = sqrt(16,384) routines 0.12.
    assertEquals(16, blockSum / GuestKernelCode.ROUTINES, 4 * 0.12);
    assertEquals(12, instructionSum / blockSum, 0.1);
  }

  @Test
  void withoutChainingEachBlockGoesThroughTheDispatcherEachTime() {
    var kernel = Prices.kernel(tiny.with(Setting.CHAINING, 0, "test"));
    run(kernel, 500, 7);
    assertEquals(500 + DISPATCH, run(kernel, 500, 7));
  }

  @Test
  void withoutChainingAcrossPagesAnExitIsLookedUpOnceForEachPageOfCode() {
    // Instructions of 3.7 bytes: one in 4,096 / 3.7 is the last of a page.
    var kernel = Prices.kernel(tiny.with(Setting.CROSS_PAGE_CHAINING, 0, "test"));
    run(kernel, 500, 7);
    assertEquals(500 + LOOKUP * 3.7 / 4096, run(kernel, 500, 7), 1e-9);
  }

  @Test
  void aCacheThatIsTooSmallIsFlushedAsAWholeAndTranslatesAgainAndAgain() {
    var large = Prices.kernel(tiny.with(Setting.CACHE_BLOCKS, 3, "test"));
    var small = Prices.kernel(tiny.with(Setting.CACHE_BLOCKS, 2, "test"));
    for (int i = 0; i < 300; i++) {
      run(large, 1, i % 3);
      run(small, 1, i % 3);
    }
    assertEquals(3 * TRANSLATE, large.ledger().vcpuCycles(Mechanism.TRANSLATION));
    assertEquals(300 * TRANSLATE, small.ledger().vcpuCycles(Mechanism.TRANSLATION));
  }

  @Test
  void kernelCodeIsSlowedByTheReturnsInIt() {
    // An instruction takes 1 cycle here: 3,000 cycles with a return in 50 have 60.
    var kernel = Prices.kernel(tiny.with(Setting.CALL_INSTRUCTIONS, 50, "test"));
    double first = run(kernel, 3000, 7);
    assertEquals(3000 + 60 * LOOKUP, run(kernel, 3000, 7), 1e-6);
    // The one return site of the routine is found by the dispatcher the first time.
    assertEquals(3000 + 60 * LOOKUP + TRANSLATE + 2 * DISPATCH, first, 1e-6);
  }

  @Test
  void aReturnIsLookedUpEachTimeAndItsTargetFoundByTheDispatcherOnce() {
    var kernel = Prices.kernel(tiny);
    double hit = Prices.of(Primitive.CALL_RETURN) + LOOKUP;
    assertEquals(hit + DISPATCH, kernel.execute(CALL_RETURN.ordinal(), 3));
    assertEquals(hit, kernel.execute(CALL_RETURN.ordinal(), 3));
    // 1,024 further on is the same place of the hash table.
    assertEquals(hit + DISPATCH, kernel.execute(CALL_RETURN.ordinal(), 3 + 1024));
    assertEquals(hit + DISPATCH, kernel.execute(CALL_RETURN.ordinal(), 3));
  }

  @Test
  void aRoutineIsTheSameInEveryRun() {
    var once = new GuestKernelCode(16, 12);
    var again = new GuestKernelCode(16, 12);
    boolean differ = false;
    for (int slot = 0; slot < 100; slot++) {
      assertEquals(once.blocks(slot), again.blocks(slot));
      assertEquals(once.instructions(slot, 0), again.instructions(slot, 0));
      differ |= once.blocks(slot) != once.blocks(0);
    }
    assertTrue(differ);
  }
}

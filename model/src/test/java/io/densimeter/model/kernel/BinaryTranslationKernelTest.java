package io.densimeter.model.kernel;

import static io.densimeter.model.workload.GuestOperation.CALL_RETURN;
import static io.densimeter.model.workload.GuestOperation.COMPUTE;
import static io.densimeter.model.workload.GuestOperation.KERNEL_COMPUTE;
import static io.densimeter.model.workload.GuestOperation.PRIVILEGED;
import static io.densimeter.model.workload.GuestOperation.PTE_WRITE;
import static io.densimeter.model.workload.GuestOperation.SYSCALL;
import static io.densimeter.model.workload.GuestOperation.TLB_MISS;
import static io.densimeter.model.workload.GuestOperation.operand;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.densimeter.model.platform.Implementation;
import io.densimeter.model.platform.IoPath;
import io.densimeter.model.platform.Paging;
import io.densimeter.model.platform.Path;
import io.densimeter.model.platform.Primitive;
import io.densimeter.model.platform.Setting;
import io.densimeter.model.platform.Technique;
import org.junit.jupiter.api.Test;

class BinaryTranslationKernelTest {
  private static final double EXCEPTION = Prices.of(Primitive.EXCEPTION);

  private final Implementation usual =
      Prices.implementation(Technique.BINARY_TRANSLATION, Paging.SHADOW, IoPath.EMULATED);

  @Test
  void userCodeRunsAtNativeSpeed() {
    assertEquals(12_345, Prices.kernel(usual).execute(COMPUTE.ordinal(), 12_345));
  }

  @Test
  void aSystemCallAddsTwoSwitchesAndTheRelay() {
    double expected =
        Prices.of(Primitive.SYSCALL) + 2 * EXCEPTION + Prices.of(Path.SYSTEM_CALL_RELAY);
    assertEquals(expected, Prices.kernel(usual).execute(SYSCALL.ordinal(), 0));
  }

  @Test
  void kernelCodeIsTranslatedOnFirstUseAndFreeAfterwards() {
    var kernel = Prices.kernel(usual.with(Setting.ROUTINE_BLOCKS, 2, "test"));
    long code = operand(500, 7);
    double translation = 2 * 12 * Prices.of(Path.TRANSLATE_INSTRUCTION);
    double dispatch = 2 * Prices.of(Path.DISPATCH);
    assertEquals(500 + translation + dispatch, kernel.execute(KERNEL_COMPUTE.ordinal(), code));
    assertEquals(500, kernel.execute(KERNEL_COMPUTE.ordinal(), code));
  }

  @Test
  void withoutChainingEachBlockGoesThroughTheDispatcher() {
    var kernel =
        Prices.kernel(
            usual.with(Setting.ROUTINE_BLOCKS, 2, "test").with(Setting.CHAINING, 0, "test"));
    kernel.execute(KERNEL_COMPUTE.ordinal(), operand(500, 7));
    assertEquals(
        500 + 2 * Prices.of(Path.DISPATCH),
        kernel.execute(KERNEL_COMPUTE.ordinal(), operand(500, 7)));
  }

  @Test
  void aFullCacheIsFlushedAndTranslatesAgain() {
    var kernel =
        Prices.kernel(
            usual.with(Setting.ROUTINE_BLOCKS, 2, "test").with(Setting.CACHE_BLOCKS, 4, "test"));
    double first = kernel.execute(KERNEL_COMPUTE.ordinal(), operand(1, 0));
    kernel.execute(KERNEL_COMPUTE.ordinal(), operand(1, 1));
    kernel.execute(KERNEL_COMPUTE.ordinal(), operand(1, 2));
    assertEquals(first, kernel.execute(KERNEL_COMPUTE.ordinal(), operand(1, 0)));
  }

  @Test
  void aReturnLooksItsTargetUp() {
    var kernel = Prices.kernel(usual);
    kernel.execute(CALL_RETURN.ordinal(), 3);
    assertEquals(
        Prices.of(Primitive.CALL_RETURN) + Prices.of(Path.INDIRECT_LOOKUP),
        kernel.execute(CALL_RETURN.ordinal(), 3));
  }

  @Test
  void anInstructionEmulatedInTheCacheRunsInsteadOfTheNativeOne() {
    assertEquals(
        Prices.of(Path.IN_PLACE_EMULATION), Prices.kernel(usual).execute(PRIVILEGED.ordinal(), 0));
  }

  @Test
  void aPageTableWriteTrapsUntilItsSiteIsRetranslated() {
    var kernel = Prices.kernel(usual.with(Setting.ADAPTIVE_THRESHOLD, 2, "test"));
    double trapped =
        Prices.of(Primitive.PTE_WRITE)
            + EXCEPTION
            + Prices.of(Path.TRAP_DECODE)
            + Prices.of(Path.WRITE_EMULATE);
    double callout = Prices.of(Primitive.PTE_WRITE) + Prices.of(Path.PTE_CALLOUT);
    assertEquals(trapped, kernel.execute(PTE_WRITE.ordinal(), operand(9, 1)));
    assertEquals(trapped, kernel.execute(PTE_WRITE.ordinal(), operand(9, 1)));
    assertEquals(callout, kernel.execute(PTE_WRITE.ordinal(), operand(9, 1)));
    assertEquals(trapped, kernel.execute(PTE_WRITE.ordinal(), operand(9, 2)));
  }

  @Test
  void withoutAdaptationAPageTableWriteTrapsEachTime() {
    var kernel = Prices.kernel(usual.with(Setting.ADAPTIVE_THRESHOLD, 0, "test"));
    double first = kernel.execute(PTE_WRITE.ordinal(), operand(9, 1));
    for (int i = 0; i < 100; i++) {
      assertEquals(first, kernel.execute(PTE_WRITE.ordinal(), operand(9, 1)));
    }
  }

  @Test
  void theFirstUseOfAChangedPageIsAHiddenFault() {
    var kernel = Prices.kernel(usual);
    kernel.execute(TLB_MISS.ordinal(), 9); // fills the walk caches
    double filled = kernel.execute(TLB_MISS.ordinal(), 9);
    assertEquals(Prices.of(Primitive.WALK_REFERENCE), filled);
    kernel.execute(PTE_WRITE.ordinal(), operand(9, 1));
    assertEquals(
        filled + 2 * EXCEPTION + Prices.of(Path.GUEST_WALK) + Prices.of(Path.SHADOW_FILL),
        kernel.execute(TLB_MISS.ordinal(), 9));
  }
}

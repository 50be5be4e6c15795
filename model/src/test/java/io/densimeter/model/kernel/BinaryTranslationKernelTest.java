package io.densimeter.model.kernel;

import static io.densimeter.model.workload.GuestOperation.ADDRESS_SPACE_CREATE;
import static io.densimeter.model.workload.GuestOperation.ADDRESS_SPACE_DESTROY;
import static io.densimeter.model.workload.GuestOperation.ADDRESS_SPACE_SWITCH;
import static io.densimeter.model.workload.GuestOperation.COMPUTE;
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
  void aSystemCallIsTwoSwitchesAndTheRelayInsteadOfTheNativeEntry() {
    double expected = 2 * EXCEPTION + Prices.of(Path.SYSTEM_CALL_RELAY);
    assertEquals(expected, Prices.kernel(usual).execute(SYSCALL.ordinal(), 0));
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
  void aProcessThatEndsHasItsEntriesClearedOneByOneInTracedTables() {
    var kernel = Prices.kernel(usual.with(Setting.ADAPTIVE_THRESHOLD, 2, "test"));
    kernel.execute(ADDRESS_SPACE_CREATE.ordinal(), operand(4, 3));
    // Three entries are copied while the space is being made, two are filled in when it runs.
    for (int page = 0; page < 5; page++) {
      if (page == 3) {
        kernel.execute(ADDRESS_SPACE_SWITCH.ordinal(), 3);
      }
      kernel.execute(PTE_WRITE.ordinal(), operand(page, 1));
    }
    double traceFault = EXCEPTION + Prices.of(Path.TRAP_DECODE) + Prices.of(Path.WRITE_EMULATE);
    assertEquals(
        2 * traceFault + 3 * Prices.of(Path.PTE_CALLOUT),
        kernel.execute(ADDRESS_SPACE_DESTROY.ordinal(), operand(4, 3)));
    assertEquals(0, kernel.execute(ADDRESS_SPACE_DESTROY.ordinal(), operand(4, 3)));
  }

  @Test
  void aNewAddressSpaceStartsWithAnEmptyShadowTableThoughItsNumberWasUsedBefore() {
    var kernel = Prices.kernel(usual);
    kernel.execute(ADDRESS_SPACE_SWITCH.ordinal(), 3);
    kernel.execute(TLB_MISS.ordinal(), 9);
    double filled = kernel.execute(TLB_MISS.ordinal(), 9);
    kernel.execute(ADDRESS_SPACE_CREATE.ordinal(), operand(4, 3));
    kernel.execute(ADDRESS_SPACE_SWITCH.ordinal(), 3);
    kernel.execute(TLB_MISS.ordinal(), 8); // fills the walk caches, and its own entry
    assertEquals(
        filled + 2 * EXCEPTION + Prices.of(Path.GUEST_WALK) + Prices.of(Path.SHADOW_FILL),
        kernel.execute(TLB_MISS.ordinal(), 9));
  }

  @Test
  void withFewerShadowTablesKeptASwitchComesBackToAnEmptyOne() {
    assertEquals(0, hiddenFaultsOfTwoSpacesInTurns(2));
    assertEquals(2 * 10, hiddenFaultsOfTwoSpacesInTurns(1));
  }

  private double hiddenFaultsOfTwoSpacesInTurns(int keptTables) {
    var kernel = Prices.kernel(usual.with(Setting.SHADOW_SPACES, keptTables, "test"));
    double hiddenFault = 2 * EXCEPTION + Prices.of(Path.GUEST_WALK) + Prices.of(Path.SHADOW_FILL);
    for (int turn = 0; turn < 22; turn++) {
      if (turn == 2) {
        kernel.ledger().clear();
      }
      kernel.execute(ADDRESS_SPACE_SWITCH.ordinal(), turn % 2);
      kernel.execute(TLB_MISS.ordinal(), 7);
    }
    double switches = 20 * Prices.of(Path.SHADOW_SWITCH);
    return (kernel.ledger().vcpuCycles(Mechanism.SHADOW_PAGING) - switches) / hiddenFault;
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

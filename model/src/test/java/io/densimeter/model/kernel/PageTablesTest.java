package io.densimeter.model.kernel;

import static io.densimeter.model.workload.GuestOperation.ADDRESS_SPACE_CREATE;
import static io.densimeter.model.workload.GuestOperation.ADDRESS_SPACE_DESTROY;
import static io.densimeter.model.workload.GuestOperation.ADDRESS_SPACE_SWITCH;
import static io.densimeter.model.workload.GuestOperation.COMPUTE;
import static io.densimeter.model.workload.GuestOperation.PTE_WRITE;
import static io.densimeter.model.workload.GuestOperation.TLB_MISS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.densimeter.model.platform.Implementation;
import io.densimeter.model.platform.IoPath;
import io.densimeter.model.platform.Paging;
import io.densimeter.model.platform.Path;
import io.densimeter.model.platform.Primitive;
import io.densimeter.model.platform.Setting;
import io.densimeter.model.platform.Technique;
import io.densimeter.model.workload.GuestOperation;
import org.junit.jupiter.api.Test;

/** The page tables of a paravirtual guest: writable ones, and the pinning of whole spaces. */
class PageTablesTest {
  private static final double GATE =
      Prices.of(Primitive.EXCEPTION) + Prices.of(Path.HYPERCALL_ENTRY);
  private static final double ITEM = Prices.of(Path.HYPERCALL_ITEM);
  private static final double VALIDATE = Prices.of(Path.PTE_VALIDATE);
  private static final double SCAN = Prices.of(Path.TABLE_SCAN);
  private static final double FAULT = Prices.of(Primitive.PAGE_FAULT);
  private static final double UNHOOK =
      FAULT + Prices.of(Path.TABLE_DISCONNECT) + 4096 * Prices.of(Primitive.COPY_BYTE);

  private final Implementation direct =
      Prices.implementation(Technique.PARAVIRTUAL, Paging.DIRECT, IoPath.DRIVER_DOMAIN);
  private final Implementation single = direct.with(Setting.MULTICALL_ENTRIES, 1, "test");
  private final Implementation writable = single.with(Setting.WRITABLE_TABLES, 1, "test");
  private final Implementation late = direct.with(Setting.LATE_PINNING, 1, "test");

  /** What the technique adds to a run of writes to the first pages, and the use of the first. */
  private static double added(Implementation implementation, int writes) {
    var kernel = Prices.kernel(implementation);
    double cycles = 0;
    for (int page = 0; page < writes; page++) {
      cycles += kernel.execute(PTE_WRITE.ordinal(), page);
    }
    cycles += kernel.execute(TLB_MISS.ordinal(), 0);
    return cycles - kernel.nativeCycles();
  }

  private static double execute(CostKernel kernel, GuestOperation operation, long operand) {
    double before = kernel.nativeCycles();
    double cycles = kernel.execute(operation.ordinal(), operand);
    return cycles - (kernel.nativeCycles() - before);
  }

  @Test
  void aWritableTableIsUnhookedOnceAndCheckedOnce() {
    assertEquals(UNHOOK + FAULT + SCAN + VALIDATE, added(writable, 1));
    assertEquals(UNHOOK + FAULT + SCAN + 100 * VALIDATE, added(writable, 100));
  }

  @Test
  void aWriteToAnotherTableHooksTheFirstOneInAgain() {
    // The round platform has four levels, so a table maps 512 pages: 600 pages are two tables. The
    // last use is of the first table, which is hooked in by then.
    assertEquals(2 * UNHOOK + SCAN + 512 * VALIDATE, added(writable, 600));
  }

  @Test
  void writableTablesPayForLongRunsOnly() {
    assertTrue(added(writable, 1) > added(single, 1));
    // They save the gate and the item of each entry, for a fixed price.
    double fixed = UNHOOK + FAULT + SCAN;
    int even = (int) Math.ceil(fixed / (GATE + ITEM));
    assertTrue(even < 512, "break-even at " + even + " entries");
    assertTrue(added(writable, even - 1) > added(single, even - 1));
    assertTrue(added(writable, even + 1) < added(single, even + 1));
  }

  @Test
  void aLatePinnedSpaceIsFilledByPlainWritesAndCheckedAtItsFirstUse() {
    var kernel = Prices.kernel(late);
    assertEquals(0, execute(kernel, ADDRESS_SPACE_CREATE, 4));
    for (int page = 0; page < 100; page++) {
      assertEquals(0, execute(kernel, PTE_WRITE, page));
    }
    double protect = GATE + 4 * (ITEM + VALIDATE);
    double pin = GATE + 4 * SCAN + 100 * VALIDATE;
    double base = GATE + Prices.of(Path.BASE_SWITCH);
    assertEquals(protect + pin + base, execute(kernel, ADDRESS_SPACE_SWITCH, 1));
    assertEquals(base, execute(kernel, ADDRESS_SPACE_SWITCH, 2));
  }

  @Test
  void anEarlyPinnedSpaceIsPinnedEmptyAndFilledByUpdates() {
    var kernel = Prices.kernel(direct);
    double protect = GATE + 4 * (ITEM + VALIDATE);
    assertEquals(protect + GATE + 4 * SCAN, execute(kernel, ADDRESS_SPACE_CREATE, 4));
    assertEquals(0, execute(kernel, PTE_WRITE, 0));
    assertEquals(GATE + ITEM + VALIDATE, execute(kernel, COMPUTE, 0));
  }

  @Test
  void theEndOfASpaceUnpinsItAndMakesItsTablesWritable() {
    var kernel = Prices.kernel(direct);
    assertEquals(GATE + 4 * SCAN, execute(kernel, ADDRESS_SPACE_DESTROY, 4));
    assertEquals(GATE + 4 * (ITEM + VALIDATE), execute(kernel, COMPUTE, 0));
  }

  @Test
  void keptTablesArePinnedOnceForAll() {
    var kernel = Prices.kernel(direct.with(Setting.KEPT_TABLES, 6, "test"));
    assertEquals(0, execute(kernel, ADDRESS_SPACE_DESTROY, 4));
    assertEquals(0, execute(kernel, ADDRESS_SPACE_CREATE, 4));
    assertEquals(0, execute(kernel, ADDRESS_SPACE_DESTROY, 4));
    // Two more fit; the other two of the second space are unpinned.
    assertEquals(GATE + 2 * SCAN, execute(kernel, ADDRESS_SPACE_DESTROY, 4));
  }
}

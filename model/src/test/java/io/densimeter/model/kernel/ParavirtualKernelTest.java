package io.densimeter.model.kernel;

import static io.densimeter.model.workload.GuestOperation.ADDRESS_SPACE_SWITCH;
import static io.densimeter.model.workload.GuestOperation.COMPUTE;
import static io.densimeter.model.workload.GuestOperation.HALT;
import static io.densimeter.model.workload.GuestOperation.PACKET_RECEIVE;
import static io.densimeter.model.workload.GuestOperation.PACKET_SEND;
import static io.densimeter.model.workload.GuestOperation.PAGE_FAULT;
import static io.densimeter.model.workload.GuestOperation.PTE_WRITE;
import static io.densimeter.model.workload.GuestOperation.SYSCALL;
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
import org.junit.jupiter.api.Test;

class ParavirtualKernelTest {
  private static final double GATE =
      Prices.of(Primitive.EXCEPTION) + Prices.of(Path.HYPERCALL_ENTRY);

  private final Implementation usual =
      Prices.implementation(Technique.PARAVIRTUAL, Paging.DIRECT, IoPath.DRIVER_DOMAIN);

  /** A run of page-table updates, closed by other work: one gate, and an item for each. */
  private static double updates(CostKernel kernel, int length) {
    double cycles = 0;
    for (int i = 0; i < length; i++) {
      cycles += kernel.execute(PTE_WRITE.ordinal(), i);
    }
    return cycles + kernel.execute(COMPUTE.ordinal(), 0);
  }

  @Test
  void aBatchOfUpdatesPaysTheGateOnce() {
    double update =
        Prices.of(Primitive.PTE_WRITE)
            + Prices.of(Path.HYPERCALL_ITEM)
            + Prices.of(Path.PTE_VALIDATE);
    assertEquals(GATE + 10 * update, updates(Prices.kernel(usual), 10));
    assertEquals(2 * GATE + 64 * update, updates(Prices.kernel(usual), 64));
  }

  @Test
  void withoutBatchingEachUpdatePaysTheGate() {
    var single = usual.with(Setting.MULTICALL_ENTRIES, 1, "test");
    assertEquals(9 * GATE, updates(Prices.kernel(single), 10) - updates(Prices.kernel(usual), 10));
  }

  @Test
  void thePriceOfAnUpdateFallsWithTheLengthOfTheBatch() {
    double last = Double.POSITIVE_INFINITY;
    for (int length = 1; length <= 32; length *= 2) {
      double each = updates(Prices.kernel(usual), length) / length;
      assertTrue(each < last, "length " + length + ": " + each + " after " + last);
      last = each;
    }
  }

  @Test
  void aBusyDriverDomainIsNotNotifiedAgain() {
    long sparse = hypercallsFor(1_000_000_000L);
    long dense = hypercallsFor(0);
    assertEquals(1000, sparse);
    assertTrue(dense < 20, "hypercalls for 1,000 packets without a pause: " + dense);
  }

  private long hypercallsFor(long pauseCycles) {
    var kernel = Prices.kernel(usual);
    for (int i = 0; i < 1000; i++) {
      kernel.execute(PACKET_SEND.ordinal(), 100);
      kernel.execute(COMPUTE.ordinal(), pauseCycles);
    }
    return kernel.ledger().events(Mechanism.HYPERCALL);
  }

  @Test
  void theDriverDomainTakesCpuOutsideTheVcpu() {
    var kernel = Prices.kernel(usual);
    kernel.execute(PACKET_SEND.ordinal(), 100);
    double wake = Prices.of(Primitive.INTERRUPT) + Prices.of(Primitive.TASK_SWITCH);
    double mapAndUnmap =
        2 * (Prices.of(Path.HYPERCALL_ITEM) + Prices.of(Path.GRANT))
            + Prices.of(Primitive.INVALIDATE_PAGE);
    assertEquals(
        wake + Prices.of(Path.BACKEND_PACKET) + mapAndUnmap,
        kernel.ledger().hypervisorCycles(Mechanism.DRIVER_DOMAIN));
  }

  @Test
  void eventsBehindAWakeUpShareItsUpcall() {
    var together = Prices.kernel(usual);
    together.execute(HALT.ordinal(), 1_000_000_000L);
    together.execute(PACKET_RECEIVE.ordinal(), 100);
    var apart = Prices.kernel(usual);
    apart.execute(HALT.ordinal(), 1_000_000_000L);
    apart.execute(COMPUTE.ordinal(), 1_000_000_000L);
    apart.execute(PACKET_RECEIVE.ordinal(), 100);
    double upcall = Prices.of(Primitive.EXCEPTION) + Prices.of(Path.UPCALL);
    assertEquals(
        upcall,
        apart.ledger().vcpuCycles(Mechanism.EVENT_CHANNEL)
            - together.ledger().vcpuCycles(Mechanism.EVENT_CHANNEL));
  }

  @Test
  void systemCallsOfA32BitGuestPayTheTrapGateOnly() {
    var kernel = Prices.kernel(usual);
    kernel.execute(SYSCALL.ordinal(), 0);
    assertEquals(
        Prices.of(Path.SYSTEM_CALL_BOUNCE), kernel.ledger().vcpuCycles(Mechanism.SYSTEM_CALL));
  }

  @Test
  void systemCallsOfA64BitGuestSwitchSpacesTwiceAndReturnByHypercall() {
    var kernel = Prices.kernel(usual.with(Setting.KERNEL_SPACE, 1, "test"));
    kernel.execute(SYSCALL.ordinal(), 0);
    kernel.execute(PAGE_FAULT.ordinal(), 0);
    double there = 2 * Prices.of(Primitive.ADDRESS_SPACE_SWITCH) + Prices.of(Primitive.SYSCALL);
    assertEquals(
        Prices.of(Path.SYSTEM_CALL_BOUNCE) + there,
        kernel.ledger().vcpuCycles(Mechanism.SYSTEM_CALL));
    assertEquals(
        Prices.of(Path.FAULT_BOUNCE) + there, kernel.ledger().vcpuCycles(Mechanism.FAULT_BOUNCE));
  }

  @Test
  void onlyTheFirstWalksAfterASwitchAreCold() {
    var kernel = Prices.kernel(usual.with(Setting.COLD_WALKS, 3, "test"));
    kernel.execute(ADDRESS_SPACE_SWITCH.ordinal(), 1);
    double before = kernel.ledger().vcpuCycles(Mechanism.PAGE_TABLE_VALIDATION);
    for (int page = 0; page < 10; page++) {
      kernel.execute(TLB_MISS.ordinal(), page);
    }
    // Four levels of the round platform, three walks.
    assertEquals(
        3 * 4 * Prices.of(Primitive.WALK_REFERENCE),
        kernel.ledger().vcpuCycles(Mechanism.PAGE_TABLE_VALIDATION) - before);
  }
}

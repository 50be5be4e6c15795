package io.densimeter.model.kernel;

import static io.densimeter.model.workload.GuestOperation.COMPUTE;
import static io.densimeter.model.workload.GuestOperation.DISK_REQUEST;
import static io.densimeter.model.workload.GuestOperation.FILE_ACCESS;
import static io.densimeter.model.workload.GuestOperation.FILE_LOOKUP;
import static io.densimeter.model.workload.GuestOperation.FILE_OPEN;
import static io.densimeter.model.workload.GuestOperation.FILE_REMOVE;
import static io.densimeter.model.workload.GuestOperation.PACKET_RECEIVE;
import static io.densimeter.model.workload.GuestOperation.PACKET_SEND;
import static io.densimeter.model.workload.GuestOperation.PAGE_FAULT;
import static io.densimeter.model.workload.GuestOperation.PROCESS_CREATE;
import static io.densimeter.model.workload.GuestOperation.PTE_WRITE;
import static io.densimeter.model.workload.GuestOperation.SYSCALL;
import static io.densimeter.model.workload.GuestOperation.WAKE_UP;
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

class OsLevelKernelTest {
  private static final Implementation PLAIN =
      Prices.implementation(Technique.OS_LEVEL, Paging.DIRECT, IoPath.DIRECT);
  private static final Implementation BRIDGED =
      PLAIN.with(Setting.VETH, 1, "test").with(Setting.BRIDGE, 1, "test");
  private static final Implementation LAYERED =
      PLAIN
          .with(Setting.OVERLAY, 1, "test")
          .with(Setting.OVERLAY_LAYERS, 3, "test")
          .with(Setting.COPY_UP_BYTES, 10, "test");

  private static final double PASS = Prices.of(Path.OVERLAY_PASS);
  private static final double LOOKUP = Prices.of(Path.OVERLAY_LOOKUP);
  private static final double HOPS =
      Prices.of(Path.VETH_CROSSING) + Prices.of(Path.BRIDGE_CROSSING);

  /** A packet that raises the card's interrupt: doorbell and interrupt. */
  private static final double FIRST_PACKET =
      Prices.of(Primitive.MMIO) + Prices.of(Primitive.INTERRUPT);

  private static void idle(CostKernel kernel, long cycles) {
    kernel.execute(COMPUTE.ordinal(), cycles);
  }

  private static void fault(CostKernel kernel, int page) {
    kernel.execute(PAGE_FAULT.ordinal(), page);
    kernel.execute(PTE_WRITE.ordinal(), page);
  }

  @Test
  void aLonePacketPaysForEachHopAndForASoftInterrupt() {
    assertEquals(FIRST_PACKET, Prices.kernel(PLAIN).execute(PACKET_SEND.ordinal(), 100));
    assertEquals(
        FIRST_PACKET + HOPS + Prices.of(Path.SOFTIRQ_PASS),
        Prices.kernel(BRIDGED).execute(PACKET_SEND.ordinal(), 100));
  }

  @Test
  void packetsOfABurstShareASoftInterruptUpToItsBudget() {
    var kernel = Prices.kernel(BRIDGED);
    for (int i = 0; i < 128; i++) {
      kernel.execute(PACKET_RECEIVE.ordinal(), 100);
    }
    // The budget of a poll is 64 packets.
    assertEquals(
        128 * HOPS + 2 * Prices.of(Path.SOFTIRQ_PASS),
        kernel.ledger().vcpuCycles(Mechanism.NETWORK_PATH));
  }

  @Test
  void theCostOfAPacketFallsWithLoad() {
    double before = Double.POSITIVE_INFINITY;
    // Bursts of one, two, eight packets, far apart.
    for (int burst : new int[] {1, 2, 8}) {
      var kernel = Prices.kernel(BRIDGED);
      for (int i = 0; i < 160; i++) {
        if (i % burst == 0) {
          idle(kernel, 10_000_000);
        }
        kernel.execute(PACKET_RECEIVE.ordinal(), 100);
      }
      double packet = kernel.ledger().vcpuCycles(Mechanism.NETWORK_PATH) / 160;
      assertEquals(HOPS + Prices.of(Path.SOFTIRQ_PASS) / burst, packet, 1e-6);
      assertTrue(packet < before);
      before = packet;
    }
  }

  @Test
  void theFirstPacketOfATranslatedConnectionIsDearerThanTheRest() {
    var kernel = Prices.kernel(PLAIN.with(Setting.NAT, 1, "test"));
    for (int connection = 7; connection <= 8; connection++) {
      for (int i = 0; i < 5; i++) {
        kernel.execute(PACKET_SEND.ordinal(), GuestOperation.operand(100, connection));
      }
    }
    assertEquals(
        10 * Prices.of(Path.NAT_CROSSING) + 2 * Prices.of(Path.CONNECTION_SET_UP),
        kernel.ledger().vcpuCycles(Mechanism.NETWORK_PATH));
  }

  @Test
  void theFirstLookupSearchesTheLayersAndLaterOnesDoNot() {
    var kernel = Prices.kernel(LAYERED);
    assertEquals(2 * PASS + 3 * LOOKUP, kernel.execute(FILE_LOOKUP.ordinal(), 5));
    assertEquals(2 * PASS, kernel.execute(FILE_LOOKUP.ordinal(), 5));
    assertEquals(0, Prices.kernel(PLAIN).execute(FILE_LOOKUP.ordinal(), 5));
  }

  @Test
  void aRemovedFileIsSearchedAgain() {
    var kernel = Prices.kernel(LAYERED);
    kernel.execute(FILE_LOOKUP.ordinal(), 5);
    assertEquals(2 * PASS + LOOKUP, kernel.execute(FILE_REMOVE.ordinal(), 5));
    assertEquals(2 * PASS + 3 * LOOKUP, kernel.execute(FILE_LOOKUP.ordinal(), 5));
  }

  @Test
  void aFileIsCopiedUpAtItsFirstOpeningForWritingOnly() {
    var kernel = Prices.kernel(LAYERED);
    double open = 2 * PASS + Prices.of(Path.OVERLAY_OPEN);
    double copyUp = Prices.of(Path.COPY_UP) + 10 * Prices.of(Primitive.COPY_BYTE);
    assertEquals(open + 3 * LOOKUP, kernel.execute(FILE_OPEN.ordinal(), 5));
    long toWrite = GuestOperation.operand(5, 1);
    assertEquals(open + copyUp, kernel.execute(FILE_OPEN.ordinal(), toWrite));
    assertEquals(open, kernel.execute(FILE_OPEN.ordinal(), toWrite));
  }

  @Test
  void aWriteThroughLayersIsTwoPassesAndAReadIsOne() {
    var kernel = Prices.kernel(LAYERED);
    assertEquals(PASS, kernel.execute(FILE_ACCESS.ordinal(), 5));
    assertEquals(2 * PASS, kernel.execute(FILE_ACCESS.ordinal(), GuestOperation.operand(5, 1)));
  }

  @Test
  void theCountersOfAGroupArePaidOnceForEachStockAndEachBatchOfFreedPages() {
    var kernel =
        Prices.kernel(
            PLAIN
                .with(Setting.CGROUP_STOCK_PAGES, 4, "test")
                .with(Setting.CGROUP_FREE_PAGES, 8, "test")
                .with(Setting.CGROUP_LEVELS, 3, "test"));
    for (int i = 0; i < 16; i++) {
      fault(kernel, i);
    }
    // Four stocks and two batches, each at three levels.
    assertEquals(
        16 * Prices.of(Path.CGROUP_CHARGE) + (4 + 2) * 3 * Prices.of(Path.CGROUP_REFILL),
        kernel.ledger().vcpuCycles(Mechanism.CGROUP));
  }

  @Test
  void aFaultThatFillsNoPageIsNotCharged() {
    var kernel = Prices.kernel(PLAIN);
    kernel.execute(PAGE_FAULT.ordinal(), 1);
    kernel.execute(PAGE_FAULT.ordinal(), 1);
    assertEquals(0, kernel.ledger().vcpuCycles(Mechanism.CGROUP));
    kernel.execute(PTE_WRITE.ordinal(), 1);
    kernel.execute(PTE_WRITE.ordinal(), 2);
    assertEquals(1, kernel.ledger().events(Mechanism.CGROUP));
  }

  @Test
  void aNewProcessIsChargedForItsKernelObjects() {
    var kernel =
        Prices.kernel(
            PLAIN
                .with(Setting.FORK_OBJECTS, 32, "test")
                .with(Setting.CGROUP_STOCK_PAGES, 2, "test"));
    // 32 objects are two pages: one stock.
    assertEquals(
        32 * Prices.of(Path.CGROUP_OBJECT) + Prices.of(Path.CGROUP_REFILL),
        kernel.execute(PROCESS_CREATE.ordinal(), 0));
  }

  @Test
  void eachLevelOfAGroupTakesItsShareOfASwitch() {
    assertEquals(
        Prices.of(Primitive.TASK_SWITCH) + 3 * Prices.of(Path.CGROUP_SCHEDULE),
        Prices.kernel(PLAIN.with(Setting.CGROUP_LEVELS, 3, "test")).execute(WAKE_UP.ordinal(), 0));
  }

  @Test
  void ofTheReadsOfSharedFilesOneInEveryContainerGoesToTheDisk() {
    var kernel =
        Prices.kernel(
            PLAIN.with(Setting.SHARED_READS, 0.5, "test").with(Setting.NEIGHBOURS, 4, "test"));
    for (int i = 0; i < 800; i++) {
      kernel.execute(DISK_REQUEST.ordinal(), 4096);
    }
    // 400 reads of files of its own, and a quarter of the 400 reads of shared ones.
    double request = Prices.of(Primitive.MMIO) + Prices.of(Primitive.INTERRUPT);
    assertEquals(500 * request, kernel.ledger().vcpuCycles(), 1e-6);
  }

  @Test
  void aKernelInUserSpaceServesTheSystemCallInsteadOfTheNativeOne() {
    var kernel = Prices.kernel(Prices.with(PLAIN, Path.SYSTEM_CALL_INTERCEPT));
    assertEquals(Prices.of(Path.SYSTEM_CALL_INTERCEPT), kernel.execute(SYSCALL.ordinal(), 0));
  }

  @Test
  void aKernelInUserSpaceAsksItsFileServerOnceForEachFile() {
    var kernel = Prices.kernel(Prices.with(PLAIN, Path.SYSTEM_CALL_INTERCEPT));
    assertEquals(Prices.of(Path.FILE_SERVER), kernel.execute(FILE_OPEN.ordinal(), 3));
    assertEquals(0, kernel.execute(FILE_OPEN.ordinal(), 3));
    assertEquals(Prices.of(Path.HOST_CALL), kernel.execute(FILE_ACCESS.ordinal(), 3));
  }

  @Test
  void packetsOfABurstComeToAKernelInUserSpaceWithOneHostCall() {
    var kernel = Prices.kernel(Prices.with(PLAIN, Path.SYSTEM_CALL_INTERCEPT));
    for (int i = 0; i < 4; i++) {
      kernel.execute(PACKET_RECEIVE.ordinal(), 100);
    }
    assertEquals(
        4 * Prices.of(Path.USER_STACK_PACKET) + Prices.of(Path.HOST_CALL),
        kernel.ledger().vcpuCycles(Mechanism.USER_KERNEL));
  }
}

package io.densimeter.model.kernel;

import static io.densimeter.model.workload.GuestOperation.CPUID;
import static io.densimeter.model.workload.GuestOperation.FILE_OPEN;
import static io.densimeter.model.workload.GuestOperation.PACKET_SEND;
import static io.densimeter.model.workload.GuestOperation.PAGE_FAULT;
import static io.densimeter.model.workload.GuestOperation.SYSCALL;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.densimeter.model.platform.CostTable;
import io.densimeter.model.platform.CpuFeature;
import io.densimeter.model.platform.IoPath;
import io.densimeter.model.platform.Paging;
import io.densimeter.model.platform.Path;
import io.densimeter.model.platform.Primitive;
import io.densimeter.model.platform.Setting;
import io.densimeter.model.platform.Technique;
import io.densimeter.model.workload.GuestOperation;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;

class OtherKernelsTest {
  private static final double DECODE_AND_EMULATE =
      Prices.of(Path.TRAP_DECODE) + Prices.of(Path.TRAP_EMULATE);

  @Test
  void aTrapIsAnExceptionWithoutHardwareAssistanceAndAnExitWithIt() {
    var classical =
        Prices.implementation(Technique.TRAP_AND_EMULATE, Paging.SHADOW, IoPath.EMULATED);
    var software = Prices.platform(EnumSet.of(CpuFeature.VIRTUALIZABLE));
    assertEquals(
        Prices.of(Primitive.EXCEPTION) + DECODE_AND_EMULATE,
        CostKernels.of(CostTable.of(software, classical)).execute(CPUID.ordinal(), 0));
    assertEquals(
        Prices.of(Primitive.VM_EXIT_ROUND_TRIP) + DECODE_AND_EMULATE,
        Prices.kernel(classical).execute(CPUID.ordinal(), 0));
  }

  @Test
  void aClassicalSystemCallTrapsOnTheWayInAndOnTheWayOut() {
    var classical =
        Prices.implementation(Technique.TRAP_AND_EMULATE, Paging.SHADOW, IoPath.EMULATED);
    assertEquals(
        Prices.of(Primitive.SYSCALL)
            + 2 * Prices.of(Primitive.VM_EXIT_ROUND_TRIP)
            + Prices.of(Path.SYSTEM_CALL_RELAY)
            + DECODE_AND_EMULATE,
        Prices.kernel(classical).execute(SYSCALL.ordinal(), 0));
  }

  @Test
  void aContainerPaysForEachHopItHas() {
    var plain = Prices.implementation(Technique.OS_LEVEL, Paging.DIRECT, IoPath.DIRECT);
    double bare = Prices.kernel(plain).execute(PACKET_SEND.ordinal(), 100);
    var bridged = plain.with(Setting.VETH, 1, "test").with(Setting.BRIDGE, 1, "test");
    assertEquals(
        bare + Prices.of(Path.VETH_CROSSING) + Prices.of(Path.BRIDGE_CROSSING),
        Prices.kernel(bridged).execute(PACKET_SEND.ordinal(), 100));
    assertEquals(0, Prices.kernel(plain).execute(FILE_OPEN.ordinal(), 0));
    assertEquals(
        Prices.of(Path.OVERLAY_LOOKUP),
        Prices.kernel(plain.with(Setting.OVERLAY, 1, "test")).execute(FILE_OPEN.ordinal(), 0));
  }

  @Test
  void aFilterCostsItsEntryAndItsInstructions() {
    var filtered =
        Prices.implementation(Technique.OS_LEVEL, Paging.DIRECT, IoPath.DIRECT)
            .with(Setting.SECCOMP_INSTRUCTIONS, 5, "test");
    assertEquals(
        Prices.of(Primitive.SYSCALL)
            + Prices.of(Path.SECCOMP_ENTRY)
            + 5 * Prices.of(Path.SECCOMP_INSTRUCTION),
        Prices.kernel(filtered).execute(SYSCALL.ordinal(), 0));
  }

  @Test
  void theCountersOfAGroupArePaidOnceForEachStock() {
    var kernel =
        Prices.kernel(
            Prices.implementation(Technique.OS_LEVEL, Paging.DIRECT, IoPath.DIRECT)
                .with(Setting.CGROUP_STOCK_PAGES, 4, "test")
                .with(Setting.CGROUP_LEVELS, 3, "test"));
    for (int i = 0; i < 8; i++) {
      kernel.execute(PAGE_FAULT.ordinal(), i);
    }
    assertEquals(
        8 * Prices.of(Path.CGROUP_CHARGE) + 2 * 3 * Prices.of(Path.CGROUP_REFILL),
        kernel.ledger().vcpuCycles(Mechanism.CGROUP));
  }

  @Test
  void bareMetalPaysNativePricesOnly() {
    var kernel =
        Prices.kernel(Prices.implementation(Technique.BARE_METAL, Paging.DIRECT, IoPath.DIRECT));
    for (var operation : GuestOperation.values()) {
      kernel.execute(operation.ordinal(), 1);
    }
    assertEquals(kernel.nativeCycles(), kernel.ledger().vcpuCycles());
    assertEquals(0, kernel.ledger().hypervisorCycles());
  }

  @Test
  void aKernelInUserSpaceServesTheSystemCallInsteadOfTheNativeOne() {
    var sandbox =
        Prices.with(
            Prices.implementation(Technique.OS_LEVEL, Paging.DIRECT, IoPath.DIRECT),
            Path.SYSTEM_CALL_INTERCEPT);
    assertEquals(
        Prices.of(Path.SYSTEM_CALL_INTERCEPT),
        Prices.kernel(sandbox).execute(SYSCALL.ordinal(), 0));
  }
}

package io.densimeter.model.kernel;

import static io.densimeter.model.workload.GuestOperation.COMPUTE;
import static io.densimeter.model.workload.GuestOperation.CPUID;
import static io.densimeter.model.workload.GuestOperation.PTE_WRITE;
import static io.densimeter.model.workload.GuestOperation.SYSCALL;
import static io.densimeter.model.workload.GuestOperation.TLB_MISS;
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
  void aGuestStoppedThroughTheHostsKernelTrapsOnceForASystemCallAndNotForItsTables() {
    var userMode =
        Prices.with(
                Prices.implementation(Technique.TRAP_AND_EMULATE, Paging.SHADOW, IoPath.EMULATED),
                Path.TRAP_STOP)
            .with(Setting.SYSTEM_CALL_TRAPS, 1, "test")
            .with(Setting.TRACED_WRITES, 0, "test");
    var kernel = Prices.kernel(userMode);
    assertEquals(
        Prices.of(Primitive.SYSCALL)
            + Prices.of(Path.TRAP_STOP)
            + Prices.of(Path.SYSTEM_CALL_RELAY),
        kernel.execute(SYSCALL.ordinal(), 0));
    assertEquals(Prices.of(Primitive.PTE_WRITE), kernel.execute(PTE_WRITE.ordinal(), 5));
    kernel.execute(TLB_MISS.ordinal(), 0); // fills the walk caches
    assertEquals(
        Prices.of(Primitive.WALK_REFERENCE)
            + Prices.of(Path.TRAP_STOP)
            + Prices.of(Path.GUEST_WALK)
            + Prices.of(Path.SHADOW_FILL),
        kernel.execute(TLB_MISS.ordinal(), 5));
  }

  @Test
  void anEmulatorOfTheWholeCpuPaysForUserCodeToo() {
    var emulator =
        Prices.implementation(Technique.BINARY_TRANSLATION, Paging.SHADOW, IoPath.EMULATED)
            .with(Setting.USER_EXPANSION, 5, "test");
    assertEquals(5 * 1000, Prices.kernel(emulator).execute(COMPUTE.ordinal(), 1000));
    assertEquals(
        Prices.of(Primitive.SYSCALL) + Prices.of(Path.SYSTEM_CALL_RELAY),
        Prices.kernel(emulator).execute(SYSCALL.ordinal(), 0));
  }
}

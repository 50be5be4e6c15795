package io.densimeter.model.kernel;

import static io.densimeter.model.workload.GuestOperation.CPUID;
import static io.densimeter.model.workload.GuestOperation.SYSCALL;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.densimeter.model.platform.CostTable;
import io.densimeter.model.platform.CpuFeature;
import io.densimeter.model.platform.IoPath;
import io.densimeter.model.platform.Paging;
import io.densimeter.model.platform.Path;
import io.densimeter.model.platform.Primitive;
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
}

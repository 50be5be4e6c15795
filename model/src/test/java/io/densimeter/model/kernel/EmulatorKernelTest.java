package io.densimeter.model.kernel;

import static io.densimeter.model.workload.GuestOperation.ADDRESS_SPACE_CREATE;
import static io.densimeter.model.workload.GuestOperation.ADDRESS_SPACE_SWITCH;
import static io.densimeter.model.workload.GuestOperation.COMPUTE;
import static io.densimeter.model.workload.GuestOperation.KERNEL_COMPUTE;
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

/** A translator that emulates the whole CPU, as QEMU's. */
class EmulatorKernelTest {
  private static final double REFILL = Prices.of(Path.GUEST_WALK) + Prices.of(Path.SHADOW_FILL);

  private final Implementation emulator =
      Prices.implementation(Technique.BINARY_TRANSLATION, Paging.SHADOW, IoPath.EMULATED)
          .with(Setting.SOFT_TLB_ENTRIES, 64, "test")
          .with(Setting.REFILLED_ENTRIES, 10, "test")
          .with(Setting.CALL_INSTRUCTIONS, 0, "test")
          .with(Setting.ROUTINE_BLOCKS, 1, "test")
          .with(Setting.USER_EXPANSION, 5, "test")
          .with(Setting.KERNEL_EXPANSION, 7, "test");

  private static double refills(CostKernel kernel) {
    return kernel.ledger().vcpuCycles(Mechanism.SHADOW_PAGING) / REFILL;
  }

  @Test
  void userAndKernelCodeAreExpandedApart() {
    var kernel = Prices.kernel(emulator);
    assertEquals(5 * 1000, kernel.execute(COMPUTE.ordinal(), 1000));
    kernel.execute(KERNEL_COMPUTE.ordinal(), operand(1000, 0)); // translates
    assertEquals(7 * 1000, kernel.execute(KERNEL_COMPUTE.ordinal(), operand(1000, 0)));
  }

  @Test
  void aSystemCallNeedsNoSwitchOfPrivilege() {
    assertEquals(
        Prices.of(Path.SYSTEM_CALL_RELAY), Prices.kernel(emulator).execute(SYSCALL.ordinal(), 0));
  }

  @Test
  void aPageIsWalkedForOnceUntilTheAddressSpaceIsSwitched() {
    var kernel = Prices.kernel(emulator);
    kernel.execute(TLB_MISS.ordinal(), 3);
    kernel.execute(TLB_MISS.ordinal(), 3);
    assertEquals(1, refills(kernel));
    double spaceSwitch = kernel.execute(ADDRESS_SPACE_SWITCH.ordinal(), 0);
    assertEquals(Prices.of(Path.SHADOW_SWITCH) + 10 * REFILL, spaceSwitch);
    kernel.ledger().clear();
    kernel.execute(TLB_MISS.ordinal(), 3);
    assertEquals(1, refills(kernel));
  }

  @Test
  void aForkFlushesTheParentToo() {
    assertEquals(
        Prices.of(Path.SHADOW_SWITCH) + 10 * REFILL,
        Prices.kernel(emulator).execute(ADDRESS_SPACE_CREATE.ordinal(), 5));
  }

  @Test
  void eightVictimsOfCollisionsAreKeptAndANinthIsNot() {
    // Pages 64 apart collide. One stays in the table, the last eight that it displaced are victims.
    assertEquals(0, refillsOfARound(9));
    assertEquals(10, refillsOfARound(10));
  }

  private double refillsOfARound(int collidingPages) {
    var kernel = Prices.kernel(emulator);
    for (int round = 0; round < 2; round++) {
      kernel.ledger().clear();
      for (int i = 0; i < collidingPages; i++) {
        kernel.execute(TLB_MISS.ordinal(), 64L * i);
      }
    }
    return refills(kernel);
  }

  @Test
  void aPageTableWriteIsAStoreAndTrapsNever() {
    var kernel = Prices.kernel(emulator);
    for (int i = 0; i < 3; i++) {
      assertEquals(
          Prices.of(Primitive.PTE_WRITE) + Prices.of(Path.PTE_CALLOUT),
          kernel.execute(PTE_WRITE.ordinal(), operand(9, 1)));
    }
  }
}

package io.densimeter.model.kernel;

import static io.densimeter.model.workload.GuestOperation.ADDRESS_SPACE_SWITCH;
import static io.densimeter.model.workload.GuestOperation.COMPUTE;
import static io.densimeter.model.workload.GuestOperation.CPUID;
import static io.densimeter.model.workload.GuestOperation.HALT;
import static io.densimeter.model.workload.GuestOperation.MSR_READ;
import static io.densimeter.model.workload.GuestOperation.PACKET_SEND;
import static io.densimeter.model.workload.GuestOperation.PTE_WRITE;
import static io.densimeter.model.workload.GuestOperation.SYSCALL;
import static io.densimeter.model.workload.GuestOperation.TIMER_TICK;
import static io.densimeter.model.workload.GuestOperation.TLB_MISS;
import static io.densimeter.model.workload.GuestOperation.operand;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.densimeter.model.platform.CostTable;
import io.densimeter.model.platform.CpuFeature;
import io.densimeter.model.platform.Implementation;
import io.densimeter.model.platform.IoPath;
import io.densimeter.model.platform.Paging;
import io.densimeter.model.platform.Path;
import io.densimeter.model.platform.Price;
import io.densimeter.model.platform.Primitive;
import io.densimeter.model.platform.Setting;
import io.densimeter.model.platform.Technique;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;

class HardwareAssistedKernelTest {
  private static final double EXIT =
      Prices.of(Primitive.VM_EXIT_ROUND_TRIP)
          + 8 * Prices.of(Primitive.VMCS_ACCESS)
          + Prices.of(Path.EXIT_DISPATCH);

  private final Implementation nested =
      Prices.implementation(Technique.HARDWARE_ASSISTED, Paging.NESTED, IoPath.VHOST);
  private final Implementation shadow =
      Prices.implementation(Technique.HARDWARE_ASSISTED, Paging.SHADOW, IoPath.EMULATED_USER);

  @Test
  void aSystemCallStaysInTheGuest() {
    assertEquals(Prices.of(Primitive.SYSCALL), Prices.kernel(nested).execute(SYSCALL.ordinal(), 0));
  }

  @Test
  void anEmulatedInstructionCostsItsExitAndItsHandler() {
    assertEquals(
        EXIT + Prices.of(Path.CPUID_HANDLER), Prices.kernel(nested).execute(CPUID.ordinal(), 0));
    assertEquals(
        EXIT + Prices.of(Path.MSR_READ_HANDLER),
        Prices.kernel(nested).execute(MSR_READ.ordinal(), 0));
  }

  @Test
  void exitsAreCountedByReasonUntilTheLedgerIsCleared() {
    var kernel = Prices.kernel(shadow);
    kernel.execute(CPUID.ordinal(), 0);
    kernel.execute(CPUID.ordinal(), 0);
    kernel.execute(ADDRESS_SPACE_SWITCH.ordinal(), 1);
    // The tick: its interrupt, the end of it, and the programming of the next one.
    kernel.execute(TIMER_TICK.ordinal(), 0);
    assertEquals(2, kernel.ledger().exits(ExitReason.CPUID));
    assertEquals(1, kernel.ledger().exits(ExitReason.CR_ACCESS));
    assertEquals(1, kernel.ledger().exits(ExitReason.INTERRUPT));
    assertEquals(1, kernel.ledger().exits(ExitReason.EOI));
    assertEquals(1, kernel.ledger().exits(ExitReason.MSR_WRITE));
    assertEquals(2 + 1 + 1 + 1 + 1, kernel.ledger().events(Mechanism.VM_EXIT));
    kernel.ledger().clear();
    assertEquals(0, kernel.ledger().exits(ExitReason.CPUID));
  }

  @Test
  void aPageTableWriteLeavesGuestModeUnderShadowPagingOnly() {
    double written = Prices.of(Primitive.PTE_WRITE);
    assertEquals(
        written + EXIT + Prices.of(Path.TRAP_DECODE) + Prices.of(Path.WRITE_EMULATE),
        Prices.kernel(shadow).execute(PTE_WRITE.ordinal(), operand(3, 1)));
    assertEquals(written, Prices.kernel(nested).execute(PTE_WRITE.ordinal(), operand(3, 1)));
  }

  @Test
  void theFirstUseOfGuestMemoryIsANestedFault() {
    var kernel = Prices.kernel(nested);
    double first = kernel.execute(TLB_MISS.ordinal(), 77);
    double second = kernel.execute(TLB_MISS.ordinal(), 77);
    // First: fault, and a walk with empty caches; second: all cached, one reference as on bare
    // metal.
    assertEquals(Prices.of(Primitive.WALK_REFERENCE), second);
    assertTrue(first > EXIT + Prices.of(Path.NESTED_FAULT_HANDLER) + second);
  }

  @Test
  void anUntaggedTlbMakesEachExitDearerThanItsRoundTrip() {
    var tagged = EnumSet.allOf(CpuFeature.class);
    var untagged = EnumSet.complementOf(EnumSet.of(CpuFeature.TAGGED_TLB));
    double afterExitTagged = walkAfterExit(tagged);
    double afterExitUntagged = walkAfterExit(untagged);
    assertEquals(Prices.of(Primitive.WALK_REFERENCE), afterExitTagged);
    assertEquals(24 * Prices.of(Primitive.WALK_REFERENCE), afterExitUntagged, 8 * 1100);
    assertTrue(afterExitUntagged > afterExitTagged);
  }

  private double walkAfterExit(EnumSet<CpuFeature> features) {
    var kernel = CostKernels.of(CostTable.of(Prices.platform(features), nested));
    kernel.execute(TLB_MISS.ordinal(), 5);
    kernel.execute(CPUID.ordinal(), 0);
    return kernel.execute(TLB_MISS.ordinal(), 5);
  }

  @Test
  void aSwitchOfTheAddressSpaceExitsUnderShadowPagingOnly() {
    var shadowKernel = Prices.kernel(shadow);
    shadowKernel.execute(ADDRESS_SPACE_SWITCH.ordinal(), 1);
    assertEquals(1, shadowKernel.ledger().events(Mechanism.VM_EXIT));
    var nestedKernel = Prices.kernel(nested);
    nestedKernel.execute(ADDRESS_SPACE_SWITCH.ordinal(), 1);
    assertEquals(0, nestedKernel.ledger().events(Mechanism.VM_EXIT));
  }

  @Test
  void aVcpuThatIsLateDoesNotHalt() {
    var kernel = Prices.kernel(nested);
    // The exit makes the guest later than the gap is long.
    kernel.execute(CPUID.ordinal(), 0);
    assertEquals(0, kernel.execute(HALT.ordinal(), 1000));
    assertTrue(kernel.execute(HALT.ordinal(), 10_000_000) > 0);
  }

  @Test
  void kicksPerPacketFallWithLoad() {
    double sparse = exitsPerPacket(100_000_000, true);
    double dense = exitsPerPacket(10_000, true);
    double unsuppressed = exitsPerPacket(10_000, false);
    assertEquals(3, sparse, 0.01);
    assertTrue(dense < 0.2, "exits per packet under load: " + dense);
    assertTrue(unsuppressed >= 1, "exits per packet without suppression: " + unsuppressed);
  }

  @Test
  void theCostOfAPacketFallsWithTheLengthOfItsBurst() {
    // Only the first of a burst kicks the I/O thread and is answered by an interrupt.
    double ring = Prices.of(Path.RING_REQUEST);
    double card = Prices.of(Primitive.MMIO) + Prices.of(Primitive.INTERRUPT);
    double kick = EXIT + Prices.of(Path.KICK_HANDLER);
    double answer =
        (EXIT + Prices.of(Path.INTERRUPT_HANDLER) + Prices.of(Path.INJECT))
            + (EXIT + Prices.of(Path.EOI_HANDLER));
    for (int burst : new int[] {1, 2, 5}) {
      assertEquals(ring + (card + kick + answer) / burst, cyclesPerPacket(burst), 1e-6);
    }
  }

  private double cyclesPerPacket(int burst) {
    // An I/O thread that is busy for longer than a burst lasts, and idle before the next one.
    var length = new Price(10_000_000, Price.Unit.INSTRUCTIONS, "test");
    var kernel = Prices.kernel(nested.with(Path.IO_THREAD_PACKET, length));
    double cycles = 0;
    for (int b = 0; b < 100; b++) {
      for (int packet = 0; packet < burst; packet++) {
        cycles += kernel.execute(PACKET_SEND.ordinal(), 1);
      }
      kernel.execute(COMPUTE.ordinal(), 2_000_000_000);
    }
    return cycles / (100 * burst);
  }

  @Test
  void walkCachesOffMakeEveryMissTheWholeWalkOfTheTwoDimensions() {
    var kernel = Prices.kernel(nested.with(Setting.WALK_CACHES, 0, "test"));
    kernel.execute(TLB_MISS.ordinal(), 77);
    // Bhargava et al., ASPLOS 2008: 24 references for four levels of each; cached, 1.
    assertEquals(
        24 * Prices.of(Primitive.WALK_REFERENCE), kernel.execute(TLB_MISS.ordinal(), 77), 1e-6);
  }

  @Test
  void pagesOfTheGuestOfTwoMebibytesSaveALevelOfTheWalk() {
    var walk = nested.with(Setting.WALK_CACHES, 0, "test");
    var kernel = Prices.kernel(walk.with(Setting.GUEST_PAGES, 512, "test"));
    kernel.execute(TLB_MISS.ordinal(), 77);
    kernel.execute(TLB_MISS.ordinal(), 77);
    // The native price is that of 4 KiB pages, 1 with its caches; 3 · 4 + 3 + 4 less 1 are added.
    double reference = Prices.of(Primitive.WALK_REFERENCE);
    assertEquals(
        reference + (3 * 4 + 3 + 4 - 1) * reference, kernel.execute(TLB_MISS.ordinal(), 77), 1e-6);
  }

  private double exitsPerPacket(long pauseCycles, boolean suppression) {
    var kernel =
        Prices.kernel(nested.with(Setting.NOTIFICATION_SUPPRESSION, suppression ? 1 : 0, "test"));
    for (int i = 0; i < 1000; i++) {
      kernel.execute(PACKET_SEND.ordinal(), 100);
      kernel.execute(COMPUTE.ordinal(), pauseCycles);
    }
    return kernel.ledger().events(Mechanism.VM_EXIT) / 1000.0;
  }
}

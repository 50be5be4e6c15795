package io.densimeter.model.kernel;

import static io.densimeter.model.workload.GuestOperation.DISK_REQUEST;
import static io.densimeter.model.workload.GuestOperation.EOI;
import static io.densimeter.model.workload.GuestOperation.IPI;
import static io.densimeter.model.workload.GuestOperation.PAUSE;
import static io.densimeter.model.workload.GuestOperation.TIMER_TICK;
import static io.densimeter.model.workload.GuestOperation.operand;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.densimeter.model.platform.CostTable;
import io.densimeter.model.platform.CpuFeature;
import io.densimeter.model.platform.Implementation;
import io.densimeter.model.platform.IoPath;
import io.densimeter.model.platform.Paging;
import io.densimeter.model.platform.Path;
import io.densimeter.model.platform.Primitive;
import io.densimeter.model.platform.Setting;
import io.densimeter.model.platform.Technique;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;

/** Exits of an interrupt from its source to its end, and what takes each of them away. */
class VirtualInterruptsTest {
  private static final double EXIT =
      Prices.of(Primitive.VM_EXIT_ROUND_TRIP)
          + 8 * Prices.of(Primitive.VMCS_ACCESS)
          + Prices.of(Path.EXIT_DISPATCH);

  private final Implementation emulated =
      Prices.implementation(Technique.HARDWARE_ASSISTED, Paging.NESTED, IoPath.VHOST);
  private final Implementation posted = emulated.with(Setting.PASSED_INTERRUPTS, 1, "test");
  private final Implementation assigned =
      Prices.implementation(Technique.HARDWARE_ASSISTED, Paging.NESTED, IoPath.PASSTHROUGH);

  private static CostKernel kernel(Implementation implementation) {
    return CostKernels.of(
        CostTable.of(Prices.platform(EnumSet.allOf(CpuFeature.class)), implementation));
  }

  private static long exits(Implementation implementation, int operation, long operand) {
    var kernel = kernel(implementation);
    kernel.execute(operation, operand);
    return kernel.ledger().events(Mechanism.VM_EXIT);
  }

  @Test
  void aTickTakesThreeExitsAndItsEndTakesNoneWhenPosted() {
    // The host's timer fires on the pCPU of the vCPU, so its interrupt exits in any case.
    assertEquals(3, exits(emulated, TIMER_TICK.ordinal(), 0));
    assertEquals(2, exits(posted, TIMER_TICK.ordinal(), 0));
  }

  @Test
  void timersThatExpireElsewhereLeaveTheDeadlineAsTheOnlyExit() {
    assertEquals(1, exits(posted.with(Setting.POSTED_TIMERS, 1, "test"), TIMER_TICK.ordinal(), 0));
    // Without posting there is no way to get them to the guest.
    assertEquals(
        3, exits(emulated.with(Setting.POSTED_TIMERS, 1, "test"), TIMER_TICK.ordinal(), 0));
    assertEquals(0, ofOtherPcpus(emulated.with(Setting.POSTED_TIMERS, 1, "test")));
    assertEquals(
        Prices.of(Path.INTERRUPT_HANDLER),
        ofOtherPcpus(posted.with(Setting.POSTED_TIMERS, 1, "test")));
    // And where the guest arms the timer itself, as on ARM, none is left.
    var arm = posted.with(Setting.POSTED_TIMERS, 1, "test").with(Setting.VIRTUAL_TIMER, 1, "test");
    assertEquals(0, exits(arm, TIMER_TICK.ordinal(), 0));
  }

  private static double ofOtherPcpus(Implementation implementation) {
    var kernel = kernel(implementation);
    kernel.execute(TIMER_TICK.ordinal(), 0);
    return kernel.ledger().hypervisorCycles(Mechanism.TIMER);
  }

  @Test
  void theEndOfAnInterruptIsAnExitUnlessTheCpuKeepsIt() {
    double written = Prices.of(Primitive.MMIO);
    assertEquals(
        EXIT + Prices.of(Path.EOI_HANDLER), kernel(emulated).execute(EOI.ordinal(), 0), 1e-6);
    assertEquals(written, kernel(posted).execute(EOI.ordinal(), 0));
    assertEquals(
        Prices.of(Path.EOI_HANDLER),
        kernel(emulated.with(Setting.VIRTUAL_EOI, 1, "test")).execute(EOI.ordinal(), 0));
  }

  @Test
  void anAssignedDeviceInterruptsByTwoExitsWithoutDeliveryByOneWithoutEndByNone() {
    // Gordon et al., ASPLOS 2012: exits for delivery and completion; ELI takes them away in turn.
    assertEquals(2, exits(assigned, DISK_REQUEST.ordinal(), 4096));
    var delivery = assigned.with(Setting.EXITLESS_DELIVERY, 1, "test");
    assertEquals(1, exits(delivery, DISK_REQUEST.ordinal(), 4096));
    var both = delivery.with(Setting.VIRTUAL_EOI, 1, "test");
    assertEquals(0, exits(both, DISK_REQUEST.ordinal(), 4096));
    // The timer is the hypervisor's: its tick and the next deadline exit as before.
    assertEquals(2, exits(both, TIMER_TICK.ordinal(), 0));
  }

  @Test
  void theInterruptOfAnAssignedDevicePassesAThreadOfTheHost() {
    double expected =
        Prices.of(Primitive.MMIO)
            + Prices.of(Primitive.INTERRUPT)
            + Prices.of(Path.ASSIGNED_INTERRUPT)
            + EXIT
            + Prices.of(Path.INTERRUPT_HANDLER)
            + Prices.of(Path.INJECT)
            + EXIT
            + Prices.of(Path.EOI_HANDLER);
    assertEquals(expected, kernel(assigned).execute(DISK_REQUEST.ordinal(), 4096), 1e-6);
  }

  @Test
  void aSenderThatWaitsSeesHalfItsExitAndTheTargetsWholeOne() {
    double expected =
        EXIT / 2
            + Prices.of(Path.IPI_HANDLER)
            + EXIT
            + Prices.of(Path.INTERRUPT_HANDLER)
            + Prices.of(Path.INJECT);
    assertEquals(expected, kernel(emulated).execute(IPI.ordinal(), 0), 1e-6);
  }

  @Test
  void aSenderThatGoesOnLeavesBothExitsAndTheEndToBePaid() {
    double expected =
        EXIT
            + Prices.of(Path.IPI_HANDLER)
            + EXIT
            + Prices.of(Path.INTERRUPT_HANDLER)
            + Prices.of(Path.INJECT)
            + EXIT
            + Prices.of(Path.EOI_HANDLER);
    assertEquals(expected, kernel(emulated).execute(IPI.ordinal(), operand(0, 1)), 1e-6);
    assertEquals(1, exits(posted, IPI.ordinal(), operand(0, 1)));
  }

  @Test
  void aLoopOfPausesExitsOnceAWindow() {
    var kernel = kernel(emulated.with(Setting.PAUSE_GAP, 5000, "test"));
    // A PAUSE costs as many cycles as a privileged instruction here; 4,096 cycles are the window.
    double pause = Prices.of(Primitive.PRIVILEGED);
    int turnsPerWindow = (int) (4096 / pause) + 1;
    for (int turn = 0; turn < 100 * (turnsPerWindow + 1); turn++) {
      kernel.execute(PAUSE.ordinal(), 0);
    }
    assertEquals(100, kernel.ledger().exits(ExitReason.PAUSE));
  }

  @Test
  void pausesThatAreFarApartAreNoLoop() {
    var kernel = kernel(emulated.with(Setting.PAUSE_GAP, 1, "test"));
    for (int turn = 0; turn < 1000; turn++) {
      kernel.execute(PAUSE.ordinal(), 0);
    }
    assertEquals(0, kernel.ledger().exits(ExitReason.PAUSE));
  }

  @Test
  void aCpuThatDoesNotWatchForLoopsNeverExitsFromThem() {
    var features = EnumSet.complementOf(EnumSet.of(CpuFeature.PAUSE_LOOP_EXITS));
    var spinning = emulated.with(Setting.PAUSE_GAP, 5000, "test");
    var kernel = CostKernels.of(CostTable.of(Prices.platform(features), spinning));
    double cycles = 0;
    for (int turn = 0; turn < 1000; turn++) {
      cycles += kernel.execute(PAUSE.ordinal(), 0);
    }
    assertEquals(1000 * Prices.of(Primitive.PRIVILEGED), cycles);
    assertTrue(kernel.ledger().exits(ExitReason.PAUSE) == 0);
  }
}

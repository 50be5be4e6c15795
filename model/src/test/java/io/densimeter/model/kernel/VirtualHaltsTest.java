package io.densimeter.model.kernel;

import static io.densimeter.model.workload.GuestOperation.COMPUTE;
import static io.densimeter.model.workload.GuestOperation.HALT;
import static io.densimeter.model.workload.GuestOperation.IPI;
import static io.densimeter.model.workload.GuestOperation.operand;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.densimeter.model.platform.Implementation;
import io.densimeter.model.platform.IoPath;
import io.densimeter.model.platform.Paging;
import io.densimeter.model.platform.Path;
import io.densimeter.model.platform.Primitive;
import io.densimeter.model.platform.Setting;
import io.densimeter.model.platform.Technique;
import org.junit.jupiter.api.Test;

/** Halts and wake-ups, whether the halted vCPU still polls or its pCPU sleeps. */
class VirtualHaltsTest {
  private static final double EXIT =
      Prices.of(Primitive.VM_EXIT_ROUND_TRIP)
          + 8 * Prices.of(Primitive.VMCS_ACCESS)
          + Prices.of(Path.EXIT_DISPATCH);
  private static final double INJECTED =
      Prices.of(Path.INJECT) + EXIT + Prices.of(Path.EOI_HANDLER);
  private static final double BLOCKED = Prices.of(Path.HALT_HANDLER) + Prices.of(Path.HALT_WAKE);

  private final Implementation kvm =
      Prices.implementation(Technique.HARDWARE_ASSISTED, Paging.NESTED, IoPath.VHOST);

  @Test
  void aHaltBlocksAndIsWokenByAnInterrupt() {
    assertEquals(
        EXIT + BLOCKED + INJECTED, Prices.kernel(kvm).execute(HALT.ordinal(), 1_000_000), 1e-6);
  }

  @Test
  void aHaltThatGoesToUserSpaceCostsTheWayThere() {
    double light = Prices.kernel(kvm).execute(HALT.ordinal(), 1_000_000);
    double heavy =
        Prices.kernel(kvm.with(Setting.USER_HALT, 1, "test")).execute(HALT.ordinal(), 1_000_000);
    assertEquals(Prices.of(Path.USER_EXIT), heavy - light, 1e-6);
  }

  @Test
  void theWindowOfThePollDoublesUntilShortHaltsFallIntoIt() {
    // At 1 GHz: blocked with no window, with 10, 20 and 40 us; then 80 us are longer than 50.
    var polling = new HaltPolling(200_000, 1_000_000_000L);
    int blocked = 0;
    for (int halt = 0; halt < 20; halt++) {
      blocked += polling.polled(50_000) ? 0 : 1;
    }
    assertEquals(4, blocked);
    assertEquals(80_000, polling.windowCycles());
  }

  @Test
  void theWindowGrowsToItsLimitOnlyAndFallsBackAfterALongHalt() {
    var polling = new HaltPolling(200_000, 1_000_000_000L);
    for (int halt = 0; halt < 20; halt++) {
      polling.polled(199_999);
    }
    assertEquals(200_000, polling.windowCycles());
    assertFalse(polling.polled(200_001));
    assertEquals(0, polling.windowCycles());
  }

  @Test
  void withoutPollingEveryHaltBlocks() {
    var polling = new HaltPolling(0, 1_000_000_000L);
    for (int halt = 1; halt < 1000; halt++) {
      assertFalse(polling.polled(halt));
    }
  }

  @Test
  void aPollSparesShortHaltsTheBlockAndTheWakeUp() {
    double gap = 150_000;
    assertEquals(EXIT + BLOCKED + INJECTED, steadyHalt(0, gap), 1e-6);
    assertEquals(EXIT + INJECTED, steadyHalt(200_000, gap), 1e-6);
    // A halt beyond the limit blocks again.
    assertEquals(EXIT + BLOCKED + INJECTED, steadyHalt(200_000, 400_000), 1e-6);
  }

  private double steadyHalt(double pollNanos, double gap) {
    var kernel = Prices.kernel(kvm.with(Setting.HALT_POLL_NANOS, pollNanos, "test"));
    double last = 0;
    for (int halt = 0; halt < 40; halt++) {
      // The exits of a halt make the vCPU late; the gap that is left counts.
      last = kernel.execute(HALT.ordinal(), (long) (gap + last));
    }
    return last;
  }

  @Test
  void whoWaitsForAHaltedVcpuWaitsForTheSleepOfItsPcpu() {
    var kernel = Prices.kernel(kvm.with(Setting.DEEP_SLEEP_NANOS, 1e9, "test"));
    double first = kernel.execute(IPI.ordinal(), 1);
    double second = kernel.execute(IPI.ordinal(), 1);
    double awake =
        EXIT / 2
            + Prices.of(Path.IPI_HANDLER)
            + Prices.of(Path.HALT_WAKE)
            + EXIT / 2
            + Prices.of(Path.INJECT);
    // Nothing is known of the idle time before the first wake-up, so the sleep was deep; after the
    // second, the last idle time was short.
    assertEquals(awake + Prices.of(Path.WAKE_LATENCY), first, 1e-6);
    assertEquals(awake + Prices.of(Path.WAKE_LATENCY), second, 1e-6);
    assertEquals(
        awake + Prices.of(Path.SHALLOW_WAKE_LATENCY), kernel.execute(IPI.ordinal(), 1), 1e-6);
    // Another vCPU of the guest has a sleep of its own.
    assertEquals(awake + Prices.of(Path.WAKE_LATENCY), kernel.execute(IPI.ordinal(), 2), 1e-6);
  }

  @Test
  void aVcpuThatPollsIsReachedWithoutAWakeUp() {
    var kernel = Prices.kernel(kvm.with(Setting.HALT_POLL_NANOS, 10_000_000, "test"));
    double last = 0;
    for (int turn = 0; turn < 40; turn++) {
      last = kernel.execute(IPI.ordinal(), 1);
      kernel.execute(COMPUTE.ordinal(), 100_000);
    }
    assertEquals(
        EXIT / 2 + Prices.of(Path.IPI_HANDLER) + EXIT / 2 + Prices.of(Path.INJECT), last, 1e-6);
  }

  @Test
  void whoGoesOnPaysTheHaltAndTheWakeUpButNoSleep() {
    var kernel = Prices.kernel(kvm);
    double sent = kernel.execute(IPI.ordinal(), operand(1, 1));
    assertEquals(EXIT + Prices.of(Path.IPI_HANDLER) + EXIT + BLOCKED + INJECTED, sent, 1e-6);
    assertTrue(kernel.ledger().exits(ExitReason.HLT) == 1);
  }
}

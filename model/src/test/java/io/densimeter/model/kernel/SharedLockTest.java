package io.densimeter.model.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.densimeter.model.platform.IoPath;
import io.densimeter.model.platform.Paging;
import io.densimeter.model.platform.Path;
import io.densimeter.model.platform.Setting;
import io.densimeter.model.platform.Technique;
import io.densimeter.model.workload.GuestOperation;
import org.junit.jupiter.api.Test;

class SharedLockTest {
  private static final double HOLD = 400;

  @Test
  void oneContainerNeverWaits() {
    assertEquals(0, SharedLock.waitCycles(1, HOLD, 0));
  }

  @Test
  void twoContainersMeetAsOftenAsTheOtherHoldsTheLock() {
    // The other holds it for h of every z + h: 400 · 400 / (1,200 + 400) = 100.
    assertEquals(100, SharedLock.waitCycles(2, HOLD, 1200), 1e-9);
  }

  @Test
  void theWaitIsThatOfTheMachineRepairman() {
    // Closed form with states of k containers at the lock, n! / (n − k)! · (h / z)^k: the lock is
    // busy for 1 − p0 of the time, each container passes it n·h / (1 − p0) − z apart.
    int n = 12;
    double think = 6000;
    double state = 1;
    double sum = 1;
    for (int k = 1; k <= n; k++) {
      state *= (n - k + 1) * HOLD / think;
      sum += state;
    }
    double busy = 1 - 1 / sum;
    double expected = n * HOLD / busy - think - HOLD;
    assertEquals(expected, SharedLock.waitCycles(n, HOLD, think), 1e-6);
  }

  @Test
  void aSaturatedLockPassesOneContainerForEachHold() {
    // Asymptote of a closed network: n·h − z.
    assertEquals(100 * HOLD - 2000 - HOLD, SharedLock.waitCycles(100, HOLD, 2000), 1);
  }

  private static double waitOfAWrite(int containers) {
    var kernel =
        Prices.kernel(
            Prices.implementation(Technique.OS_LEVEL, Paging.DIRECT, IoPath.DIRECT)
                .with(Setting.NEIGHBOURS, containers, "test"));
    int writes = 64 * 50;
    for (int i = 0; i < writes; i++) {
      kernel.execute(GuestOperation.COMPUTE.ordinal(), 500_000);
      kernel.execute(GuestOperation.FILE_ACCESS.ordinal(), GuestOperation.operand(1, 1));
    }
    return kernel.ledger().vcpuCycles(Mechanism.LOCK_WAIT) / writes;
  }

  @Test
  void theWaitOfAContainerGrowsWithItsNeighbours() {
    double hold = Prices.of(Path.LOCK_HOLD);
    assertEquals(0, waitOfAWrite(1));
    double before = 0;
    for (int containers : new int[] {2, 4, 8, 16, 32}) {
      double wait = waitOfAWrite(containers);
      // The first 64 writes measure the pace, the holding time is in the work between two.
      double expected = SharedLock.waitCycles(containers, hold, 500_000 - hold) * 49 / 50;
      assertEquals(expected, wait, 0.02 * expected);
      assertTrue(wait > before);
      before = wait;
    }
  }
}

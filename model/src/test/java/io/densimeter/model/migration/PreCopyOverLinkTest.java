package io.densimeter.model.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PreCopyOverLinkTest {
  private static final double GIGABIT = 1e9 / 8;
  private static final long MIB = 1 << 20;

  private static MigrationCost cost(double hotWrites, double otherWrites, double link) {
    return new PreCopyOverLink(1, 0.1, 0.06, hotWrites, otherWrites).cost(800 * MIB, link);
  }

  /** Nothing is written: one round at 100 Mbit/s, and the guest is resumed in 20 ms. */
  @Test
  void anIdleGuestIsCopiedOnceAtTheLeastRate() {
    var idle = cost(0, 0, GIGABIT);

    assertEquals(800 * MIB, idle.transferredBytes(), 1);
    assertEquals(800 * MIB / 12.5e6 + 0.02, idle.durationNanos() / 1e9, 1e-3);
    assertEquals(0.02, idle.downtimeNanos() / 1e9, 1e-6);
  }

  /** Clark et al. 2005, SPECweb99: 71 s in all, 210 ms of them standing still; within 15 %. */
  @Test
  void theUsualWritesAreThoseOfAWebServer() {
    var busy = cost(1.4, 0.0034, GIGABIT);

    assertEquals(71, busy.durationNanos() / 1e9, 0.15 * 71);
    assertEquals(0.210, busy.downtimeNanos() / 1e9, 0.15 * 0.210);
  }

  /** Half of the link for the last bytes: the guest stands still for about twice as long. */
  @Test
  void aSharedLinkMakesTheGuestStandStillLonger() {
    var alone = cost(1.4, 0.0034, GIGABIT);
    var shared = cost(1.4, 0.0034, GIGABIT / 4);

    assertTrue(shared.downtimeNanos() > 2 * alone.downtimeNanos());
    assertTrue(shared.durationNanos() > alone.durationNanos() / 2);
  }
}

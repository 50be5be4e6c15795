package io.densimeter.model.interference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class SlowdownTableTest {
  private static final long MIB = 1L << 20;
  private static final SocketMemory SOCKET =
      SocketMemory.of(12 * MIB, 16, 20e9, 80, 2_500_000_000L);
  private static final MemoryProfile GUEST = new MemoryProfile(3 * MIB, 20, 0.7, 0.05, 0.8, 2, 0);
  private static final MemoryProfile NOISY = new MemoryProfile(64 * MIB, 30, 1, 1, 0.5, 8, 0.3);

  private static SlowdownTable table(CoRunner... kinds) {
    return SlowdownTable.of(SOCKET, 6, List.of(kinds));
  }

  @Test
  void idleNeighboursDoNotSlowDown() {
    var table = table(CoRunner.busy(GUEST, 1).times(20), CoRunner.busy(NOISY, 1).times(2));
    assertEquals(1, table.slowdown(0, 0));
    assertEquals(1, table.slowdown(1, 0));
  }

  @Test
  void aGuestWithoutNeighboursIsNeverSlowedDown() {
    var table = table(CoRunner.busy(GUEST, 1));
    assertEquals(1, table.slowdown(0, 1), 1e-9);
  }

  @Test
  void thePointsAreThoseOfTheSteadyState() {
    // 12 guests on 6 cores: they fill the cores at an activity of a half.
    var table = table(CoRunner.busy(GUEST, 1).times(12));
    double found =
        SharedSocket.of(
                SOCKET, List.of(CoRunner.busy(GUEST, 1), CoRunner.asking(GUEST, 0.25, 1).times(11)))
            .get(0)
            .slowdown();
    assertEquals(found, table.slowdown(0, 0.25), 1e-12);
    assertEquals(table.slowdown(0, 0.5), table.slowdown(0, 1));
    // Between points 8 and 9 of 16 the line is half a per cent from the steady state at most.
    double between =
        SharedSocket.of(
                SOCKET,
                List.of(
                    CoRunner.busy(GUEST, 1), CoRunner.asking(GUEST, 0.5 * 8.5 / 16, 1).times(11)))
            .get(0)
            .slowdown();
    assertEquals(between, table.slowdown(0, 0.5 * 8.5 / 16), 0.005 * between);
  }

  @Test
  void noisyNeighboursSlowDownMoreThanQuietOnes() {
    double quiet = table(CoRunner.busy(GUEST, 1).times(12)).slowdown(0, 0.3);
    double noisy =
        table(CoRunner.busy(GUEST, 1).times(8), CoRunner.busy(NOISY, 1).times(4)).slowdown(0, 0.3);
    assertTrue(noisy > quiet, noisy + " against " + quiet);
  }
}

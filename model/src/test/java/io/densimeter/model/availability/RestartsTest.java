package io.densimeter.model.availability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RestartsTest {
  private static final RestartTimes TIMES = new RestartTimes(14_400, 120, new BootStorm(60, 2));

  /** Four guests of 8 on each of so many hosts of 64, and empty hosts beside them. */
  private static GuestsOnHosts estate(int hosts, int empty, int room, boolean emptyOn) {
    var hostOf = new int[4 * hosts];
    for (int guest = 0; guest < hostOf.length; guest++) {
      hostOf[guest] = guest / 4;
    }
    var bytes = new long[hostOf.length];
    Arrays.fill(bytes, 8);
    var hostBytes = new long[hosts + empty];
    Arrays.fill(hostBytes, room);
    var onWhenEmpty = new boolean[hostBytes.length];
    Arrays.fill(onWhenEmpty, emptyOn);
    return new GuestsOnHosts(hostOf, bytes, hostBytes, onWhenEmpty, Integer.MAX_VALUE);
  }

  private static double mean(GuestsOnHosts estate) {
    return new Restarts(estate, TIMES).meanSeconds();
  }

  /** Nine others take one each, or two with room for all: in service after 60 s. */
  @Test
  void guestsOfAFailedHostSpreadOverTheOthers() {
    assertEquals(60, mean(estate(10, 0, 64, false)));
  }

  /** One other takes all four, two at a time: 60, 60, 120 and 120 s. */
  @Test
  void aHostStartsOnlySoManyAtOnce() {
    assertEquals(90, mean(estate(2, 0, 64, false)));
  }

  /** A host alone is repaired, boots and starts them: 14,400 + 120 + 90 s. */
  @Test
  void withoutAnotherHostGuestsWaitForTheRepair() {
    var alone = estate(1, 0, 64, false);
    assertEquals(14_400 + 120 + 90, mean(alone));
    assertFalse(new Restarts(alone, TIMES).canEmpty(0));
  }

  /** Full hosts and one empty: it boots for 120 s when it is off, and starts them. */
  @Test
  void aSpareHostBootsFirstUnlessItIsOn() {
    assertEquals(120 + 90, mean(estate(3, 1, 32, false)));
    assertEquals(90, mean(estate(3, 1, 32, true)));
    assertTrue(new Restarts(estate(3, 1, 32, false), TIMES).canEmpty(2));
  }

  /** Room for one more guest on each of two others: two start there, two wait for the repair. */
  @Test
  void guestsWithoutRoomElsewhereWaitForTheirOwnHost() {
    double repaired = 14_400 + 120 + 60;
    assertEquals((2 * 60 + 2 * repaired) / 4, mean(estate(3, 0, 40, false)));
    assertFalse(new Restarts(estate(3, 0, 40, false), TIMES).canEmpty(0));
  }

  /** One guest on a host at most: the empty host takes one, the others have to wait. */
  @Test
  void aServerOfOneGuestTakesNoOther() {
    var estate =
        new GuestsOnHosts(
            new int[] {0, 1}, new long[] {8, 8}, new long[] {64, 64, 64}, new boolean[3], 1);
    assertEquals(120 + 60, mean(estate));
  }
}

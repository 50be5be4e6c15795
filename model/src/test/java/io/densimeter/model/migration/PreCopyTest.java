package io.densimeter.model.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class PreCopyTest {
  private static final double MB = 1e6;
  private static final double MEGABIT = 1e6 / 8;

  /**
   * Clark et al., NSDI 2005, section 6.3: SPECweb99 at 350 connections in 800 MB. The three figures
   * of the guest's writing are identified from the data of rounds 1 to 3; time, stop-and-copy and
   * downtime follow from them. The link's rate is the stop-and-copy phase's own, 18.2 MB in 201 ms.
   */
  @Test
  void theMigrationOfABusyWebServerGoesAsPublished() {
    var webServer = WritableWorkingSet.of(800 * MB, 48 * MB, 1.4, 0.0034);
    var control = RateControl.adaptive(18.2 * MB / 0.201);
    var migration = new PreCopy(control, 0.009, 0).migrate(webServer);

    assertWithin(0.15, 676.8 * MB, migration.rounds().get(0).bytes());
    assertWithin(0.15, 54.1, migration.rounds().get(0).seconds());
    assertWithin(0.15, 126.7 * MB, migration.rounds().get(1).bytes());
    assertWithin(0.15, 39.0 * MB, migration.rounds().get(2).bytes());
    assertWithin(0.15, 18.2 * MB, migration.stopAndCopyBytes());
    assertWithin(0.15, 0.201, migration.stopAndCopySeconds());
    assertWithin(0.15, 0.210, migration.downtimeSeconds());
    assertWithin(0.15, 71, migration.totalSeconds());
    assertWithin(0.15, 960 * MB, migration.totalBytes());
  }

  @Test
  void anIdleGuestTakesOneRoundAndItsMemory() {
    var idle = WritableWorkingSet.of(1000 * MB, 0, 0, 0);
    var migration = new PreCopy(RateControl.constant(100 * MB), 0.02, 1).migrate(idle);

    assertEquals(1, migration.rounds().size());
    assertEquals(1000 * MB, migration.totalBytes(), 1);
    assertEquals(0, migration.stopAndCopyBytes());
    // 1 s to reserve, 10 s for the memory, 0.02 s to resume.
    assertEquals(11.02, migration.totalSeconds(), 1e-6);
  }

  /**
   * Half of what is written during a scan is written before the scan comes to it: with few writes,
   * λT = 0.01, a round sends n · (1 − λT/2) and leaves n · λT, to a hundredth of λT.
   */
  @Test
  void aRoundSkipsWhatWasWrittenBeforeTheScanCameToIt() {
    var guest = WritableWorkingSet.of(1000 * MB, 0, 0, 0.001);
    var first = new PreCopy(RateControl.constant(100 * MB), 0, 0).migrate(guest).rounds().get(0);

    assertEquals(1000 * MB * (1 - 0.01 / 2), first.bytes(), 0.1 * MB);
    assertEquals(1000 * MB * 0.01, first.dirtiedBytes(), 0.1 * MB);
  }

  /** With the share p of a round's pages written in it, rounds shrink by about p each: p = 0.1. */
  @Test
  void roundsShrinkByTheShareThatIsWrittenInThem() {
    var guest = WritableWorkingSet.of(1000 * MB, 0, 0, 0.01);
    var rounds = new PreCopy(RateControl.constant(100 * MB), 0, 0).migrate(guest).rounds();

    assertTrue(rounds.size() >= 3, rounds.toString());
    for (int r = 1; r < 3; r++) {
      assertWithin(0.1, 0.1, rounds.get(r).bytes() / rounds.get(r - 1).bytes());
    }
  }

  @Test
  void aGuestThatWritesFasterThanTheLinkIsStoppedAfterTheFirstRound() {
    // 500 MB written each second against 100 MB sent.
    var guest = WritableWorkingSet.of(1000 * MB, 1000 * MB, 0.5, 0);
    var migration = new PreCopy(RateControl.constant(100 * MB), 0, 0).migrate(guest);

    assertEquals(1, migration.rounds().size());
    assertTrue(migration.stopAndCopyBytes() > 600 * MB, migration.toString());
    assertEquals(migration.stopAndCopyBytes() / (100 * MB), migration.downtimeSeconds(), 1e-9);
  }

  @Test
  void eachRoundGoesFiftyMegabitsAboveTheDirtyingOfTheLast() {
    var webServer = WritableWorkingSet.of(800 * MB, 48 * MB, 1.4, 0.0034);
    var rounds =
        new PreCopy(RateControl.adaptive(1000 * MEGABIT), 0, 0).migrate(webServer).rounds();

    for (int r = 1; r < rounds.size(); r++) {
      var before = rounds.get(r - 1);
      double wanted = before.dirtiedBytes() / before.seconds() + 50 * MEGABIT;
      assertEquals(Math.max(100 * MEGABIT, wanted), rounds.get(r).bytesPerSecond(), 1);
    }
    var last = rounds.get(rounds.size() - 1);
    assertTrue(last.dirtiedBytes() / last.seconds() + 50 * MEGABIT > 500 * MEGABIT);
  }

  @Test
  void aShareOfALinkMakesAMigrationLonger() {
    var guest = WritableWorkingSet.of(1000 * MB, 20 * MB, 1, 0.0001);
    var alone = RateControl.constant(100 * MB);
    double one = new PreCopy(alone, 0, 0).migrate(guest).totalSeconds();
    double two = new PreCopy(alone.within(50 * MB), 0, 0).migrate(guest).totalSeconds();

    assertTrue(two > 2 * one, one + " s alone, " + two + " s on half the link");
  }

  @Test
  void bothHostsAndTheGuestPayInCycles() {
    var migration =
        new Migration(List.of(new Round(900, 9, 100, 8192)), 100, 1, 0, 0); // 1,000 bytes, 2 pages
    var price = new MigrationPrice(2, 3, 5000);

    assertEquals(2 * 1000, price.sendCycles(migration));
    assertEquals(3 * 1000, price.receiveCycles(migration));
    assertEquals(2 * 5000, price.guestCycles(migration));
  }

  @Test
  void whatCannotBeIsRefused() {
    assertThrows(
        IllegalArgumentException.class, () -> WritableWorkingSet.of(10 * MB, 11 * MB, 1, 0));
    assertThrows(IllegalArgumentException.class, () -> new WritableWorkingSet(List.of()));
    assertThrows(IllegalArgumentException.class, () -> new WritingPages(MB, Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> new RateControl(20, 1, 10, 30, 1, 10, 3));
  }

  private static void assertWithin(double share, double expected, double actual) {
    assertEquals(expected, actual, share * expected);
  }
}

package io.densimeter.model.memory;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class MemoryReclaimTest {
  private static final long MIB = 1 << 20;
  private static final PageSharing NO_SHARING = new PageSharing(1, 0, 0);
  private static final ReclaimPrices ESX = new ReclaimPrices(0.65, 0.01, 5000);

  @Test
  void memoryThatFitsIsLeftAlone() {
    var uses =
        reclaim(NO_SHARING, 0.75).divide(1024 * MIB, List.of(guest(512, 256), guest(512, 0)));

    for (var use : uses) {
      assertEquals(new MemoryUse(512 * MIB, 0, 0, 0, 0, 0), use);
    }
  }

  /** Without a tax two guests of one weight get the same, idle or not: half of 360 MiB. */
  @Test
  void withoutTaxOnlyWeightsCount() {
    long[] bytes = divide(0, 360, guest(256, 0), guest(256, 256));

    assertArrayEquals(new long[] {180 * MIB, 180 * MIB}, bytes);
  }

  /**
   * At 75 % an idle page costs 4 times an active one. At one price, with an idle guest of P bytes
   * and a busy one of 360 − P: weight / 4P = weight / (360 − P), so P = 72.
   */
  @Test
  void atThreeQuartersAnIdleGuestKeepsAFourthOfABusyOne() {
    long[] bytes = divide(0.75, 360, guest(320, 0), guest(320, 320));

    assertEquals(72 * MIB, bytes[0], MIB);
    assertEquals(288 * MIB, bytes[1], MIB);
  }

  @Test
  void weightsDivideInProportionAndBoundsHold() {
    var heavy = new GuestMemory(1000 * MIB, 1000 * MIB, 0, 0, 3, 0, 0);
    var light = new GuestMemory(1000 * MIB, 1000 * MIB, 0, 0, 1, 0, 0);
    var kept = new GuestMemory(1000 * MIB, 1000 * MIB, 0, 0, 1, 400 * MIB, 0);

    assertArrayEquals(new long[] {600 * MIB, 200 * MIB}, divide(0.75, 800, heavy, light));
    assertArrayEquals(new long[] {400 * MIB, 400 * MIB}, divide(0.75, 800, heavy, kept));
  }

  /**
   * 900 of 1,024 MiB must go: 65 % by balloon, 665.6, the rest, 234.4, by swapping of the 358.4
   * that are left. All 400 active MiB: 41.6 the guest pages out itself, and of the other 358.4 the
   * share 234.4 / 358.4 is on disk: 276 of 400 touches fault.
   */
  @Test
  void balloonsGoBeforeSwappingAndSwappingHitsActivePages() {
    var guest = new GuestMemory(1024 * MIB, 400 * MIB, 0, 0, 1, 0, 100);
    var use = reclaim(NO_SHARING, 0.75).divide(124 * MIB, List.of(guest)).get(0);

    assertEquals(665.6 * MIB, use.balloonedBytes(), MIB);
    assertEquals(234.4 * MIB, use.swappedBytes(), MIB);
    double faults = 100 * (41.6 + 234.4) / 400;
    assertEquals(faults, use.faultsPerCpuSecond(), 0.5);
    assertEquals(1 + faults * 0.01, use.slowdown(), 0.005);
  }

  @Test
  void idlePagesGoToTheBalloonForNothing() {
    var guest = new GuestMemory(1024 * MIB, 400 * MIB, 0, 0, 1, 0, 100);
    var use = reclaim(NO_SHARING, 0.75).divide(500 * MIB, List.of(guest)).get(0);

    assertEquals(524 * MIB, use.balloonedBytes(), MIB);
    assertEquals(1, use.slowdown());
  }

  @Test
  void withoutABalloonDriverTheHypervisorSwapsAtOnce() {
    var guest = new GuestMemory(1024 * MIB, 512 * MIB, 0, 0, 1, 0, 100);
    var none = new ReclaimPrices(0, 0.01, 5000);
    var use =
        new MemoryReclaim(NO_SHARING, new MinFunding(0.75), none)
            .divide(512 * MIB, List.of(guest))
            .get(0);

    assertEquals(512 * MIB, use.swappedBytes());
    // Half of the memory is on disk, and so half of the active pages, idle ones though there are.
    assertEquals(100 * 0.5, use.faultsPerCpuSecond(), 1e-9);
  }

  /** Ten guests that have 80 MiB in common keep one copy: 72 MiB saved of each, 720 in all. */
  @Test
  void guestsOfOneImageKeepOneCopy() {
    var guests = Collections.nCopies(10, new GuestMemory(200 * MIB, 0, 80 * MIB, 7, 1, 0, 0));
    var uses = reclaim(PageSharing.byConstruction(), 0.75).divide(1280 * MIB, guests);

    for (var use : uses) {
      assertEquals(72 * MIB, use.sharedBytes(), 1);
      assertEquals(128 * MIB, use.residentBytes(), 1);
      assertEquals(0, use.balloonedBytes() + use.swappedBytes());
    }
  }

  /**
   * 25,600 pages at 256 pages a second take 100 s: found 0.01 a second. With 0.01 breaks a second
   * half is shared in the end, and after ln 2 / 0.02 = 34.7 s half of that.
   */
  @Test
  void sharingGrowsWithTheScannersRoundsAndSettlesWhereWritesBreakIt() {
    var sharing = new PageSharing(256, 2000, 0.01);
    sharing.advance(StrictMath.log(2) / 0.02, 100 * MIB);
    assertEquals(0.25, sharing.sharedFraction(), 1e-12);
    sharing.advance(1e6, 100 * MIB);
    assertEquals(0.5, sharing.sharedFraction(), 1e-12);
    assertEquals(256 * 2000, sharing.cyclesPerSecond());
  }

  /** Waldspurger 2002, figure 5, site A: 880 MB shared by 10 guests would save 9/10; 673 were. */
  @Test
  void siteASavesNoMoreThanOneCopyPerImageAllows() {
    long megabyte = 1_000_000;
    var guests =
        Collections.nCopies(10, new GuestMemory(205 * megabyte, 0, 88 * megabyte, 0, 1, 0, 0));
    var uses = reclaim(PageSharing.byConstruction(), 0.75).divide(3000 * megabyte, guests);
    long saved = uses.stream().mapToLong(MemoryUse::sharedBytes).sum();

    assertTrue(saved >= 673 * megabyte, saved + " bytes");
    assertEquals(792 * megabyte, saved, 10);
  }

  @Test
  void whatCannotBeIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> new MinFunding(1));
    assertThrows(IllegalArgumentException.class, () -> new GuestMemory(10, 11, 0, 0, 1, 0, 0));
    var kept = new GuestMemory(1000, 0, 0, 0, 1, 900, 0);
    var thrown =
        assertThrows(
            IllegalArgumentException.class,
            () -> reclaim(NO_SHARING, 0.5).divide(899, List.of(kept)));
    assertEquals(
        "The guests' least memory (900 bytes) exceeds what there is (899 bytes).",
        thrown.getMessage());
  }

  private static MemoryReclaim reclaim(PageSharing sharing, double tax) {
    return new MemoryReclaim(sharing, new MinFunding(tax), ESX);
  }

  private static long[] divide(double tax, long capacityMib, GuestMemory... guests) {
    double[] whole = new double[guests.length];
    Arrays.fill(whole, 1);
    return new MinFunding(tax).divide(capacityMib * MIB, List.of(guests), whole);
  }

  private static GuestMemory guest(long grantedMib, long activeMib) {
    return new GuestMemory(grantedMib * MIB, activeMib * MIB, 0, 0, 1, 0, 0);
  }
}

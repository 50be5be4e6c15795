package io.densimeter.model.availability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.densimeter.model.migration.MigrationModel;
import io.densimeter.model.migration.PreCopyOverLink;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PatchPlanTest {
  private static final FailureDomains ONE_KERNEL = new FailureDomains(true, false, false);
  private static final FailureDomains GUESTS = new FailureDomains(false, false, true);
  private static final double GIGABIT = 1e9 / 8;
  private static final long GIB = 1L << 30;

  /** Five guests on each of two hosts, and a spare host with room for all of one. */
  private static GuestsOnHosts estate(int spare) {
    var hostBytes = new long[2 + spare];
    Arrays.fill(hostBytes, 5 * GIB);
    return new GuestsOnHosts(
        new int[] {0, 0, 0, 0, 0, 1, 1, 1, 1, 1},
        memory(),
        hostBytes,
        new boolean[2 + spare],
        Integer.MAX_VALUE);
  }

  private static long[] memory() {
    var bytes = new long[10];
    Arrays.fill(bytes, GIB);
    return bytes;
  }

  private static PatchPlan plan(FailureDomains domains, @Nullable MigrationModel moves) {
    return new PatchPlan(domains, 12, 4, 1800, 90, new BootStorm(60, 2), moves, GIGABIT);
  }

  /** 30 min out, then 60, 60, 120, 120 and 180 s: 108 s in the mean, 12 times a year. */
  @Test
  void onePatchOfTheKernelTakesAllGuestsOfAHost() {
    var plan = plan(ONE_KERNEL, null);
    var round = plan.round(estate(0), 2, memory());

    assertEquals(1800 + 108, round.guestSeconds(), 1e-9);
    assertEquals(2 * (1800 + 180), round.windowSeconds(), 1e-9);
    var downtime = Downtime.of(java.util.List.of(), plan.downtime(round));
    assertEquals(12 * (1800 + 108) / 60.0, downtime.minutesPerYear(DowntimeCause.HOST_PATCH), 1e-9);
    assertEquals(0, downtime.minutesPerYear(DowntimeCause.GUEST_PATCH));
  }

  /** Kernels of their own: 12 restarts of 90 s, and the host's 4 patches beside them. */
  @Test
  void guestsWithKernelsOfTheirOwnArePatchedBesideTheHost() {
    var plan = plan(GUESTS, null);
    var downtime =
        Downtime.of(java.util.List.of(), plan.downtime(plan.round(estate(0), 2, memory())));

    assertEquals(12 * 90 / 60.0, downtime.minutesPerYear(DowntimeCause.GUEST_PATCH), 1e-9);
    assertEquals(4 * (1800 + 108) / 60.0, downtime.minutesPerYear(DowntimeCause.HOST_PATCH), 1e-9);
  }

  /**
   * Memory that nobody writes goes once over the link at 100 Mbit/s, Clark's least rate, and the
   * guest stands still for the 20 ms in which it resumes.
   */
  @Test
  void guestsThatMoveStandStillForTheEndOfTheirMigration() {
    var still = new PreCopyOverLink(0.5, 0.1, 0, 0, 0);
    var round = plan(GUESTS, still).round(estate(1), 3, memory());

    double copying = GIB / (100e6 / 8);
    assertEquals(0.02, round.guestSeconds(), 1e-6);
    assertEquals(5 * (copying + 0.02), round.emptyingSeconds(), 1e-3);
    assertEquals(3 * 1800 + 10 * (copying + 0.02), round.windowSeconds(), 1e-3);
    assertEquals(0, round.hostsKept());
  }

  /** Without the spare host nobody has room for five more guests: they go down with their hosts. */
  @Test
  void aHostWithoutRoomElsewhereIsNotEmptied() {
    var moves = new PreCopyOverLink(0.5, 0.1, 0.06, 1.4, 0.0034);
    var round = plan(GUESTS, moves).round(estate(0), 2, memory());

    assertEquals(1800 + 108, round.guestSeconds(), 1e-9);
    assertEquals(2, round.hostsKept());
  }

  @Test
  void containersAreNotMovedLive() {
    var moves = new PreCopyOverLink(0.5, 0.1, 0.06, 1.4, 0.0034);
    var round = plan(ONE_KERNEL, moves).round(estate(1), 3, memory());

    assertEquals(1800 + 108, round.guestSeconds(), 1e-9);
    assertEquals(0, round.hostsKept());
    assertTrue(!plan(ONE_KERNEL, moves).isLive());
  }
}

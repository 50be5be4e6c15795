package io.densimeter.model.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.densimeter.model.kernel.OverheadCurve;
import io.densimeter.model.machine.GuestType;
import io.densimeter.model.machine.HostType;
import io.densimeter.model.machine.OsFamily;
import io.densimeter.model.machine.PowerCurve;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class FailuresTest {
  private static final long SECOND = 1_000_000_000L;
  private static final long HOUR = 3600 * SECOND;
  private static final long NEVER = Long.MAX_VALUE / 4;
  private static final int STEPS = 10_000; // of 300 s, 833 hours

  private static final HostType HOST =
      new HostType(
          "host",
          "test",
          8,
          SECOND,
          64L << 30,
          new PowerCurve("test", "test", 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20),
          0);

  /** Four guests of 8 GiB on each of so many hosts, which have room for eight. */
  private static IntervalResult run(int hosts, FailureModel model) {
    var hostOf = new int[4 * hosts];
    for (int guest = 0; guest < hostOf.length; guest++) {
      hostOf[guest] = guest / 4;
    }
    var guest = new GuestType(1, SECOND, 8L << 30, OsFamily.LINUX);
    return IntervalSimulation.run(
        IntervalInputs.of(
                FixedTrace.constant(hostOf.length, STEPS, 300, 0.5),
                Collections.nCopies(hosts, HOST),
                Collections.nCopies(hostOf.length, guest),
                hostOf,
                (host, each) -> OverheadCurve.identity())
            .withFailures(model));
  }

  private static FailureModel model(long hostMtbf, long kernelMtbf, boolean oneKernel) {
    var random = new RandomStreams(20110303, 0).stream("failures");
    return new FailureModel(
        hostMtbf, 4 * HOUR, kernelMtbf, oneKernel, 120 * SECOND, 60 * SECOND, 2, random);
  }

  private static FailureUse failures(IntervalResult result) {
    return Objects.requireNonNull(result.failures());
  }

  /** 40 guests for 833 h at one crash in 100 h: 333 crashes, give or take 2.58 · √333. */
  @Test
  void guestsCrashAloneAtTheRateOfTheirKernels() {
    var use = failures(run(10, model(NEVER, 100 * HOUR, false)));

    double expected = 40.0 * STEPS * 300 / 3600 / 100;
    assertEquals(expected, use.kernelCrashes(), 2.58 * Math.sqrt(expected));
    assertEquals(use.kernelCrashes(), use.interruptions());
    assertEquals(0, use.hostFailures());
    // Each is down for the minute in which it starts: 60 s in 100 h of 40 guests' time.
    assertEquals(60 * SECOND, use.longestNanos());
    assertEquals(use.kernelCrashes() * 60.0 / (40.0 * STEPS * 300), use.downFraction(), 1e-12);
  }

  /**
   * Under one kernel four guests go down at once: 120 s for the host, then two at a time, 60 s
   * each: 180, 180, 240 and 240 s.
   */
  @Test
  void oneKernelTakesAllGuestsOfAHostWithIt() {
    var use = failures(run(10, model(NEVER, 1000 * HOUR, true)));

    assertTrue(use.kernelCrashes() > 0);
    assertEquals(4 * use.kernelCrashes(), use.interruptions());
    assertEquals(240 * SECOND, use.longestNanos());
    assertEquals(use.kernelCrashes() * 840.0 / (40.0 * STEPS * 300), use.downFraction(), 1e-12);
  }

  /**
   * Of a failed host the guests start elsewhere, each on the host that has the most room: with nine
   * others that is one on each of four hosts, so each is back after 60 s.
   */
  @Test
  void guestsOfAFailedHostStartOnOtherHosts() {
    var use = failures(run(10, model(2000 * HOUR, NEVER, false)));

    double expected = 10.0 * STEPS * 300 / 3600 / 2000;
    assertEquals(expected, use.hostFailures(), 2.58 * Math.sqrt(expected));
    assertTrue(use.hostFailures() > 0);
    assertEquals(60 * SECOND, use.longestNanos());
  }

  /** A host alone: its guests wait for the repair, 4 h, and 120 s and two times 60 s. */
  @Test
  void withoutAnotherHostGuestsWaitForTheRepair() {
    var use = failures(run(1, model(400 * HOUR, NEVER, false)));

    assertTrue(use.hostFailures() > 0);
    assertEquals(4 * HOUR + 240 * SECOND, use.longestNanos());
    double down = use.hostFailures() * (4 * 4.0 * 3600 + 840);
    assertEquals(down / (4.0 * STEPS * 300), use.downFraction(), 1e-12);
  }

  /** Two hosts of which one fails: all four start on the other, two at a time. */
  @Test
  void aHostStartsOnlySoManyGuestsAtOnce() {
    var use = failures(run(2, model(2000 * HOUR, NEVER, false)));

    assertEquals(1, use.hostFailures());
    assertEquals(120 * SECOND, use.longestNanos());
    assertEquals((60 + 60 + 120 + 120) / (8.0 * STEPS * 300), use.downFraction(), 1e-12);
  }

  /** Two hosts full with four guests each: those of the failed one wait for the repair. */
  @Test
  void aHostTakesNoMoreGuestsThanItMay() {
    var any = model(2000 * HOUR, NEVER, false);
    var four =
        new FailureModel(
            any.hostMtbfNanos(),
            any.hostRepairNanos(),
            any.kernelMtbfNanos(),
            false,
            any.hostBootNanos(),
            any.guestBootNanos(),
            any.bootsAtOnce(),
            4,
            any.random(),
            List.of());
    var use = failures(run(2, four));

    assertEquals(1, use.hostFailures());
    assertEquals(4 * HOUR + 240 * SECOND, use.longestNanos());
    assertEquals((4 * 4.0 * 3600 + 840) / (8.0 * STEPS * 300), use.downFraction(), 1e-12);
  }

  /** While guests are down their host draws nothing for them: energy and demand go down. */
  @Test
  void guestsThatAreDownDemandNothing() {
    var result = run(1, model(400 * HOUR, NEVER, false));
    double down = failures(result).downFraction();

    double demanded = result.cycles().nativeCycles() / (4 * 0.5 * 1e9 * STEPS * 300);
    // A failure falls on a moment of a step and is felt from the next one on.
    double steps = 4.0 * failures(result).hostFailures() * 2 / (4.0 * STEPS);
    assertEquals(1 - down, demanded, steps);
    assertTrue(demanded < 1);
  }

  @Test
  void timesBetweenFailuresArePositive() {
    assertThrows(IllegalArgumentException.class, () -> model(0, HOUR, false));
  }
}

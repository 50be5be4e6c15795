package io.densimeter.model.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.densimeter.model.availability.BootStorm;
import io.densimeter.model.availability.Downtime;
import io.densimeter.model.availability.Downtime.Failing;
import io.densimeter.model.availability.DowntimeCause;
import io.densimeter.model.availability.GuestsOnHosts;
import io.densimeter.model.availability.RestartTimes;
import io.densimeter.model.availability.Restarts;
import io.densimeter.model.kernel.OverheadCurve;
import io.densimeter.model.machine.GuestType;
import io.densimeter.model.machine.HostType;
import io.densimeter.model.machine.OsFamily;
import io.densimeter.model.machine.PowerCurve;
import io.densimeter.model.stats.ConfidenceInterval;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * The simulated downtime of long runs against the closed form of each failure domain: the mean of
 * the replications has it in its 99 % interval, and is known to 15 % or better.
 */
class AvailabilityTest {
  private static final long SECOND = 1_000_000_000L;
  private static final long HOUR = 3600 * SECOND;
  private static final long NEVER = Long.MAX_VALUE / 4;
  private static final int STEPS = 10_000; // of 300 s, 833 hours
  private static final int HOSTS = 10;
  private static final int GUESTS_ON_HOST = 5;
  private static final long GUEST_BYTES = 8L << 30;
  private static final long HOST_BYTES = 128L << 30;
  private static final BootStorm STORM = new BootStorm(60, 2);

  private static final HostType HOST =
      new HostType(
          "host",
          "test",
          8,
          SECOND,
          HOST_BYTES,
          new PowerCurve("test", "test", 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20),
          0);

  private static int[] hostOf() {
    var hostOf = new int[HOSTS * GUESTS_ON_HOST];
    for (int guest = 0; guest < hostOf.length; guest++) {
      hostOf[guest] = guest / GUESTS_ON_HOST;
    }
    return hostOf;
  }

  private static FailureUse run(FailureModel model, int hosts) {
    var hostOf = Arrays.copyOf(hostOf(), hosts * GUESTS_ON_HOST);
    var guest = new GuestType(1, SECOND, GUEST_BYTES, OsFamily.LINUX);
    return Objects.requireNonNull(
        IntervalSimulation.run(
                IntervalInputs.of(
                        FixedTrace.constant(hostOf.length, STEPS, 300, 0.5),
                        Collections.nCopies(hosts, HOST),
                        Collections.nCopies(hostOf.length, guest),
                        hostOf,
                        (host, each) -> OverheadCurve.identity())
                    .withFailures(model))
            .failures());
  }

  private static FailureModel model(
      int replication, long hostMtbf, long kernelMtbf, boolean oneKernel, SharedDomain... shared) {
    var random = new RandomStreams(20110303, replication).stream("failures");
    return new FailureModel(
        hostMtbf,
        4 * HOUR,
        kernelMtbf,
        oneKernel,
        120 * SECOND,
        60 * SECOND,
        2,
        Integer.MAX_VALUE,
        random,
        List.of(shared));
  }

  private interface Models {
    FailureModel of(int replication);
  }

  private static void assertCovers(
      DowntimeCause cause, double mtbfHours, double down, Models models) {
    assertCovers(cause, mtbfHours, down, HOSTS, 20, models);
  }

  private static void assertCovers(
      DowntimeCause cause,
      double mtbfHours,
      double down,
      int hosts,
      int replications,
      Models models) {
    var expected =
        Downtime.of(List.of(new Failing(cause, mtbfHours * 3600, down)), List.of())
            .minutesPerYear(cause);
    var simulated = new double[replications];
    for (int r = 0; r < replications; r++) {
      var use = run(models.of(r), hosts);
      simulated[r] =
          Objects.requireNonNull(use.downFractions().get(cause)) * Downtime.MINUTES_PER_YEAR;
      assertEquals(
          use.downFraction(),
          use.downFractions().values().stream().mapToDouble(Double::doubleValue).sum(),
          1e-12);
    }
    var interval = ConfidenceInterval.student(simulated, 0.99);
    String said = cause + ": " + interval + " against " + expected;
    assertTrue(Math.abs(interval.mean() - expected) <= interval.halfWidth(), said);
    assertTrue(interval.halfWidth() < 0.15 * expected, said);
  }

  @Test
  void guestKernelsAreDownForTheirBoot() {
    assertCovers(DowntimeCause.GUEST_KERNEL, 100, 60, r -> model(r, NEVER, 100 * HOUR, false));
  }

  /** 120 s for the host, then 60, 60, 120, 120 and 180 s. */
  @Test
  void theGuestsOfOneKernelAreDownForTheHostsBootAndTheirStorm() {
    assertCovers(
        DowntimeCause.HOST_KERNEL,
        50,
        120 + STORM.meanSeconds(GUESTS_ON_HOST),
        r -> model(r, NEVER, 50 * HOUR, true));
  }

  @Test
  void theHypervisorTakesItsGuestsWithItAsOneKernelDoes() {
    assertCovers(
        DowntimeCause.HOST_KERNEL,
        50,
        90 + STORM.meanSeconds(GUESTS_ON_HOST),
        r -> model(r, NEVER, NEVER, false, shared(r, DowntimeCause.HOST_KERNEL, 50, 90, true)));
  }

  /** No guest starts again: all go on when the driver domain runs, after 45 s. */
  @Test
  void aDriverDomainStopsItsGuestsForItsRestartOnly() {
    assertCovers(
        DowntimeCause.DRIVER_DOMAIN,
        50,
        45,
        r -> model(r, NEVER, NEVER, false, shared(r, DowntimeCause.DRIVER_DOMAIN, 50, 45, false)));
  }

  /** Also when that takes longer than a sampling step. */
  @Test
  void aDriverDomainMayBeDownForManySteps() {
    assertCovers(
        DowntimeCause.DRIVER_DOMAIN,
        50,
        2000,
        r ->
            model(r, NEVER, NEVER, false, shared(r, DowntimeCause.DRIVER_DOMAIN, 50, 2000, false)));
  }

  /** One host alone: it is repaired, boots and starts its guests; it does not fail meanwhile. */
  @Test
  void theGuestsOfAHostAloneAreDownForItsRepair() {
    var estate =
        new GuestsOnHosts(
            new int[GUESTS_ON_HOST],
            bytes(GUESTS_ON_HOST),
            new long[] {HOST_BYTES},
            new boolean[1],
            Integer.MAX_VALUE);
    double down = new Restarts(estate, new RestartTimes(4 * 3600, 120, STORM)).meanSeconds();
    assertEquals(4 * 3600 + 120 + STORM.meanSeconds(GUESTS_ON_HOST), down);
    assertCovers(DowntimeCause.HOST, 20, down, 1, 20, r -> model(r, 20 * HOUR, NEVER, false));
  }

  /** Of ten hosts nine take the guests of the failed one, each one: down for a boot. */
  @Test
  void theGuestsOfAHostAmongOthersAreDownForABoot() {
    var hostBytes = new long[HOSTS];
    Arrays.fill(hostBytes, HOST_BYTES);
    var estate =
        new GuestsOnHosts(
            hostOf(),
            bytes(HOSTS * GUESTS_ON_HOST),
            hostBytes,
            new boolean[HOSTS],
            Integer.MAX_VALUE);
    double down = new Restarts(estate, new RestartTimes(4 * 3600, 120, STORM)).meanSeconds();
    assertEquals(60, down);
    // So rare that a few hosts fail in a run: a failed one stays empty, and its guests crowd the
    // others, until more than two of them start on one host.
    assertCovers(
        DowntimeCause.HOST, 2000, down, HOSTS, 150, r -> model(r, 2000 * HOUR, NEVER, false));
  }

  private static SharedDomain shared(
      int replication, DowntimeCause cause, long mtbfHours, long restart, boolean loses) {
    return new SharedDomain(
        cause,
        mtbfHours * HOUR,
        restart * SECOND,
        loses,
        new RandomStreams(20110303, replication).stream("failures/" + cause.word()));
  }

  private static long[] bytes(int guests) {
    var bytes = new long[guests];
    Arrays.fill(bytes, GUEST_BYTES);
    return bytes;
  }

  /** A driver domain has a stream of its own: the other failures stay where they were. */
  @Test
  void aFurtherDomainMovesNoOtherFailure() {
    var alone = run(model(0, 1000 * HOUR, 500 * HOUR, false), HOSTS);
    var beside =
        run(
            model(
                0,
                1000 * HOUR,
                500 * HOUR,
                false,
                shared(0, DowntimeCause.DRIVER_DOMAIN, 5000, 1, false)),
            HOSTS);

    assertEquals(alone.hostFailures(), beside.hostFailures());
    assertEquals(alone.kernelCrashes(), beside.kernelCrashes());
    assertEquals(
        alone.downFractions().get(DowntimeCause.HOST),
        beside.downFractions().get(DowntimeCause.HOST));
  }
}

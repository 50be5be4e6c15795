package io.densimeter.model.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.densimeter.model.consolidation.ConsolidationPolicy;
import io.densimeter.model.consolidation.MinimumMigrationTime;
import io.densimeter.model.consolidation.StaticThreshold;
import io.densimeter.model.kernel.OverheadCurve;
import io.densimeter.model.machine.GuestType;
import io.densimeter.model.machine.HostType;
import io.densimeter.model.machine.OsFamily;
import io.densimeter.model.machine.PowerCurve;
import io.densimeter.model.migration.MemoryOverBandwidth;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Two hosts of two cores, with a guest each: they draw 100 W, and 1 W more for each percent. */
class PowerStatesTest {
  private static final long SECOND = 1_000_000_000L;
  private static final HostType HOST =
      new HostType(
          "host",
          "test",
          2,
          SECOND,
          64L << 30,
          new PowerCurve("test", "test", 100, 110, 120, 130, 140, 150, 160, 170, 180, 190, 200),
          0);

  private static IntervalResult run(double demand, int[] hostOf, long boot, long shutdown) {
    return run(demand, hostOf, boot, shutdown, EmptyHosts.OFF);
  }

  private static IntervalResult run(
      double demand, int[] hostOf, long boot, long shutdown, EmptyHosts empty) {
    var guest = new GuestType(1, SECOND, 1L << 20, OsFamily.LINUX);
    var policy =
        new ConsolidationPolicy(
            new StaticThreshold(0.8),
            new MinimumMigrationTime(),
            1,
            MemoryOverBandwidth.USUAL,
            125e6,
            boot,
            shutdown);
    return IntervalSimulation.run(
        IntervalInputs.of(
                FixedTrace.constant(2, 12, 300, demand),
                List.of(HOST, HOST),
                List.of(guest, guest),
                hostOf,
                (host, each) -> OverheadCurve.identity())
            .withEmptyHosts(empty)
            .withConsolidation(policy));
  }

  /** One host is emptied and draws 100 W for 60 s more: 6,000 J. */
  @Test
  void aHostThatIsSwitchedOffDrawsIdlePowerForAWhile() {
    double atOnce = run(0.2, new int[] {0, 1}, 0, 0).energyKwh();
    double later = run(0.2, new int[] {0, 1}, 0, 60 * SECOND).energyKwh();

    assertEquals(100 * 60 / 3.6e6, later - atOnce, 1e-12);
  }

  /**
   * A host is overloaded and the other one off. It boots for two steps, in which it draws 100 W and
   * its guest to be runs on the first one: power rises with load by the same everywhere, so the
   * energy is that of a guest that moves at once. What moves is when it has left: the overload
   * lasts for two steps more.
   */
  @Test
  void guestsWaitForAHostToBoot() {
    var atOnce = run(0.9, new int[] {0, 0}, 0, 0);
    var booting = run(0.9, new int[] {0, 0}, 600 * SECOND, 0);

    assertEquals(1, assertMoved(atOnce));
    assertEquals(1, assertMoved(booting));
    assertEquals(atOnce.timeline().hostsOn(5), booting.timeline().hostsOn(5));
    assertEquals(2, booting.timeline().hostsOn(1));
    assertEquals(atOnce.energyKwh(), booting.energyKwh(), 0.005 * atOnce.energyKwh());
  }

  /** The host that is emptied draws 12 W for the steps that it is off, but not in its shutdown. */
  @Test
  void aHostThatSleepsDrawsItsPowerWhileItIsNotOn() {
    var off = run(0.2, new int[] {0, 1}, 0, 60 * SECOND);
    var asleep = run(0.2, new int[] {0, 1}, 0, 60 * SECOND, EmptyHosts.asleep(12));
    double offSteps = 0;
    double watts = 0;
    for (int step = 0; step < 12; step++) {
      offSteps += 2 - off.timeline().hostsOn(step);
      watts += asleep.timeline().watts(step);
    }
    assertEquals(12 * (offSteps * 300 - 60) / 3.6e6, asleep.energyKwh() - off.energyKwh(), 1e-7);
    assertEquals(
        asleep.energyKwh() - off.energyKwh(),
        asleep.staticEnergyKwh() - off.staticEnergyKwh(),
        1e-12);
    assertEquals(watts * 300 / 3.6e6, asleep.energyKwh(), 1e-9);
    assertEquals(assertMoved(off), assertMoved(asleep));
  }

  /** A host that is never on sleeps for an hour: 12 Wh. */
  @Test
  void aHostThatIsNeverWokenSleepsAllTheTime() {
    var off = run(0.2, new int[] {0, 0}, 0, 0);
    var asleep = run(0.2, new int[] {0, 0}, 0, 0, EmptyHosts.asleep(12));
    assertEquals(0.012, asleep.energyKwh() - off.energyKwh(), 1e-12);
    assertEquals(0.012, asleep.hosts().get(1).energyKwh(), 1e-12);
    assertEquals(1, asleep.hostsOn());
  }

  /** Two hosts at 45 %, for an hour: 100 W of each because it is on, 45 W by its load. */
  @Test
  void staticEnergyIsIdlePowerOverTheTimeThatHostsAreOn() {
    var stays = run(0.9, new int[] {0, 1}, 0, 0);
    assertEquals(0, assertMoved(stays));
    assertEquals(2 * 0.100, stays.staticEnergyKwh(), 1e-12);
    assertEquals(2 * 0.045, stays.energyKwh() - stays.staticEnergyKwh(), 1e-8);
  }

  /** The shutdown of 60 s is static, and so is the split second in which the guest leaves. */
  @Test
  void theShutdownOfAHostIsStatic() {
    var moves = run(0.2, new int[] {0, 1}, 0, 60 * SECOND);
    assertEquals(1, assertMoved(moves));
    double hostSteps = 0;
    for (int step = 0; step < 12; step++) {
      hostSteps += moves.timeline().hostsOn(step);
    }
    assertEquals(100 * (hostSteps * 300 + 60) / 3.6e6, moves.staticEnergyKwh(), 1e-6);
  }

  private static long assertMoved(IntervalResult result) {
    var use = result.consolidation();
    assertNotNull(use);
    return use.migrations();
  }

  /** A host on standby draws 100 W for an hour beside one with a guest; one that is off nothing. */
  @Test
  void aSpareHostOnStandbyDrawsIdlePower() {
    var guest = new GuestType(1, SECOND, 1L << 20, OsFamily.LINUX);
    var inputs =
        IntervalInputs.of(
            FixedTrace.constant(1, 12, 300, 0.5),
            List.of(HOST, HOST, HOST),
            List.of(guest),
            new int[] {0},
            (host, each) -> OverheadCurve.identity());
    double off = IntervalSimulation.run(inputs).energyKwh();
    double kept =
        IntervalSimulation.run(inputs.withStandby(new boolean[] {false, false, true})).energyKwh();

    assertEquals(0.125, off, 1e-12); // a quarter of two cores: 125 W
    assertEquals(0.125 + 0.1, kept, 1e-12);
  }
}

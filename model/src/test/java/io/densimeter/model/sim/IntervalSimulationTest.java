package io.densimeter.model.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.densimeter.model.kernel.OverheadCurve;
import io.densimeter.model.machine.GuestType;
import io.densimeter.model.machine.HostType;
import io.densimeter.model.machine.OsFamily;
import io.densimeter.model.machine.PowerCurve;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class IntervalSimulationTest {
  private static final OverheadCurves NATIVE = (host, guest) -> OverheadCurve.identity();

  /** SPECpower_ssj2008 results of the two servers, in watts at 0 %, 10 %, …, 100 %. */
  private static final HostType ML110_G4 =
      host(2, 1_860_000_000L, 86, 89.4, 92.6, 96, 99.5, 102, 106, 108, 112, 114, 117);

  private static final HostType ML110_G5 =
      host(2, 2_660_000_000L, 93.7, 97, 101, 105, 110, 116, 121, 125, 129, 133, 135);

  /** Draws 100 W + 1 W for each percent. */
  private static final HostType TWO_CORES =
      host(2, 1_000_000_000L, 100, 110, 120, 130, 140, 150, 160, 170, 180, 190, 200);

  @Test
  void eightHundredHostsAtFullLoadForADayTakeTheEnergyOfTheirCurves() {
    List<HostType> hosts = new ArrayList<>(Collections.nCopies(400, ML110_G4));
    hosts.addAll(Collections.nCopies(400, ML110_G5));
    List<GuestType> guests = hosts.stream().map(h -> guest(h.cores(), h.cpuHertz())).toList();
    var hostOf = new int[800];
    // The first 400 guests are those of G4 hosts, in another order; then those of G5.
    for (int i = 0; i < 800; i++) {
      hostOf[i] = i < 400 ? 399 - i : i;
    }
    var trace = FixedTrace.constant(800, 288, 300, 1);

    var result = run(IntervalInputs.of(trace, hosts, guests, hostOf, NATIVE));

    // (400 · 117 W + 400 · 135 W) · 24 h
    assertEquals(2419.2, result.energyKwh());
    assertEquals(117 * 24 / 1000.0, result.hosts().get(0).energyKwh());
    assertEquals(400 * 117 + 400 * 135, result.timeline().watts(287));
    assertEquals(1, result.hostCpuMeanFraction());
    assertEquals(0, result.readyMeanFraction());
    assertEquals(0, result.violationFraction());
  }

  @Test
  void threeBusyGuestsOnTwoCoresEachWaitAThirdOfTheTime() {
    var result = run(onOneHost(TWO_CORES, 3, 1, NATIVE));

    assertEquals(1 / 3.0, result.readyMeanFraction(), 1e-9);
    assertEquals(0.333, result.readyP95Fraction());
    assertEquals(1, result.violationFraction());
    assertEquals(1, result.hostCpuMeanFraction());
    assertEquals(200 * 600 / 3.6e6, result.energyKwh());
    assertEquals(3 * 600e9, result.cycles().nativeCycles());
    assertEquals(2 * 600e9, result.cycles().servedCycles());
    assertEquals(1 * 600e9, result.cycles().stealCycles());
    assertEquals(1 / 3.0, result.timeline().readyFraction(1), 1e-9);
    assertEquals(1 / 3.0, result.guests().get(2).readyMeanFraction(), 1e-9);
  }

  @Test
  void overheadAddsToTheLoadOfTheHost() {
    // An idle guest costs 2 %, a busy one 1.2 times its demand and 30 % of it outside the vCPU.
    var curve = OverheadCurve.of(new double[] {0.02, 0.61, 1.2}, new double[] {0, 0.15, 0.3});
    var result = run(onOneHost(TWO_CORES, 2, 0.25, (host, guest) -> curve));

    double vcpu = (0.02 + 0.61) / 2;
    double outside = 0.075;
    assertEquals(2 * (vcpu + outside) / 2, result.hostCpuMeanFraction(), 1e-9);
    assertEquals(2 * 0.25 * 600e9, result.cycles().nativeCycles());
    assertEquals(2 * vcpu * 600e9, result.cycles().vcpuCycles(), 1);
    assertEquals(2 * outside * 600e9, result.cycles().hypervisorCycles(), 1);
    assertEquals(0, result.violationFraction());
    assertEquals((100 + 100 * (vcpu + outside)) * 600 / 3.6e6, result.energyKwh(), 1e-12);
  }

  @Test
  void aVcpuRunsNoFasterThanItsPcpu() {
    var curve = OverheadCurve.of(new double[] {0, 1.25}, new double[] {0, 0.1});
    var result = run(onOneHost(TWO_CORES, 1, 1, (host, guest) -> curve));

    assertEquals(0, result.readyMeanFraction());
    assertEquals(1, result.violationFraction());
    assertEquals(0.25 * 600e9, result.cycles().clippedCycles());
    assertEquals((1 + 0.1) / 2, result.hostCpuMeanFraction(), 1e-12);
  }

  @Test
  void readyCountsTheVcpusPartOfTheWaiting() {
    // Each of three demands 1.0 on the vCPU and 0.5 outside it: 4.5 in all, of which 2 are served.
    var curve = OverheadCurve.of(new double[] {0, 1}, new double[] {0, 0.5});
    var result = run(onOneHost(TWO_CORES, 3, 1, (host, guest) -> curve));

    double waiting = 1.5 - 2 / 3.0;
    assertEquals(waiting * (1 / 1.5), result.readyMeanFraction(), 1e-9);
    assertEquals(2.5 * 600e9, result.cycles().stealCycles());
  }

  @Test
  void aGuestOfFourVcpusMayUseFourTimesTheClock() {
    var four = host(4, 1_000_000_000L, 100, 110, 120, 130, 140, 150, 160, 170, 180, 190, 200);
    var trace = FixedTrace.constant(2, 2, 300, 1);
    var guests = List.of(guest(4, 4_000_000_000L), guest(1, 1_000_000_000L));
    var result = run(IntervalInputs.of(trace, List.of(four), guests, new int[] {0, 0}, NATIVE));

    // 5 demanded, 4 there: the small one gets its 1, the large one 3 of 4.
    assertEquals(0.25, result.guests().get(0).readyMeanFraction());
    assertEquals(0, result.guests().get(1).readyMeanFraction());
    assertEquals(0.5, result.violationFraction());
  }

  @Test
  void theHypervisorTakesItsOwnCpuFirst() {
    var inputs = onOneHost(TWO_CORES, 2, 1, NATIVE).withHostOverhead(500_000_000);
    var result = run(inputs);

    assertEquals(1, result.hostCpuMeanFraction());
    assertEquals(1.5 * 600e9, result.cycles().servedCycles());
    assertEquals(0.25, result.readyMeanFraction(), 1e-12);
  }

  @Test
  void sharesDivideAHostThatIsShort() {
    var shares =
        List.of(
            new CpuShares(1, CpuShares.UNLIMITED, 0),
            new CpuShares(3, CpuShares.UNLIMITED, 0),
            new CpuShares(1, 200_000_000, 0),
            new CpuShares(1, CpuShares.UNLIMITED, 800_000_000));
    var result = run(onOneHost(TWO_CORES, 4, 1, NATIVE).withShares(shares));

    // 2 = 0.8 reserved + 0.2 limited + 1 by 1 to 3.
    assertEquals(0.75, result.guests().get(0).readyMeanFraction(), 1e-9);
    assertEquals(0.25, result.guests().get(1).readyMeanFraction(), 1e-9);
    assertEquals(0.8, result.guests().get(2).readyMeanFraction(), 1e-9);
    assertEquals(0.2, result.guests().get(3).readyMeanFraction(), 1e-9);
  }

  @Test
  void aLimitHoldsOnAHostWithRoom() {
    var limited = List.of(new CpuShares(1, 300_000_000, 0));
    var result = run(onOneHost(TWO_CORES, 1, 1, NATIVE).withShares(limited));

    assertEquals(0.3 / 2, result.hostCpuMeanFraction(), 1e-12);
    assertEquals(0.7, result.readyMeanFraction(), 1e-12);
  }

  @Test
  void aHostWithoutGuestsIsOffUnlessAskedToIdle() {
    var trace = FixedTrace.constant(2, 2, 300, 0.5);
    var hosts = List.of(TWO_CORES, ML110_G4, TWO_CORES);
    var guests = Collections.nCopies(2, guest(1, 1_000_000_000L));
    var inputs =
        IntervalInputs.of(trace, hosts, guests, new int[] {2, IntervalInputs.UNPLACED}, NATIVE);

    var off = run(inputs);
    assertEquals(1, off.hostsOn());
    assertEquals(1, off.unplacedGuests());
    assertFalse(off.guests().get(1).placed());
    assertEquals(125 * 600 / 3.6e6, off.energyKwh());
    assertEquals(0.25, off.hostCpuMeanFraction());
    assertEquals(new HostUse(0, false, 0, 0, 0), off.hosts().get(1));

    var idle = run(inputs.withEmptyHosts(EmptyHosts.IDLE));
    assertEquals(3, idle.hostsOn());
    assertEquals(3, idle.timeline().hostsOn(1));
    assertEquals((125 + 86 + 100) * 600 / 3.6e6, idle.energyKwh(), 1e-12);
    assertEquals(0.25 / 3, idle.hostCpuMeanFraction(), 1e-12);
    assertEquals(86 * 600 / 3.6e6, idle.hosts().get(1).energyKwh());
  }

  @Test
  void percentilesAreByNearestRank() {
    // Utilisation 0.05, 0.10, …, 1.00 over twenty steps: rank 19.
    var rows = new float[20][1];
    for (int step = 0; step < 20; step++) {
      rows[step][0] = (step + 1) * 0.05f;
    }
    var trace = new FixedTrace(300, rows);
    var inputs =
        IntervalInputs.of(
            trace, List.of(TWO_CORES), List.of(guest(2, 2_000_000_000L)), new int[] {0}, NATIVE);

    var result = run(inputs);
    assertEquals(19 * 0.05f, result.hosts().get(0).cpuP95Fraction(), 1e-12);
    assertEquals(0.95, result.hostCpuP95Fraction());
    var demand = DemandSummary.of(trace);
    assertEquals(19 * 0.05f, demand.p95Fraction(0));
    assertEquals(10.5 / 20, demand.meanFraction(0), 1e-7);
  }

  @Test
  void aDemandThatIsNotAShareIsRefused() {
    for (float bad : new float[] {Float.NaN, -0.01f, 1.01f, Float.POSITIVE_INFINITY}) {
      var trace = new FixedTrace(300, new float[] {0.5f, 0.5f}, new float[] {0.5f, bad});
      var guests = Collections.nCopies(2, guest(1, 1_000_000_000L));
      var inputs = IntervalInputs.of(trace, List.of(TWO_CORES), guests, new int[] {0, 0}, NATIVE);
      String message = "The CPU demand (" + bad + ") of guest 1 must be 0 to 1.";
      assertEquals(
          message, assertThrows(IllegalArgumentException.class, () -> run(inputs)).getMessage());
      assertEquals(
          message,
          assertThrows(IllegalArgumentException.class, () -> DemandSummary.of(trace)).getMessage());
    }
  }

  @Test
  void inputsThatDoNotFitTogetherAreRefused() {
    var trace = FixedTrace.constant(2, 1, 300, 1);
    var guests = Collections.nCopies(2, guest(1, 1_000_000_000L));
    var hosts = List.of(TWO_CORES);
    assertEquals(
        "Guest 1 is on host 1, but there are 1 hosts, from 0.",
        refusal(() -> IntervalInputs.of(trace, hosts, guests, new int[] {0, 1}, NATIVE)));
    assertEquals(
        "None of the 2 guests is placed: there is nothing to simulate.",
        refusal(() -> IntervalInputs.of(trace, hosts, guests, new int[] {-1, -1}, NATIVE)));
    assertEquals(
        "There are 3 entries of the placement, but the trace has 2 guests.",
        refusal(() -> IntervalInputs.of(trace, hosts, guests, new int[3], NATIVE)));
    var inputs = IntervalInputs.of(trace, hosts, guests, new int[2], NATIVE);
    assertEquals(
        "The hypervisor takes 2000000001 Hz itself, but a host test has 2000000000 Hz.",
        refusal(() -> run(inputs.withHostOverhead(2_000_000_001))));
    var reserved = Collections.nCopies(2, new CpuShares(1, CpuShares.UNLIMITED, 1_100_000_000));
    assertEquals(
        "Host 0 (test) has 600000000000 cycles in a step, but its guests' reservations and the"
            + " hypervisor take 660000000000.",
        refusal(() -> run(inputs.withShares(reserved))));
  }

  private static String refusal(Executable call) {
    return String.valueOf(assertThrows(IllegalArgumentException.class, call).getMessage());
  }

  private static IntervalResult run(IntervalInputs inputs) {
    return IntervalSimulation.run(inputs);
  }

  /** Guests of one vCPU at 1 GHz on one host, for two steps of 300 s. */
  private static IntervalInputs onOneHost(
      HostType host, int guests, double demand, OverheadCurves curves) {
    return IntervalInputs.of(
        FixedTrace.constant(guests, 2, 300, demand),
        List.of(host),
        Collections.nCopies(guests, guest(1, 1_000_000_000L)),
        new int[guests],
        curves);
  }

  private static HostType host(int cores, long clockHertz, double... watts) {
    return new HostType(
        "test", "test", cores, clockHertz, 4L << 30, new PowerCurve("test", "test", watts), 0);
  }

  private static GuestType guest(int vcpus, long cpuHertz) {
    return new GuestType(vcpus, cpuHertz, 1L << 30, OsFamily.LINUX);
  }
}

package io.densimeter.model.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.densimeter.model.kernel.OverheadCurve;
import io.densimeter.model.machine.GuestType;
import io.densimeter.model.machine.HostType;
import io.densimeter.model.machine.OsFamily;
import io.densimeter.model.machine.PowerCurve;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import umontreal.ssj.rng.RandomStream;

/** Random estates, against a second program written guest by guest in plain floating point. */
class IntervalConservationTest {
  private static final int STEPS = 45;
  private static final double STEP_SECONDS = 300;
  private static final double GIGA = 1e9;

  @Test
  void aRandomEstateIsSimulatedAsByASecondProgram() {
    for (int seed = 0; seed < 200; seed++) {
      var estate = new Estate(new RandomStreams(seed, 0).stream("estate"));
      IntervalResult result = IntervalSimulation.run(estate.inputs);
      var expected = new Slow(estate);

      String where = "seed " + seed;
      var cycles = result.cycles();
      assertEquals(
          cycles.vcpuCycles() + cycles.hypervisorCycles(),
          cycles.servedCycles() + cycles.stealCycles() + cycles.clippedCycles(),
          estate.guests * STEPS, // each demand is rounded to a cycle
          where);
      double guestSteps = estate.placed * STEPS;
      assertEquals(expected.ready / guestSteps, result.readyMeanFraction(), 1e-9, where);
      assertEquals(expected.violations / guestSteps, result.violationFraction(), 1e-12, where);
      assertEquals(expected.joules / 3.6e6, result.energyKwh(), 1e-9, where);
      assertEquals(expected.served, cycles.servedCycles(), 1e-9 * expected.served, where);
      assertEquals(
          expected.utilisation / (result.hostsOn() * STEPS),
          result.hostCpuMeanFraction(),
          1e-9,
          where);
      for (int host = 0; host < estate.hosts.size(); host++) {
        double[] series = expected.series[host];
        Arrays.sort(series);
        // nearest rank ceil(0.95 · 45) = 43 from below
        assertEquals(series[42], result.hosts().get(host).cpuP95Fraction(), 1e-9, where);
      }
    }
  }

  @Test
  void theOrderOfGuestsInTheTraceDoesNotMatter() {
    for (int seed = 0; seed < 50; seed++) {
      var estate = new Estate(new RandomStreams(seed, 0).stream("estate"));
      int guests = estate.guests;
      var rows = new float[STEPS][guests];
      var hostOf = new int[guests];
      List<GuestType> types = new ArrayList<>();
      for (int guest = 0; guest < guests; guest++) {
        int from = guests - 1 - guest;
        hostOf[guest] = estate.hostOf[from];
        types.add(estate.types.get(from));
        for (int step = 0; step < STEPS; step++) {
          rows[step][guest] = estate.rows[step][from];
        }
      }
      var reversed =
          IntervalInputs.of(
              new FixedTrace(300, rows), estate.hosts, types, hostOf, (h, g) -> estate.curve);

      IntervalResult expected = IntervalSimulation.run(estate.inputs);
      IntervalResult result = IntervalSimulation.run(reversed);
      assertEquals(expected.energyKwh(), result.energyKwh(), "seed " + seed);
      assertEquals(expected.hosts(), result.hosts(), "seed " + seed);
      assertEquals(expected.readyP95Fraction(), result.readyP95Fraction(), "seed " + seed);
      for (int guest = 0; guest < guests; guest++) {
        assertEquals(
            expected.guests().get(guest).readyMeanFraction(),
            result.guests().get(guests - 1 - guest).readyMeanFraction(),
            1e-11, // a cycle left by rounding goes to the first guest, out of 2e11
            "seed " + seed);
      }
    }
  }

  @Test
  void countersThatALongCannotSumOverTheTraceAreCarried() {
    // 1,000 cores at 4 GHz for a day are 3.5e17 cycles a step, 26 of which fill a long.
    var host = host(1_000, 4_000_000_000L);
    var guest = new GuestType(1_000, host.cpuHertz(), 1, OsFamily.LINUX);
    var trace = FixedTrace.constant(1, 365, 86_400, 0.75);
    var inputs =
        IntervalInputs.of(
            trace, List.of(host), List.of(guest), new int[1], (h, g) -> OverheadCurve.identity());

    var result = IntervalSimulation.run(inputs);
    assertEquals(0.75, result.hostCpuMeanFraction());
    assertEquals(0.75 * 4e12 * 86_400 * 365, result.cycles().servedCycles(), 1e8);
  }

  @Test
  void cyclesThatAreLostAreFound() {
    var balance = new StepBalance();
    balance.demanded = 100;
    balance.wanted = 99; // one is lost between the guests and the hosts
    balance.granted = 99;
    balance.busy = 99;
    balance.idle = 1;
    balance.capacity = 100;

    var broken = assertThrows(IllegalStateException.class, () -> balance.check(7));
    assertEquals(
        "Cycles are not conserved in step 7: runnable (guests) = runnable (hosts), but 100 is not"
            + " 99.",
        broken.getMessage());
  }

  private static HostType host(int cores, long clockHertz) {
    var power = new PowerCurve("test", "test", 50, 61, 70, 82, 90, 104, 110, 121, 130, 142, 150);
    return new HostType("test", "test", cores, clockHertz, 1L << 40, power, 0);
  }

  /** Up to 8 hosts and 40 guests; about half of the host-steps are short of CPU. */
  private static final class Estate {
    final List<HostType> hosts = new ArrayList<>();
    final List<GuestType> types = new ArrayList<>();
    final int guests;
    final int[] hostOf;
    final float[][] rows;
    final OverheadCurve curve;
    final IntervalInputs inputs;
    int placed;

    Estate(RandomStream random) {
      int hostCount = random.nextInt(1, 8);
      for (int host = 0; host < hostCount; host++) {
        hosts.add(host(random.nextInt(1, 8), random.nextInt(1, 4) * 700_000_001L));
      }
      guests = random.nextInt(hostCount, 5 * hostCount);
      hostOf = new int[guests];
      rows = new float[STEPS][guests];
      for (int guest = 0; guest < guests; guest++) {
        hostOf[guest] = guest == 0 ? 0 : random.nextInt(-1, hostCount - 1);
        placed += hostOf[guest] >= 0 ? 1 : 0;
        int vcpus = random.nextInt(1, 4);
        types.add(new GuestType(vcpus, vcpus * 1_300_000_000L, 1, OsFamily.LINUX));
        for (float[] row : rows) {
          row[guest] = random.nextInt(0, 100) / 100f;
        }
      }
      curve =
          OverheadCurve.of(new double[] {0.01, 0.4, 0.8, 1.3}, new double[] {0.005, 0.1, 0.3, 0.2});
      inputs = IntervalInputs.of(new FixedTrace(300, rows), hosts, types, hostOf, (h, g) -> curve);
    }
  }

  /** The same estate in gigahertz, each host's level found by bisection. */
  private static final class Slow {
    double ready;
    double joules;
    double served;
    double utilisation;
    int violations;
    final double[][] series; // by host and step

    Slow(Estate estate) {
      series = new double[estate.hosts.size()][STEPS];
      for (int step = 0; step < STEPS; step++) {
        for (int host = 0; host < estate.hosts.size(); host++) {
          simulate(estate, step, host);
        }
      }
    }

    private void simulate(Estate estate, int step, int host) {
      HostType type = estate.hosts.get(host);
      List<double[]> demands =
          new ArrayList<>(); // demanded, runnable on the vCPU, outside, ceiling
      for (int guest = 0; guest < estate.guests; guest++) {
        if (estate.hostOf[guest] == host) {
          double u = estate.rows[step][guest];
          double hertz = estate.types.get(guest).cpuHertz() / GIGA;
          double vcpu = estate.curve.vcpuFraction(u) * hertz;
          double outside = estate.curve.hypervisorFraction(u) * hertz;
          double ceiling = estate.types.get(guest).vcpus() * (type.clockHertz() / GIGA);
          demands.add(new double[] {vcpu + outside, Math.min(vcpu, ceiling), outside, ceiling});
        }
      }
      if (demands.isEmpty()) {
        return;
      }
      double capacity = type.cores() * (type.clockHertz() / GIGA);
      double level = level(demands, capacity);
      double busy = 0;
      for (double[] demand : demands) {
        double runnable = demand[1] + demand[2];
        double grant = Math.min(level, runnable);
        busy += grant;
        if (grant < demand[0] - 1e-8) {
          violations++;
        }
        ready += (runnable - grant) * demand[1] / runnable / demand[3];
      }
      served += busy * GIGA * STEP_SECONDS;
      utilisation += busy / capacity;
      series[host][step] = busy / capacity;
      joules += type.power().watts(busy / capacity) * STEP_SECONDS;
    }

    private static double level(List<double[]> demands, double capacity) {
      double low = 0;
      double high = 100;
      for (int i = 0; i < 200; i++) {
        double middle = (low + high) / 2;
        double sum = 0;
        for (double[] demand : demands) {
          sum += Math.min(middle, demand[1] + demand[2]);
        }
        if (sum <= capacity) {
          low = middle;
        } else {
          high = middle;
        }
      }
      return low;
    }
  }
}

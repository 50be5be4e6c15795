package io.densimeter.workloads.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.densimeter.model.consolidation.AdaptiveThreshold;
import io.densimeter.model.consolidation.AdaptiveThreshold.Spread;
import io.densimeter.model.consolidation.ConsolidationPolicy;
import io.densimeter.model.consolidation.GuestSelection;
import io.densimeter.model.consolidation.MinimumMigrationTime;
import io.densimeter.model.consolidation.OverloadDetector;
import io.densimeter.model.consolidation.StaticThreshold;
import io.densimeter.model.kernel.OverheadCurve;
import io.densimeter.model.machine.GuestType;
import io.densimeter.model.machine.HostType;
import io.densimeter.model.machine.OsFamily;
import io.densimeter.model.machine.PowerCurve;
import io.densimeter.model.migration.MemoryOverBandwidth;
import io.densimeter.model.sim.IntervalInputs;
import io.densimeter.model.sim.IntervalResult;
import io.densimeter.model.sim.IntervalSimulation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The day of PlanetLab that consolidation studies use, against CloudSim 4.0's own example. */
class PlanetLabConsolidationTest {
  private static final Path DAY = inAFolderAbove("shared/traces/planetlab/20110303.zip");

  private static final HostType ML110_G4 =
      host("g4", 1_860, 86, 89.4, 92.6, 96, 99.5, 102, 106, 108, 112, 114, 117);

  private static final HostType ML110_G5 =
      host("g5", 2_660, 93.7, 97, 101, 105, 110, 116, 121, 125, 129, 133, 135);

  @Test
  void thresholdAndMinimumMigrationTimeAgreeWithCloudSim() {
    var result = run(new StaticThreshold(0.8), new MinimumMigrationTime());
    var use = Objects.requireNonNull(result.consolidation());

    // CloudSim 4.0 prints 198.08 kWh and 27,728 migrations. Its hosts draw nothing in the first of
    // the 288 steps, as it takes them to be off before the first sample.
    double firstStepKwh = result.timeline().watts(0) * 300 / 3.6e6;
    assertEquals(198.08, result.energyKwh() - firstStepKwh, 0.05 * 198.08);
    assertEquals(27_728, use.migrations(), 0.1 * 27_728);
    assertEquals(use.slatahFraction() * use.pdmFraction(), use.slavFraction());
    assertEquals(result.energyKwh() * use.slavFraction(), use.esvKwh(), 1e-15);
  }

  @Test
  void anAdaptiveThresholdSwitchesHostsOffAsWell() {
    var detector = new AdaptiveThreshold(Spread.MEDIAN_ABSOLUTE_DEVIATION, 2.5);
    var result = run(detector, new MinimumMigrationTime());

    // A tenth of the 800 hosts or fewer are on when the first migrations are over.
    for (int step = 12; step < result.timeline().steps(); step++) {
      assertTrue(result.timeline().hostsOn(step) < 160, "step " + step);
    }
  }

  private static IntervalResult run(OverloadDetector detector, GuestSelection selection) {
    assumeTrue(Files.exists(DAY), "the PlanetLab day is not here");
    var trace = new LeavingWhenIdle(PlanetLabReader.read(DAY).trace());
    int count = trace.guests();
    List<HostType> hosts = new ArrayList<>();
    for (int host = 0; host < 800; host++) {
      hosts.add(host % 2 == 0 ? ML110_G4 : ML110_G5);
    }
    int block = (count + 3) / 4;
    GuestType[] types = {
      guest(2_500, 870), guest(2_000, 1_740), guest(1_000, 1_740), guest(500, 613)
    };
    List<GuestType> guests = new ArrayList<>();
    int[] hostOf = new int[count];
    for (int guest = 0; guest < count; guest++) {
      guests.add(types[guest / block]);
      // CloudSim places guests at their nominal size where the power rises least: alone on a G5
      // host, then alone on a G4 host, which is too slow for the first two kinds.
      hostOf[guest] =
          guest < 400 ? 2 * guest + 1 : guest < 800 ? 2 * (guest - 400) : 2 * guest - 1599;
    }
    var policy = new ConsolidationPolicy(detector, selection, 1, MemoryOverBandwidth.USUAL, 125e6);
    var identity = OverheadCurve.identity();
    return IntervalSimulation.run(
        IntervalInputs.of(trace, hosts, guests, hostOf, (host, guest) -> identity)
            .withConsolidation(policy));
  }

  private static Path inAFolderAbove(String path) {
    var folder = Path.of("").toAbsolutePath();
    while (folder.getParent() != null && !Files.exists(folder.resolve(path))) {
      folder = folder.getParent();
    }
    return folder.resolve(path);
  }

  private static GuestType guest(long megahertz, long mebibytes) {
    return new GuestType(1, megahertz * 1_000_000, mebibytes << 20, OsFamily.LINUX);
  }

  private static HostType host(String name, long megahertz, double... watts) {
    // The memory is larger than theirs: CloudSim's guests take none once they have started.
    var curve = new PowerCurve(name, "SPECpower_ssj2008", watts);
    return new HostType(name, name, 2, megahertz * 1_000_000, 1L << 40, curve, 0);
  }
}

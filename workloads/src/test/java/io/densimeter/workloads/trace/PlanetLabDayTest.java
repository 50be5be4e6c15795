package io.densimeter.workloads.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.densimeter.model.workload.DemandTrace;
import io.densimeter.model.workload.DemandTrace.Resource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The real day 2011-03-03, where it is at hand: {@code shared/traces/planetlab} beside a parent
 * folder of this module. The trace states no licence, so nothing of it is part of the project.
 */
class PlanetLabDayTest {
  private static Path traces;

  @BeforeAll
  static void findTheTraces() {
    Path folder = Path.of("").toAbsolutePath();
    while (folder != null && !Files.isDirectory(folder.resolve("shared/traces/planetlab"))) {
      folder = folder.getParent();
    }
    assumeTrue(folder != null, "skipped: the PlanetLab traces are not at hand");
    traces = folder.resolve("shared/traces/planetlab");
  }

  @Test
  void eachGuestHasTheSumExtremesAndEndsOfTheReferenceStatistics() throws Exception {
    DemandTrace trace = PlanetLabReader.read(traces.resolve("20110303.zip")).trace();
    List<String> lines = Files.readAllLines(traces.resolve("20110303.reference-stats.csv"));

    assertEquals("file,samples,sum,mean,sd_population,min,max,first,last", lines.get(0));
    assertEquals(lines.size() - 1, trace.guests());
    for (int guest = 0; guest < trace.guests(); guest++) {
      int[] percents = percents(trace, guest);
      String statistics =
          "%s,%d,%d,min %d,max %d,first %d,last %d"
              .formatted(
                  trace.guestName(guest),
                  percents.length,
                  Arrays.stream(percents).sum(),
                  Arrays.stream(percents).min().orElseThrow(),
                  Arrays.stream(percents).max().orElseThrow(),
                  percents[0],
                  percents[percents.length - 1]);
      String[] c = lines.get(guest + 1).split(",");
      assertEquals(
          "%s,%s,%s,min %s,max %s,first %s,last %s"
              .formatted(c[0], c[1], c[2], c[5], c[6], c[7], c[8]),
          statistics);
    }
  }

  @Test
  void thePooledMeanDeviationAndQuartilesAreThePublishedOnes() {
    DemandTrace trace = PlanetLabReader.read(traces.resolve("20110303.zip")).trace();
    int[] all = new int[trace.guests() * trace.steps()];
    for (int guest = 0; guest < trace.guests(); guest++) {
      System.arraycopy(percents(trace, guest), 0, all, guest * trace.steps(), trace.steps());
    }
    Arrays.sort(all);
    double mean = Arrays.stream(all).average().orElseThrow();
    double variance =
        Arrays.stream(all).mapToDouble(p -> (p - mean) * (p - mean)).sum() / all.length;

    assertEquals(1052 * 288, all.length);
    assertEquals(12.3144, mean, 0.00005);
    assertEquals(17.0888, Math.sqrt(variance), 0.00005);
    assertEquals(2, all[all.length / 4]);
    assertEquals(6, all[all.length / 2]);
    assertEquals(15, all[all.length * 3 / 4]);
  }

  @Test
  void theFingerprintIsThePublishedOne() {
    assertEquals(
        "104d0a46a9e5b08f9bd562bcf427063b43dbd587477edcca23f0446a8b759346",
        PlanetLabReader.read(traces.resolve("20110303.zip")).sha256());
  }

  @Test
  void aGuestOfTheUnpackedSampleIsThatOfTheWholeDay() {
    DemandTrace day = PlanetLabReader.read(traces.resolve("20110303.zip")).trace();
    DemandTrace sample = PlanetLabReader.read(traces.resolve("20110303-sample24")).trace();

    assertEquals(24, sample.guests());
    for (int guest = 0; guest < sample.guests(); guest++) {
      int same = 0;
      while (!day.guestName(same).equals(sample.guestName(guest))) {
        same++;
      }
      assertEquals(
          Arrays.toString(percents(day, same)),
          Arrays.toString(percents(sample, guest)),
          sample.guestName(guest));
    }
  }

  private static int[] percents(DemandTrace trace, int guest) {
    int[] percents = new int[trace.steps()];
    for (int step = 0; step < percents.length; step++) {
      percents[step] = Math.round(100 * trace.row(Resource.CPU, step)[guest]);
    }
    return percents;
  }
}

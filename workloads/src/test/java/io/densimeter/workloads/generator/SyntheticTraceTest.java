package io.densimeter.workloads.generator;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.densimeter.model.workload.DemandTrace;
import io.densimeter.model.workload.DemandTrace.Resource;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SyntheticTraceTest {
  private static final long SEED = 20110303;
  private static final long FIVE_MINUTES_NANOS = 300_000_000_000L;
  private static final long HOUR_NANOS = 3_600_000_000_000L;

  /** Uniform on 0 to 1: Q is the identity, and correlations have closed forms. */
  private static final Quartiles UNIFORM = new Quartiles(0, 0.25, 0.5, 0.75, 1, 0.5);

  /**
   * The published figures of PlanetLab on 2011-03-03 come out of as many guests and steps.
   *
   * <p>Tolerance: four standard errors. The share p̂ of samples under a quartile is the mean of N =
   * 1,052 × 288 indicators. The correlation of two indicators is at most that of the scores behind
   * them (Hermite expansion), which at a lag of k steps is L + (1 − L)·ρ^k. So
   *
   * <pre>Var p̂ ≤ p(1 − p)·(L/1,052 + (1 − L)·(1 + ρ)/(1 − ρ)/N)</pre>
   *
   * <p>and likewise for the mean with the variance of the demand in place of p(1 − p). A quartile
   * is off by the error of p̂ times the slope of the quantile function, the steeper one beside it.
   */
  @ParameterizedTest
  @CsvSource({"0.5, 0, 0", "0.9, 0, 0.3", "0.5, 0, 0.9", "0.8, 0.7, 0.1", "0, 1, 0"})
  void theQuartilesAndTheMeanAreThoseAskedFor(double memory, double level, double diurnal) {
    DemandTrace trace = planetLab(1052, 288, memory, level, diurnal);
    double[] all = pooled(trace);
    int n = all.length;
    Arrays.sort(all);

    assertEquals(1052 * 288, n);
    double error =
        Math.sqrt(level / 1052 + (1 - level) * (1 + memory) / (1 - memory) / (1052 * 288));
    double quarterError = 4 * Math.sqrt(0.25 * 0.75) * error;
    double halfError = 4 * Math.sqrt(0.5 * 0.5) * error;
    String seed = "seed " + SEED;
    assertEquals(0.02, all[n / 4], quarterError * (0.06 - 0.02) / 0.25, seed);
    assertEquals(0.06, all[n / 2], halfError * (0.15 - 0.06) / 0.25, seed);
    assertEquals(0.15, all[n * 3 / 4], quarterError * (0.15 - 0.06) / 0.25, seed);
    assertEquals(0.123144, Arrays.stream(all).average().orElseThrow(), 4 * 0.1735 * error, seed);
    assertTrue(all[0] >= 0 && all[n - 1] <= 0.99f, seed);
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "0.5, 0", "0.9, 0", "0.5, 0.6", "0.9, 0.2"})
  void neighbouringStepsAreCorrelatedAsAGaussianCopulaSays(double memory, double level) {
    var demand = new SyntheticDemand(4000, 100, FIVE_MINUTES_NANOS, UNIFORM, memory, level, 0, 0);
    DemandTrace trace = SyntheticTrace.generate(demand, new SeededStreams(SEED));

    // Correlation of two uniforms whose scores are correlated by r: (6/π)·asin(r/2).
    double lag1 = level + (1 - level) * memory;
    double lag10 = level + (1 - level) * Math.pow(memory, 10);
    // 4,000 independent guests: one standard error is at most 1/√4,000 = 0.016.
    assertEquals(6 / Math.PI * Math.asin(lag1 / 2), uniformCorrelation(trace, 1, 0), 0.04);
    assertEquals(6 / Math.PI * Math.asin(lag10 / 2), uniformCorrelation(trace, 10, 0), 0.04);
    assertEquals(0, uniformCorrelation(trace, 0, 1), 0.04);
  }

  @Test
  void theMeanOfAHourFollowsTheCourseOfTheDay() {
    double share = 0.3;
    double peak = 14;
    var demand = new SyntheticDemand(20_000, 48, HOUR_NANOS, UNIFORM, 0.5, 0.2, share, peak);
    DemandTrace trace = SyntheticTrace.generate(demand, new SeededStreams(SEED));

    var normal = new NormalDistribution();
    for (int step = 0; step < 48; step++) {
      // Both scores are normal around the mean of their hour: P(z of any hour < z of this hour).
      double expected = 0;
      for (int hour = 0; hour < 24; hour++) {
        double distance = swing(step, share, peak) - swing(hour, share, peak);
        expected += normal.cumulativeProbability(distance / Math.sqrt(2 * (1 - share))) / 24;
      }
      // One standard error of the mean of 20,000 uniforms: 0.289/√20,000 = 0.002.
      assertEquals(expected, mean(trace.row(Resource.CPU, step)), 0.008, "step " + step);
    }
  }

  @ParameterizedTest
  @CsvSource({"0", "3.5", "14", "23"})
  void demandIsGreatestAtThePeakHour(double peakHour) {
    var demand =
        new SyntheticDemand(
            2000, 96, HOUR_NANOS / 2, QuantileCurveTest.PLANETLAB, 0.5, 0, 0.5, peakHour);
    DemandTrace trace = SyntheticTrace.generate(demand, new SeededStreams(SEED));

    double cosine = 0;
    double sine = 0;
    for (int step = 0; step < 96; step++) {
      double mean = mean(trace.row(Resource.CPU, step));
      cosine += mean * Math.cos(2 * Math.PI * step / 48);
      sine += mean * Math.sin(2 * Math.PI * step / 48);
    }
    double hour = Math.atan2(sine, cosine) / (2 * Math.PI) * 24;
    assertEquals(0, Math.IEEEremainder(hour - peakHour, 24), 0.25);
  }

  @Test
  void theSameSeedGivesTheSameBytesOnAnyMachine() throws Exception {
    String first = sha256(planetLab(20, 50, 0.8, 0.5, 0.2));

    assertEquals(first, sha256(planetLab(20, 50, 0.8, 0.5, 0.2)));
    // Recorded on JDK 17; a change of it is a change of every synthetic trace, so say why.
    assertEquals("6cc02e6a5d25e791ec0064422d93c73b34825eee301e8aed560b241128353e66", first);
  }

  @Test
  void anotherSeedGivesAnotherTrace() {
    var demand = new SyntheticDemand(2, 50, HOUR_NANOS, UNIFORM, 0.8, 0.5, 0.2, 0);

    assertFalse(
        Arrays.equals(
            column(SyntheticTrace.generate(demand, new SeededStreams(1)), 0),
            column(SyntheticTrace.generate(demand, new SeededStreams(2)), 0)));
  }

  @Test
  void aGuestThatIsAddedChangesNoOther() {
    DemandTrace few = planetLab(7, 288, 0.8, 0.5, 0.2);
    DemandTrace more = planetLab(8, 288, 0.8, 0.5, 0.2);

    for (int guest = 0; guest < 7; guest++) {
      assertArrayEquals(column(few, guest), column(more, guest));
      assertEquals(few.guestName(guest), more.guestName(guest));
    }
  }

  @Test
  void stepsThatAreAddedChangeNoEarlierStep() {
    DemandTrace day = planetLab(3, 288, 0.8, 0.5, 0);
    DemandTrace two = planetLab(3, 576, 0.8, 0.5, 0);

    for (int guest = 0; guest < 3; guest++) {
      assertArrayEquals(column(day, guest), Arrays.copyOf(column(two, guest), 288));
    }
  }

  @Test
  void theTraceHasTheShapeAskedFor() {
    DemandTrace trace = planetLab(3, 5, 0.8, 0.5, 0.2);

    assertEquals(3, trace.guests());
    assertEquals(5, trace.steps());
    assertEquals(FIVE_MINUTES_NANOS, trace.stepNanos());
    assertEquals("guest-2", trace.guestName(2));
    assertFalse(trace.has(Resource.MEMORY));
  }

  @Test
  void aDemandThatIsNotValidIsRefusedWithAllItsProblems() {
    var demand = new SyntheticDemand(0, 1, 1, UNIFORM, 1, 0, 0, 0);

    assertEquals(
        "guests: must be positive, was 0.\nautocorrelation: must be 0 to less than 1, was 1.0.",
        assertThrows(
                IllegalArgumentException.class,
                () -> SyntheticTrace.generate(demand, new SeededStreams(SEED)))
            .getMessage());
  }

  private static DemandTrace planetLab(
      int guests, int steps, double memory, double level, double diurnal) {
    return SyntheticTrace.generate(
        new SyntheticDemand(
            guests,
            steps,
            FIVE_MINUTES_NANOS,
            QuantileCurveTest.PLANETLAB,
            memory,
            level,
            diurnal,
            14),
        new SeededStreams(SEED));
  }

  private static double swing(int hour, double share, double peak) {
    return Math.sqrt(2 * share) * Math.cos(2 * Math.PI * (hour - peak) / 24);
  }

  private static double[] pooled(DemandTrace trace) {
    double[] all = new double[trace.guests() * trace.steps()];
    int i = 0;
    for (int step = 0; step < trace.steps(); step++) {
      for (float value : trace.row(Resource.CPU, step)) {
        all[i++] = value;
      }
    }
    return all;
  }

  /** Returns the correlation of uniform demand with that of later steps and other guests. */
  private static double uniformCorrelation(DemandTrace trace, int steps, int guests) {
    double sum = 0;
    int count = 0;
    for (int step = 0; step < trace.steps() - steps; step++) {
      float[] now = trace.row(Resource.CPU, step);
      float[] later = trace.row(Resource.CPU, step + steps);
      for (int guest = 0; guest < now.length - guests; guest++) {
        sum += (now[guest] - 0.5) * (later[guest + guests] - 0.5);
        count++;
      }
    }
    return sum / count * 12; // the variance of a uniform is 1/12
  }

  private static double mean(float[] row) {
    double sum = 0;
    for (float value : row) {
      sum += value;
    }
    return sum / row.length;
  }

  private static float[] column(DemandTrace trace, int guest) {
    float[] column = new float[trace.steps()];
    for (int step = 0; step < column.length; step++) {
      column[step] = trace.row(Resource.CPU, step)[guest];
    }
    return column;
  }

  private static String sha256(DemandTrace trace) throws Exception {
    var bytes = ByteBuffer.allocate(4 * trace.guests() * trace.steps());
    for (int step = 0; step < trace.steps(); step++) {
      bytes.asFloatBuffer().put(trace.row(Resource.CPU, step));
      bytes.position(bytes.position() + 4 * trace.guests());
    }
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.array()));
  }
}

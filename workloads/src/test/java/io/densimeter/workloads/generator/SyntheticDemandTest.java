package io.densimeter.workloads.generator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.densimeter.model.units.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;

class SyntheticDemandTest {
  private static final Quartiles FINE = new Quartiles(0, 0.02, 0.06, 0.15, 0.99, 0.123144);

  @Test
  void aDemandWithinItsBoundsHasNoProblem() {
    assertEquals(List.of(), new SyntheticDemand(1, 1, 1, FINE, 0, 0, 0, 0).validate());
    assertEquals(List.of(), new SyntheticDemand(1, 1, 1, FINE, 0.999, 0.1, 0.9, 23.999).validate());
    assertEquals(
        List.of(),
        new SyntheticDemand(1, 1, 1, new Quartiles(0, 0, 0, 0, 0, null), 0, 1, 0, 0).validate());
    assertEquals(List.of(), new Quartiles(0.3, 0.3, 0.3, 0.3, 0.3, 0.3).validate());
  }

  @Test
  void allProblemsAreFoundAtOnce() {
    assertEquals(
        List.of(
            new Problem("guests", "must be positive, was 0."),
            new Problem("steps", "must be positive, was -1."),
            new Problem("step", "must be positive, was 0 ns."),
            new Problem("quartiles.q1", "must be 0 % to 100 %, was 200 %."),
            new Problem("autocorrelation", "must be 0 to less than 1, was 1.0."),
            new Problem("level-share", "must be 0 to 1, was NaN."),
            new Problem("diurnal-share", "must be 0 to 0.9, was 0.91."),
            new Problem("peak-hour", "must be 0 to less than 24, was 24.0.")),
        new SyntheticDemand(
                0, -1, 0, new Quartiles(0, 2, 0.06, 0.15, 0.99, null), 1, Double.NaN, 0.91, 24)
            .validate());
  }

  @Test
  void sharesOfVarianceAreAtMostOneTogether() {
    assertEquals(
        List.of(
            new Problem(
                "level-share",
                "must be at most 1 together with the diurnal share, were 0.8 and 0.3.")),
        new SyntheticDemand(1, 1, 1, FINE, 0, 0.8, 0.3, 0).validate());
  }

  @Test
  void quartilesAreInOrder() {
    assertEquals(
        List.of(
            new Problem(
                "median",
                "must be at least the q1 of 6 %, was 2 %. Maybe the two are interchanged?")),
        new Quartiles(0, 0.06, 0.02, 0.15, 0.99, null).validate());
  }

  @Test
  void aQuartileOutsideZeroToOneHundredPercentIsRefused() {
    assertEquals(
        List.of(
            new Problem("min", "must be 0 % to 100 %, was -1 %."),
            new Problem("q3", "must be 0 % to 100 %, was NaN."),
            new Problem("max", "must be 0 % to 100 %, was 100.1 %.")),
        new Quartiles(-0.01, 0.02, 0.06, Double.NaN, 1.001, null).validate());
  }

  @Test
  void aMeanThatTheQuartilesDoNotAllowIsRefusedWithTheRange() {
    // Quarters: (0 + 2)/2, (2 + 6)/2, (6 + 15)/2, and 15 to 99: (1 + 4 + 10.5 + 15)/4 = 7.625 and
    // (1 + 4 + 10.5 + 99)/4 = 28.625.
    for (double mean : new double[] {0.07625, 0.28625, 0.5}) {
      assertEquals(
          List.of(
              new Problem(
                  "mean",
                  "must be more than 7.625 %% and less than 28.625 %% with these quartiles, was %s %%."
                      .formatted(mean == 0.5 ? "50" : mean == 0.07625 ? "7.625" : "28.625"))),
          new Quartiles(0, 0.02, 0.06, 0.15, 0.99, mean).validate());
    }
    assertEquals(
        List.of(new Problem("mean", "must be 30 % with these quartiles, was 30.1 %.")),
        new Quartiles(0.3, 0.3, 0.3, 0.3, 0.3, 0.301).validate());
    assertEquals(
        List.of(
            new Problem(
                "mean",
                "must be more than 7.625 % and less than 28.625 % with these quartiles, was NaN.")),
        new Quartiles(0, 0.02, 0.06, 0.15, 0.99, Double.NaN).validate());
  }
}

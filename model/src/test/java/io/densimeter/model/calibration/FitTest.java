package io.densimeter.model.calibration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FitTest {
  private static final Unknown A = new Unknown("a", 100, 100);
  private static final Unknown B = new Unknown("b", 50, 50);

  private static Measurement of(String name, Map<String, Double> counts, double value) {
    return new Measurement(name, counts, 0, value, 1);
  }

  @Test
  void oneMeasurementIsWeighedAgainstThePriorByTheirVariances() {
    // Weights 1 / 10² for the measured 210 - 10 = 200 and 1 / 100² for the prior 100.
    var fit =
        Fit.of(List.of(new Measurement("m", Map.of("a", 1.0), 10, 210, 10)), List.of(A)).price("a");
    double weight = 1 / (10.0 * 10);
    double ridge = 1 / (100.0 * 100);
    assertEquals((200 * weight + 100 * ridge) / (weight + ridge), fit.value(), 1e-9);
    double half = 1.959963984540054 * Math.sqrt(1 / (weight + ridge));
    assertEquals(fit.value() - half, fit.low(), 1e-9);
    assertEquals(fit.value() + half, fit.high(), 1e-9);
    assertEquals(1 - 1 / (weight + ridge) * ridge, fit.dataFraction(), 1e-12);
    assertEquals(Standing.FITTED, fit.standing());
  }

  @Test
  void aFittedPriceIsNeverNegative() {
    // The fixed part alone is more than was measured.
    var fit = Fit.of(List.of(new Measurement("m", Map.of("a", 1.0), 500, 20, 1)), List.of(A));
    assertEquals(0, fit.price("a").value());
    assertEquals(0, fit.price("a").low());
    assertEquals(500 - 20, fit.residuals().get(0).difference(), 1e-9);
  }

  @Test
  void aSumAloneLeavesBothPartsUndetermined() {
    var fit = Fit.of(List.of(of("m", Map.of("a", 1.0, "b", 1.0), 300)), List.of(A, B));
    assertEquals(Double.POSITIVE_INFINITY, fit.conditionNumber());
    assertEquals(300, fit.price("a").value() + fit.price("b").value(), 0.05);
    // The excess of 150 is shared as the priors' variances, 100² and 50².
    assertEquals(100 + 150 * 0.8, fit.price("a").value(), 0.05);
    assertEquals(Standing.SHARED, fit.price("b").standing());
    assertTrue(fit.undetermined().contains(fit.price("b")));
  }

  @Test
  void whatNoMeasurementHoldsStaysAtItsPrior() {
    var fit = Fit.of(List.of(of("m", Map.of("a", 2.0), 300)), List.of(A, B));
    assertEquals(Standing.FIXED, fit.price("b").standing());
    assertEquals(50, fit.price("b").value());
    assertEquals(1, fit.conditionNumber(), 1e-12);
  }

  @Test
  void theConditionNumberIsThatOfTheScaledDesign() {
    // In prior deviations of 100 and deviations of 1: columns of 300 and 100.
    var fit =
        Fit.of(
            List.of(of("m", Map.of("a", 3.0), 300), of("n", Map.of("b", 2.0), 100)), List.of(A, B));
    assertEquals(3, fit.conditionNumber(), 1e-9);
  }

  @Test
  void measurementsThatContradictEachOtherWidenTheInterval() {
    // 180 and 220, said to be good to 1, differ by 28 of their joint deviations.
    var fit =
        Fit.of(List.of(of("m", Map.of("a", 1.0), 180), of("n", Map.of("a", 1.0), 220)), List.of(A));
    assertEquals(200, fit.price("a").value(), 0.02);
    assertEquals(Math.sqrt(2 * 20.0 * 20.0), fit.spreadFactor(), 0.01);
    assertTrue(fit.price("a").low() < 180 && fit.price("a").high() > 220);
  }

  @Test
  void measurementsThatContradictEachOtherLeaveOtherPricesAlone() {
    var quiet = Fit.of(List.of(of("b", Map.of("b", 1.0), 60)), List.of(A, B)).price("b");
    var loud =
        Fit.of(
                List.of(
                    of("m", Map.of("a", 1.0), 180),
                    of("n", Map.of("a", 1.0), 220),
                    of("b", Map.of("b", 1.0), 60)),
                List.of(A, B))
            .price("b");
    assertEquals(quiet.low(), loud.low(), 1e-9);
    assertEquals(quiet.high(), loud.high(), 1e-9);
  }

  @Test
  void ninetyFiveOfAHundredIntervalsCoverTheTruth() {
    var random = new Random(20110303);
    double[] truth = {140, 30, 700};
    var unknowns =
        List.of(new Unknown("a", 100, 100), new Unknown("b", 50, 50), new Unknown("c", 500, 500));
    double[][] design = {{1, 0, 0}, {1, 8, 0}, {0, 8, 1}, {1, 0, 1}, {2, 4, 1}};
    int covered = 0;
    int trials = 1000;
    for (int trial = 0; trial < trials; trial++) {
      var measurements = new ArrayList<Measurement>();
      for (double[] row : design) {
        var counts = new java.util.LinkedHashMap<String, Double>();
        double exact = 0;
        for (int j = 0; j < 3; j++) {
          exact += row[j] * truth[j];
          if (row[j] != 0) {
            counts.put(unknowns.get(j).name(), row[j]);
          }
        }
        double noise = 0.03 * exact;
        measurements.add(
            new Measurement("m", counts, 0, exact + noise * random.nextGaussian(), noise));
      }
      var fit = Fit.of(measurements, unknowns);
      for (int j = 0; j < 3; j++) {
        var price = fit.prices().get(j);
        covered += price.low() <= truth[j] && truth[j] <= price.high() ? 1 : 0;
      }
    }
    double share = covered / (3.0 * trials);
    assertTrue(share >= 0.94 && share <= 0.985, "covered " + share);
  }

  @Test
  void aNameThatIsNoUnknownIsRefused() {
    var error =
        assertThrows(
            IllegalArgumentException.class,
            () -> Fit.of(List.of(of("m", Map.of("x", 1.0), 300)), List.of(A)));
    assertEquals("Measurement m counts x, which is no unknown.", error.getMessage());
  }

  @Test
  void withoutAMeasuredUnknownThereIsNoFit() {
    var error =
        assertThrows(
            IllegalArgumentException.class,
            () -> Fit.of(List.of(of("m", Map.of(), 3)), List.of(A)));
    assertEquals("No measurement holds an unknown; nothing can be fitted.", error.getMessage());
  }
}

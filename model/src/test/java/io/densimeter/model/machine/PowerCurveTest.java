package io.densimeter.model.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PowerCurveTest {
  private static PowerCurve between(PowerModel model) {
    return PowerCurve.between("test", "test", model, 100, 300);
  }

  /** By hand: 0.25 · 200; (0.5 − 0.25^1.4) · 200, 0.25^1.4 = 0.14358729; 0.5 · 200; 200 / 64. */
  @ParameterizedTest
  @CsvSource({
    "LINEAR, 150",
    "FAN, 171.282541",
    "SQUARE_ROOT, 200",
    "CUBIC, 103.125",
  })
  void theFormulasAtAQuarterOfTheLoad(PowerModel model, double watts) {
    assertEquals(watts, between(model).watts(0.25), 1e-5);
  }

  @ParameterizedTest
  @EnumSource
  void theEndPointsAreThoseGiven(PowerModel model) {
    assertEquals(100, between(model).watts(0));
    assertEquals(300, between(model).watts(1));
    assertEquals(300, between(model).watts(7));
    assertEquals(model, between(model).model());
  }

  @ParameterizedTest
  @EnumSource
  void pointsFollowTheFormulaAsCloselyAsTheySay(PowerModel model) {
    var curve = between(model);
    for (int i = 0; i <= 1_000_000; i++) {
      double u = i / 1e6;
      double off = Math.abs(curve.watts(u) - 100 - 200 * model.share(u)) / 200;
      assertTrue(off <= (u < 0.002 ? 0.008 : 0.0003), model + " is off by " + off + " at " + u);
    }
  }

  @Test
  void aLinearCurveIsExact() {
    assertEquals(1, between(PowerModel.LINEAR).segments());
    assertEquals(100 + 200 * 0.037, between(PowerModel.LINEAR).watts(0.037), 1e-12);
  }

  @Test
  void theErrorsArePublishedOnes() {
    assertEquals(
        "over 619 published results off by 6.9 % in the median, 13.4 % at the 90th percentile",
        PowerModel.LINEAR.publishedError());
  }

  @Test
  void badCurvesAreRefused() {
    assertEquals(
        "A power curve (short) has 11 points, not 2.",
        assertThrows(IllegalArgumentException.class, () -> new PowerCurve("short", "test", 1, 2))
            .getMessage());
    assertEquals(
        "The maxWatts (90.0) must not be below idle, 100.0.",
        assertThrows(
                IllegalArgumentException.class,
                () -> PowerCurve.between("test", "test", PowerModel.LINEAR, 100, 90))
            .getMessage());
    assertThrows(
        IllegalArgumentException.class,
        () -> PowerCurve.between("test", "test", PowerModel.LINEAR, 0, Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> PowerModel.CUBIC.share(1.1));
  }
}

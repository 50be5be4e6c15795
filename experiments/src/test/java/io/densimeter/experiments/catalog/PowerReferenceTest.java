package io.densimeter.experiments.catalog;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.densimeter.model.machine.PowerCurve;
import io.densimeter.model.machine.PowerModel;
import io.densimeter.model.tco.Energy;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The power curves, held against the notes that they are from, where these are at hand: {@code
 * shared} beside a parent of the checkout; and against arithmetic on the published points.
 */
class PowerReferenceTest {
  private static final Catalog CATALOG = Catalog.shipped();
  private static final Pattern NUMBER = Pattern.compile("[0-9.]+");

  private static void assertPrints(String printed, double figure) {
    int point = printed.indexOf('.');
    int decimals = point < 0 ? 0 : printed.length() - point - 1;
    assertEquals(printed, String.format(Locale.ROOT, "%,." + decimals + "f", figure));
  }

  private static String notes() throws IOException {
    var parent = Path.of("").toAbsolutePath();
    while (parent != null && !Files.exists(parent.resolve("shared/reference/inputs-and-tco.md"))) {
      parent = parent.getParent();
    }
    assumeTrue(parent != null, "the notes on power are not at hand");
    var text =
        Files.readString(
            (parent == null ? Path.of("") : parent).resolve("shared/reference/inputs-and-tco.md"));
    return text.substring(text.indexOf("### 6.1"), text.indexOf("### 6.2"));
  }

  @Test
  void everyCurveIsThatOfTheNotes() throws IOException {
    List<double[]> published = new ArrayList<>();
    for (var line : notes().lines().toList()) {
      var cells = line.split("\\|");
      if (cells.length == 15 && NUMBER.matcher(cells[3].strip()).matches()) {
        published.add(
            Arrays.stream(cells, 3, 14).mapToDouble(c -> Double.parseDouble(c.strip())).toArray());
      }
    }
    assertEquals(17, published.size());
    var curves =
        CATALOG.names().powerCurves().stream()
            .map(CATALOG::powerCurve)
            .filter(curve -> curve.model() == null)
            .toList();
    assertEquals(published.size(), curves.size());
    for (int i = 0; i < curves.size(); i++) {
      var curve = curves.get(i);
      double[] watts = new double[PowerCurve.POINTS];
      Arrays.setAll(watts, curve::pointWatts);
      assertArrayEquals(published.get(i), watts, curve.name());
    }
  }

  @Test
  void everyPairOfIdleAndMaximumIsThatOfTheNotes() throws IOException {
    var text = notes();
    var pairs =
        CATALOG.names().powerCurves().stream()
            .map(CATALOG::powerCurve)
            .filter(curve -> curve.model() != null)
            .toList();
    assertEquals(6, pairs.size());
    var newer = text.substring(text.indexOf("Newer, idle and maximum only")).replace(",", "");
    for (var pair : pairs) {
      var idle = Double.toString(pair.watts(0)).replaceAll("\\.0$", "");
      var max = Double.toString(pair.watts(1)).replaceAll("\\.0$", "");
      assertTrue(newer.contains(" " + idle + "/" + max), pair.name());
    }
  }

  /** V33 and V34. */
  @ParameterizedTest
  @CsvSource({
    "ibm-x3550-m3-x5675, 0.05, 78.2",
    "ibm-x3550-m3-x5675, 0.25, 113.5",
    "ibm-x3550-m3-x5675, 0.75, 179.5",
    "dell-r730-v4, 0.05, 64.7",
    "dell-r730-v4, 0.25, 111.0",
    "dell-r730-v4, 0.75, 193.0",
    "lenovo-sr645, 0.05, 133.0",
    "lenovo-sr645, 0.25, 219.0",
    "lenovo-sr645, 0.65, 301.0",
    "lenovo-sr645, 0.75, 320.5",
  })
  void betweenItsPointsACurveIsLinear(String name, double utilisation, String watts) {
    assertPrints(watts, CATALOG.powerCurve(name).watts(utilisation));
  }

  /** V35. */
  @ParameterizedTest
  @CsvSource({
    "ibm-x3550-m3-x5675, '1,960', 560, -71.4",
    "dell-r730-v4, '1,696', 600, -64.6",
    "lenovo-sr645, '3,640', '1,084', -70.2",
  })
  void twentyHostsAtATenthOfTheLoadOnFourAtHalf(
      String name, String before, String after, String percent) {
    var curve = CATALOG.powerCurve(name);
    double twenty = 20 * curve.watts(0.1);
    double four = 4 * curve.watts(0.5);
    assertPrints(before, twenty);
    assertPrints(after, four);
    assertPrints(percent, 100 * (four / twenty - 1));
  }

  /** V36. */
  @Test
  void theYearOfThoseTwentyAndFourHosts() {
    var curve = CATALOG.powerCurve("ibm-x3550-m3-x5675");
    assertPrints("25,754.4", Energy.siteKwh(Energy.kwh(20 * curve.watts(0.1), 8_760), 1.5));
    assertPrints("7,358.4", Energy.siteKwh(Energy.kwh(4 * curve.watts(0.5), 8_760), 1.5));
  }

  /**
   * Mean relative error over the eleven points, of the models between their end points. The notes
   * round them by way of two decimals: 7.545 is 7.55 and then 7.6.
   */
  @ParameterizedTest
  @CsvSource({
    "ibm-x3550-m3-x5675, 5.2, 7.6, 30.1",
    "dell-r730-v4, 7.6, 13.7, 34.1",
    "lenovo-sr645, 11.7, 7.4, 37.1",
  })
  void theErrorsOfTheModelsByMachine(String name, String linear, String fan, String cubic) {
    assertEquals(linear, error(name, PowerModel.LINEAR));
    assertEquals(fan, error(name, PowerModel.FAN));
    assertEquals(cubic, error(name, PowerModel.CUBIC));
  }

  private static String error(String name, PowerModel model) {
    var measured = CATALOG.powerCurve(name);
    var modelled =
        PowerCurve.between(name, "", model, measured.pointWatts(0), measured.pointWatts(10));
    double sum = 0;
    for (int tenths = 0; tenths < PowerCurve.POINTS; tenths++) {
      double watts = measured.pointWatts(tenths);
      sum += Math.abs(modelled.watts(tenths / 10.0) - watts) / watts;
    }
    return BigDecimal.valueOf(100 * sum / PowerCurve.POINTS)
        .setScale(2, RoundingMode.HALF_UP)
        .setScale(1, RoundingMode.HALF_UP)
        .toPlainString();
  }
}

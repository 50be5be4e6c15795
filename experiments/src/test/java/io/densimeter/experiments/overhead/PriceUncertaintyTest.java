package io.densimeter.experiments.overhead;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.densimeter.experiments.catalog.Catalog;
import io.densimeter.experiments.text.TextFormat;
import io.densimeter.model.platform.CostTable;
import io.densimeter.model.platform.Path;
import io.densimeter.model.platform.Price;
import io.densimeter.model.platform.Primitive;
import io.densimeter.model.platform.Setting;
import java.util.List;
import org.junit.jupiter.api.Test;

class PriceUncertaintyTest {
  private static final Catalog CATALOG = Catalog.shipped();
  private static final double QUANTILE = 1.959963984540054;

  private static SourcedFigure figure(double value, String source) {
    return new SourcedFigure("owner", "syscall", value, "cycles", source);
  }

  private static double relative(String source) {
    return FigureStanding.relativeError(figure(100, source));
  }

  @Test
  void theStandingOfAFigureIsWhatItsSourceSays() {
    assertEquals(0, relative("by design: nothing traps"));
    assertEquals(0.05, relative("Adams & Agesen, ASPLOS 2006, table 1"));
    assertEquals(0.15, relative("computed: 1,427 less 784"));
    assertEquals(0.15, relative("as Core i7-2677M, the same core: a paper"));
    assertEquals(0.7, relative("assumption: as an MSR write"));
    assertEquals(0.7, relative("fixed: as xeon-5600"));
    // What calibrate writes: 95 % are 1.96 deviations on either side.
    assertEquals(
        8 / QUANTILE / 100,
        relative("fitted: a.txt, 2 measurements, residual up to 1.0 %, 95 % interval 92 to 108"),
        1e-12);
  }

  @Test
  void aSwitchHasNoErrorAndACountThatNobodyGaveHas() {
    var docker = CATALOG.implementation("docker");
    assertEquals(0, FigureStanding.relativeError(SourcedFigure.of(docker, Setting.NAT)));
    assertEquals(
        0.05, FigureStanding.relativeError(SourcedFigure.of(docker, Setting.CGROUP_LEVELS)));
    assertEquals(
        0.7, FigureStanding.relativeError(SourcedFigure.of(docker, Setting.ROUTINE_BLOCKS)));
    assertEquals(0, FigureStanding.relativeError(SourcedFigure.of(docker, Setting.USER_EXPANSION)));
  }

  @Test
  void errorsOfASumAddUpAsSquares() {
    // 3 a + 2 b with a = 200 ± 5 % and b = 1000 ± 70 %; nothing else has a part in it.
    var platform =
        CATALOG
            .platform("xeon-5600")
            .with(Primitive.CPUID, new Price(200, Price.Unit.CYCLES, "a paper"));
    var implementation =
        CATALOG
            .implementation("kvm")
            .with(Path.INJECT, new Price(1000, Price.Unit.CYCLES, "assumption: a guess"));
    double half =
        PriceUncertainty.halfWidth(
            platform,
            implementation,
            (CostTable costs) ->
                3 * costs.primitive(Primitive.CPUID) + 2 * costs.path(Path.INJECT) + 77);
    assertEquals(QUANTILE * Math.hypot(3 * 200 * 0.05, 2 * 1000 * 0.7), half, 1e-6 * half);
  }

  @Test
  void whatRestsOnNothingUncertainHasNoInterval() {
    double half =
        PriceUncertainty.halfWidth(
            CATALOG.platform("xeon-5600"), CATALOG.implementation("kvm"), costs -> 42);
    assertEquals(0, half);
  }

  /** By the path alone that a filter is made of, checked by hand against the sensitivities. */
  @Test
  void theIntervalOfASlowdownIsMadeOfTheSensitivities() {
    var at = SystemCalls.IN_DOCKER;
    double squares = 0;
    for (var each : Explanation.of(at).sensitivities()) {
      double relative = FigureStanding.relativeError(each.figure());
      squares += Math.pow(each.change() / each.step() * relative, 2);
    }
    assertTrue(squares > 0);
    assertEquals(QUANTILE * Math.sqrt(squares), PriceUncertainty.ofSlowdown(at), 1e-9);
    assertEquals(PriceUncertainty.ofSlowdown(at), PriceUncertainty.ofSlowdown(at));
  }

  @Test
  void theIntervalHoldsSamplingAndPrices() {
    var comparison = Comparison.of(List.of(SystemCalls.IN_DOCKER));
    double sampling = comparison.overheads().get(0).slowdownHalfWidth();
    double prices = comparison.priceHalfWidths().get(0);
    assertEquals(Math.sqrt(sampling * sampling + prices * prices), comparison.halfWidth(0), 1e-12);
    var csv = OverheadText.of(comparison, TextFormat.CSV);
    assertTrue(csv.contains(",slowdown-price-half-width,," + prices + ","), csv);
    assertTrue(
        csv.contains(
            ",slowdown-high,,"
                + (comparison.overheads().get(0).slowdown() + comparison.halfWidth(0))),
        csv);
    assertTrue(
        OverheadText.of(comparison, TextFormat.JSON)
            .contains("\"slowdown_price_half_width\" : " + prices));
  }
}

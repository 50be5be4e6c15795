package io.densimeter.model.stats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class PercentileTest {
  private static final double[] ONE_TO_TWENTY =
      IntStream.rangeClosed(1, 20).asDoubleStream().toArray();

  /** The five minutes of one-second samples of a rollup: 285 at 10 %, 15 at 90 %. */
  private static final double[] ROLLUP =
      IntStream.range(0, 300).mapToDouble(second -> second < 285 ? 10 : 90).toArray();

  /** V31, nearest rank. */
  @Test
  void theNearestRankOf95PercentOf1To20Is19() {
    assertEquals(19, Percentile.nearestRank(ONE_TO_TWENTY, 95));
  }

  /** V31, linear. */
  @Test
  void theLinear95thPercentileOf1To20Is19AndATwentieth() {
    assertEquals(19 + 0.05 * (20 - 19), Percentile.linear(ONE_TO_TWENTY, 95));
  }

  @Test
  void theNearestRankOfARollupHidesAPeakOf5PercentAt95AndShowsItAt96() {
    assertEquals(10, Percentile.nearestRank(ROLLUP, 95));
    assertEquals(90, Percentile.nearestRank(ROLLUP, 96));
  }

  @Test
  void thePercentCountsAsWrittenInDecimal() {
    double[] hundred = IntStream.rangeClosed(1, 100).asDoubleStream().toArray();
    assertTrue(0.07 * 100 > 7);
    assertEquals(7, Percentile.nearestRank(hundred, 7));
    double[] thousand = IntStream.rangeClosed(1, 1000).asDoubleStream().toArray();
    assertEquals(999, Percentile.nearestRank(thousand, 99.9));
  }

  @Test
  void orderDoesNotMatterAndTheValuesAreLeftAsTheyAre() {
    double[] values = {3, 1, 2};
    assertEquals(2, Percentile.nearestRank(values, 50));
    assertEquals(2, Percentile.linear(values, 50));
    assertArrayEquals(new double[] {3, 1, 2}, values);
  }

  @Test
  void theEndsAreTheMinimumAndTheMaximum() {
    assertEquals(1, Percentile.nearestRank(ONE_TO_TWENTY, 0));
    assertEquals(1, Percentile.linear(ONE_TO_TWENTY, 0));
    assertEquals(20, Percentile.nearestRank(ONE_TO_TWENTY, 100));
    assertEquals(20, Percentile.linear(ONE_TO_TWENTY, 100));
  }

  @Property(tries = 300, seed = "20110303")
  void atLeastTheAskedShareIsNotAboveTheNearestRankAndOneFewerWouldNotDo(
      @ForAll @Size(min = 1, max = 60) double[] any,
      @ForAll @DoubleRange(max = 100) double percent) {
    double[] values = Arrays.stream(any).map(v -> v % 100).toArray();
    double percentile = Percentile.nearestRank(values, percent);
    long notAbove = Arrays.stream(values).filter(v -> v <= percentile).count();
    long below = Arrays.stream(values).filter(v -> v < percentile).count();
    assertTrue(notAbove * 100.0 >= percent * values.length * (1 - 1e-12));
    assertTrue(below == 0 || below * 100.0 < percent * values.length * (1 + 1e-12));
  }

  @Test
  void valuesThatAreNotNumbersAreRefused() {
    var error =
        assertThrows(
            IllegalArgumentException.class,
            () -> Percentile.linear(new double[] {1, Double.NaN}, 50));
    assertEquals("The value (NaN) must be finite.", error.getMessage());
  }

  @Test
  void percentsBeyond100AndEmptySamplesAreRefused() {
    assertEquals(
        "The percent (950.0) must be 0 to 100.",
        assertThrows(
                IllegalArgumentException.class, () -> Percentile.nearestRank(ONE_TO_TWENTY, 950))
            .getMessage());
    assertThrows(
        IllegalArgumentException.class, () -> Percentile.linear(ONE_TO_TWENTY, Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> Percentile.linear(new double[0], 50));
    assertThrows(IllegalArgumentException.class, () -> Percentile.nearestRank(new double[0], 50));
  }
}

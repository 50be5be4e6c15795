package io.densimeter.reports.html;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class DecimationTest {
  @Test
  void aShortSeriesStaysWhole() {
    assertEquals(List.of(0, 1, 2), Decimation.steps(List.of(1.0, 5.0, 2.0), 4));
  }

  @Test
  void theOnePeakOfALongSeriesStays() {
    var series = new java.util.ArrayList<>(Collections.nCopies(100_000, 0.1));
    series.set(77_777, 0.9);
    assertTrue(Decimation.steps(series, 60).contains(77_777));
  }

  @Property(tries = 300, seed = "20110303")
  void stepsAreFewInOrderAndKeepTheExtremes(
      @ForAll @Size(max = 400) List<@DoubleRange(min = 0, max = 1) Double> series,
      @ForAll @IntRange(min = 4, max = 90) int points) {
    var steps = Decimation.steps(series, points);
    assertTrue(steps.size() <= points, steps + " for " + points);
    assertTrue(
        IntStream.range(1, steps.size()).allMatch(i -> steps.get(i) > steps.get(i - 1)),
        steps.toString());
    if (!series.isEmpty()) {
      assertEquals(0, steps.get(0));
      assertEquals(series.size() - 1, steps.get(steps.size() - 1));
      var kept = steps.stream().map(series::get).toList();
      assertEquals(Collections.max(series), Collections.max(kept));
      assertEquals(Collections.min(series), Collections.min(kept));
    }
  }

  @Test
  void anAxisEndsBeyondWhatIsNotDwarfed() {
    // The median is 38, five times it 190: 1052 is beyond, 46 the longest within.
    assertEquals(46 * 1.25, AxisLimit.of(1052, 31, 36, 38, 46));
    assertEquals(0, AxisLimit.of(40, 31, 36, 38, 46));
    assertEquals(0, AxisLimit.of(1052, 31));
    assertEquals(0, AxisLimit.of());
    assertEquals(0, AxisLimit.of(0, 0, 0, 7));
  }
}

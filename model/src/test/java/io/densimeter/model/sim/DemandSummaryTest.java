package io.densimeter.model.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class DemandSummaryTest {
  @Test
  void eachOfManyGuestsHasItsOwnFigures() {
    // Guest g demands g/200 in 38 steps and 1 in two of 40: the two are above rank 38.
    var rows = new float[40][150];
    for (int step = 0; step < 40; step++) {
      for (int guest = 0; guest < 150; guest++) {
        rows[step][guest] = step % 20 == 7 ? 1 : guest / 200f;
      }
    }

    var summary = DemandSummary.of(new FixedTrace(300, rows));

    assertEquals(150, summary.guests());
    for (int guest = 0; guest < 150; guest++) {
      assertEquals(guest / 200f, summary.p95Fraction(guest));
      assertEquals((38 * guest / 200.0 + 2) / 40, summary.meanFraction(guest), 1e-7);
    }
  }
}

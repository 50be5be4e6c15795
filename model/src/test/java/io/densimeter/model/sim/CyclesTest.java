package io.densimeter.model.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class CyclesTest {
  @Test
  void onlyWholeCyclesCount() {
    assertEquals(3_000_000_000L * 300, Cycles.during(3_000_000_000L, 300_000_000_000L));
    assertEquals(1, Cycles.during(3, 500_000_000));
    assertEquals(2_599, Cycles.during(2_599_999_999L, 1_000));
  }

  @Test
  void cyclesThatNoLongHoldsAreRefused() {
    assertEquals(Long.MAX_VALUE, Cycles.during(Long.MAX_VALUE, 1_000_000_000));
    var refused =
        assertThrows(IllegalArgumentException.class, () -> Cycles.during(1L << 62, 2_000_000_000L));
    assertEquals(
        "4611686018427387904 Hz for 2000000000 ns are 9223372036854775808 cycles, more than the"
            + " counters hold (9223372036854775807).",
        refused.getMessage());
  }
}

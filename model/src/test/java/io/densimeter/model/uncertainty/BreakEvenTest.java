package io.densimeter.model.uncertainty;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class BreakEvenTest {
  @Test
  void twoPlansOfFixedAndRunningCostMeet() {
    // 1,000 + 7 p = 400 + 10 p at p = 200.
    var found = BreakEven.of(price -> 1_000 + 7 * price - (400 + 10 * price), 0, 500);
    assertEquals(1, found.size());
    assertEquals(200, found.get(0), 1e-9);
  }

  @Test
  void allOfSeveralAreFoundInOrder() {
    var found = BreakEven.of(x -> (x - 1) * (x - 4) * (x - 9), 0, 10);
    assertEquals(List.of(1L, 4L, 9L), found.stream().map(Math::round).toList());
  }

  @Test
  void aStepIsWhereItIs() {
    var found = BreakEven.of(x -> x < Math.PI ? -5 : 3, 0, 10);
    assertEquals(Math.PI, found.get(0), 1e-12);
  }

  @Test
  void plansThatNeverCostTheSameHaveNone() {
    assertEquals(List.of(), BreakEven.of(x -> 5 + x, 0, 100));
  }
}

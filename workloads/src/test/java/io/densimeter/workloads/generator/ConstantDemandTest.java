package io.densimeter.workloads.generator;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.densimeter.model.workload.DemandTrace;
import io.densimeter.model.workload.DemandTrace.Resource;
import org.junit.jupiter.api.Test;

class ConstantDemandTest {
  @Test
  void everyGuestAsksForTheSameAtEveryStep() {
    DemandTrace trace = ConstantDemand.of(3, 288, 300_000_000_000L, 0.75);

    assertEquals(3, trace.guests());
    assertEquals(288, trace.steps());
    assertEquals(86_400_000_000_000L, trace.steps() * trace.stepNanos());
    assertEquals("guest-0", trace.guestName(0));
    for (int step = 0; step < 288; step++) {
      assertArrayEquals(new float[] {0.75f, 0.75f, 0.75f}, trace.row(Resource.CPU, step));
    }
    assertFalse(trace.has(Resource.NETWORK));
  }

  @Test
  void whatIsNotThereIsRefused() {
    DemandTrace trace = ConstantDemand.of(3, 2, 1, 1);

    assertThrows(IndexOutOfBoundsException.class, () -> trace.row(Resource.CPU, 2));
    assertThrows(IndexOutOfBoundsException.class, () -> trace.guestName(3));
    assertRefused("The trace has no DISK demand.", () -> trace.row(Resource.DISK, 0));
  }

  @Test
  void argumentsAreChecked() {
    assertRefused(
        "The number of guests (0) must be positive.", () -> ConstantDemand.of(0, 1, 1, 1));
    assertRefused(
        "The number of steps (-1) must be positive.", () -> ConstantDemand.of(1, -1, 1, 1));
    assertRefused("The stepNanos (0) must be positive.", () -> ConstantDemand.of(1, 1, 0, 1));
    assertRefused("The cpuFraction (1.5) must be 0 to 1.", () -> ConstantDemand.of(1, 1, 1, 1.5));
    assertRefused(
        "The cpuFraction (NaN) must be 0 to 1.", () -> ConstantDemand.of(1, 1, 1, Double.NaN));
  }

  private static void assertRefused(String message, Runnable action) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, action::run).getMessage());
  }
}

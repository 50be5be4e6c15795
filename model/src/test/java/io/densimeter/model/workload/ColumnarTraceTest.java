package io.densimeter.model.workload;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.densimeter.model.workload.DemandTrace.Resource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ColumnarTraceTest {
  private static final long MINUTE_NANOS = 60_000_000_000L;

  @Test
  void columnsOfGuestsBecomeRowsOfSteps() {
    DemandTrace trace =
        twoGuests()
            .column(Resource.CPU, 0, new float[] {0f, 0.25f, 1f})
            .column(Resource.CPU, 1, new float[] {0.5f, 0.75f, 0.125f})
            .build();

    assertArrayEquals(new float[] {0f, 0.5f}, trace.row(Resource.CPU, 0));
    assertArrayEquals(new float[] {0.25f, 0.75f}, trace.row(Resource.CPU, 1));
    assertArrayEquals(new float[] {1f, 0.125f}, trace.row(Resource.CPU, 2));
    assertEquals(2, trace.guests());
    assertEquals(3, trace.steps());
    assertEquals(MINUTE_NANOS, trace.stepNanos());
    assertEquals("web", trace.guestName(0));
    assertEquals("database", trace.guestName(1));
  }

  @Test
  void aRowIsHandedOutWithoutACopy() {
    ColumnarTrace trace = cpuOnly();

    assertSame(trace.row(Resource.CPU, 1), trace.row(Resource.CPU, 1));
  }

  @Test
  void aColumnIsCopied() {
    float[] column = {0.1f, 0.2f, 0.3f};
    ColumnarTrace trace =
        twoGuests().column(Resource.CPU, 0, column).column(Resource.CPU, 1, column).build();
    column[0] = 0.9f;

    assertArrayEquals(new float[] {0.1f, 0.1f}, trace.row(Resource.CPU, 0));
  }

  @Test
  void eachResourceHasItsOwnRowsAndUnit() {
    ColumnarTrace trace =
        twoGuests()
            .column(Resource.CPU, 0, new float[3])
            .column(Resource.NETWORK, 1, new float[] {9_000f, 8_000f, 7_000f})
            .column(Resource.CPU, 1, new float[3])
            .column(Resource.NETWORK, 0, new float[] {1f, 2f, 3f})
            .build();

    assertTrue(trace.has(Resource.NETWORK));
    assertFalse(trace.has(Resource.MEMORY));
    assertArrayEquals(new float[] {2f, 8_000f}, trace.row(Resource.NETWORK, 1));
    assertArrayEquals(new float[] {0f, 0f}, trace.row(Resource.CPU, 1));
  }

  @Test
  void aResourceThatIsNotThereIsAnError() {
    ColumnarTrace trace = cpuOnly();

    assertRefused("The trace has no DISK demand.", () -> trace.row(Resource.DISK, 0));
  }

  @ParameterizedTest
  @ValueSource(floats = {-0.001f, 1.0000001f, Float.NaN, Float.POSITIVE_INFINITY})
  void aShareOutsideZeroToOneIsRefused(float value) {
    for (Resource share : List.of(Resource.CPU, Resource.MEMORY)) {
      assertRefused(
          "The %s demand of guest \"database\" at step 2 (%s) must be 0 to 1."
              .formatted(share, Float.toString(value)),
          () -> twoGuests().column(share, 1, new float[] {0f, 1f, value}));
    }
  }

  @ParameterizedTest
  @ValueSource(floats = {-1f, Float.NaN, Float.POSITIVE_INFINITY})
  void aRateThatIsNegativeOrNotFiniteIsRefused(float value) {
    assertRefused(
        "The DISK demand of guest \"web\" at step 0 (%s) must be zero or more and finite."
            .formatted(Float.toString(value)),
        () -> twoGuests().column(Resource.DISK, 0, new float[] {value, 0f, 0f}));
  }

  @Test
  void aColumnOfAnotherLengthIsRefused() {
    assertRefused(
        "The CPU column of guest \"web\" has 2 values, the trace has 3 steps.",
        () -> twoGuests().column(Resource.CPU, 0, new float[2]));
  }

  @Test
  void aColumnSetTwiceIsRefused() {
    ColumnarTrace.Builder builder = twoGuests().column(Resource.CPU, 0, new float[3]);

    assertRefused(
        "The CPU column of guest \"web\" is set twice.",
        () -> builder.column(Resource.CPU, 0, new float[3]));
  }

  @Test
  void aGuestWithoutCpuIsRefused() {
    assertRefused(
        "1 of 2 guests have no CPU column, the first is \"database\".",
        () -> twoGuests().column(Resource.CPU, 0, new float[3]).build());
    assertRefused(
        "2 of 2 guests have no CPU column, the first is \"web\".", () -> twoGuests().build());
  }

  @Test
  void aResourceThatOnlySomeGuestsHaveIsRefused() {
    assertRefused(
        "1 of 2 guests have no MEMORY column, the first is \"web\".",
        () ->
            twoGuests()
                .column(Resource.CPU, 0, new float[3])
                .column(Resource.CPU, 1, new float[3])
                .column(Resource.MEMORY, 1, new float[3])
                .build());
  }

  @Test
  void aBuiltTraceCannotBeChangedThroughItsBuilder() {
    ColumnarTrace.Builder builder =
        twoGuests().column(Resource.CPU, 0, new float[3]).column(Resource.CPU, 1, new float[3]);
    builder.build();

    assertThrows(IllegalStateException.class, () -> builder.column(Resource.DISK, 0, new float[3]));
  }

  @Test
  void namesAreUniqueAndThereIsAtLeastOneGuestAndOneStep() {
    assertRefused(
        "The guest name \"web\" must be unique.",
        () -> ColumnarTrace.builder(List.of("web", "mail", "web"), 1, 1));
    assertRefused(
        "A guest's name must not be blank.", () -> ColumnarTrace.builder(List.of(" "), 1, 1));
    assertRefused(
        "The number of guests (0) must be positive.", () -> ColumnarTrace.builder(List.of(), 1, 1));
    assertRefused(
        "The number of steps (0) must be positive.",
        () -> ColumnarTrace.builder(List.of("web"), 0, 1));
    assertRefused(
        "The stepNanos (0) must be positive.", () -> ColumnarTrace.builder(List.of("web"), 1, 0));
  }

  private static ColumnarTrace.Builder twoGuests() {
    return ColumnarTrace.builder(List.of("web", "database"), 3, MINUTE_NANOS);
  }

  private static ColumnarTrace cpuOnly() {
    return twoGuests()
        .column(Resource.CPU, 0, new float[3])
        .column(Resource.CPU, 1, new float[3])
        .build();
  }

  private static void assertRefused(String message, Runnable action) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, action::run).getMessage());
  }
}

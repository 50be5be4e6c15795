package io.densimeter.workloads.generator;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.densimeter.model.workload.ColumnarTrace;
import io.densimeter.model.workload.DemandTrace;
import io.densimeter.model.workload.DemandTrace.Resource;
import java.util.List;
import org.junit.jupiter.api.Test;

class RepeatedCoursesTest {
  private static final long HALF_DAY = 43_200_000_000_000L;

  /** Two courses of two days: 1, 2, 3, 4 and 5, 6, 7, 8 hundredths at half-day steps. */
  private static DemandTrace courses() {
    var builder = ColumnarTrace.builder(List.of("a", "b"), 4, HALF_DAY);
    builder.column(Resource.CPU, 0, new float[] {0.01f, 0.02f, 0.03f, 0.04f});
    builder.column(Resource.CPU, 1, new float[] {0.05f, 0.06f, 0.07f, 0.08f});
    return builder.build();
  }

  @Test
  void furtherGuestsFollowTheCoursesADayLaterAtTheSameTimeOfTheDay() {
    var trace = new RepeatedCourses(courses(), 4);

    assertArrayEquals(
        new float[] {0.01f, 0.05f, 0.03f, 0.07f}, trace.row(Resource.CPU, 0), "first morning");
    assertArrayEquals(
        new float[] {0.04f, 0.08f, 0.02f, 0.06f}, trace.row(Resource.CPU, 3), "last evening");
    assertEquals(1, trace.courseOf(3));
    assertEquals("guest-3", trace.guestName(3));
  }

  @Test
  void theLastBlockMayBeShort() {
    assertArrayEquals(
        new float[] {0.02f, 0.06f, 0.04f}, new RepeatedCourses(courses(), 3).row(Resource.CPU, 1));
  }

  /** Two courses on two days keep four guests apart. */
  @Test
  void moreGuestsThanCoursesAndDaysAreRefused() {
    assertEquals(4, RepeatedCourses.mostGuests(2, 4, HALF_DAY));
    assertEquals(2, RepeatedCourses.mostGuests(2, 5, HALF_DAY), "not whole days");
    assertThrows(IllegalArgumentException.class, () -> new RepeatedCourses(courses(), 5));
  }
}

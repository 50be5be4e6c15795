package io.densimeter.workloads.generator;

import io.densimeter.model.workload.DemandTrace;

/**
 * A trace of many guests made of few courses: guest g follows course g mod n, g / n whole days
 * later, at the same time of the day; what would be after the end is taken from the beginning.
 *
 * <p>So a month of a large estate takes the memory of its courses only. No two guests are the same
 * as long as there are no more than n guests for each day.
 */
public final class RepeatedCourses implements DemandTrace {
  private static final long DAY_NANOS = 86_400_000_000_000L;

  private final DemandTrace courses;
  private final int guests;
  private final int stepsPerDay;

  /**
   * Creates the trace.
   *
   * @param courses one guest for each course; whole days
   * @param guests how many guests follow them
   * @throws IllegalArgumentException when there are not enough courses to keep guests apart
   */
  public RepeatedCourses(DemandTrace courses, int guests) {
    this.courses = courses;
    this.guests = guests;
    stepsPerDay = (int) (DAY_NANOS / courses.stepNanos());
    long most = mostGuests(courses.guests(), courses.steps(), courses.stepNanos());
    if (guests > most) {
      throw new IllegalArgumentException(
          "The guests (" + guests + ") must be at most " + most + ": a course for each day.");
    }
  }

  /** Returns how many guests can be told apart: all courses, once for each whole day. */
  public static long mostGuests(int courses, int steps, long stepNanos) {
    long days = steps * stepNanos % DAY_NANOS == 0 ? steps * stepNanos / DAY_NANOS : 1;
    return DAY_NANOS % stepNanos == 0 ? courses * days : courses;
  }

  @Override
  public int guests() {
    return guests;
  }

  @Override
  public int steps() {
    return courses.steps();
  }

  @Override
  public long stepNanos() {
    return courses.stepNanos();
  }

  @Override
  public String guestName(int guest) {
    return "guest-" + guest;
  }

  @Override
  public DemandTrace courses() {
    return courses;
  }

  @Override
  public int courseOf(int guest) {
    return guest % courses.guests();
  }

  @Override
  public boolean has(Resource resource) {
    return courses.has(resource);
  }

  /** Returns a row that is the caller's own: threads may read the trace side by side. */
  @Override
  public float[] row(Resource resource, int step) {
    float[] row = new float[guests];
    for (int first = 0, day = 0; first < guests; first += courses.guests(), day++) {
      float[] from = courses.row(resource, (step + day * stepsPerDay) % courses.steps());
      System.arraycopy(from, 0, row, first, Math.min(from.length, guests - first));
    }
    return row;
  }
}

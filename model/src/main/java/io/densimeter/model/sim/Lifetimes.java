package io.densimeter.model.sim;

import io.densimeter.model.workload.DemandTrace;
import java.util.Arrays;

/** When guests come and go. */
final class Lifetimes {
  private final long[] arrivals; // step, guest; ascending
  private final long[] departures;
  private int arrived;
  private int departed;

  Lifetimes(DemandTrace trace) {
    int guests = trace.guests();
    arrivals = new long[guests];
    departures = new long[guests];
    for (int guest = 0; guest < guests; guest++) {
      int first = trace.firstStep(guest);
      int end = trace.endStep(guest);
      if (first < 0 || end < first || end > trace.steps()) {
        throw new IllegalArgumentException(
            "Guest %s is there from step %d to before step %d of %d steps."
                .formatted(trace.guestName(guest), first, end, trace.steps()));
      }
      arrivals[guest] = (long) first << 32 | guest;
      departures[guest] = (long) end << 32 | guest;
    }
    Arrays.sort(arrivals);
    Arrays.sort(departures);
  }

  /** Returns a guest that leaves before this step and has not been returned, -1 without one. */
  int departing(int step) {
    return departed < departures.length && departures[departed] >> 32 <= step
        ? (int) departures[departed++]
        : -1;
  }

  /** Returns a guest that comes at this step and has not been returned, -1 without one. */
  int arriving(int step) {
    return arrived < arrivals.length && arrivals[arrived] >> 32 <= step
        ? (int) arrivals[arrived++]
        : -1;
  }
}

package io.densimeter.model.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventLoopTest {
  private final EventLoop loop = new EventLoop();
  private final List<Long> order = new ArrayList<>();
  private final EventHandler record = (now, payload) -> order.add(payload);

  @Test
  void eventsRunByTimeThenPriorityThenFirstCome() {
    loop.schedule(20, 0, record, 6);
    loop.schedule(10, 1, record, 4);
    loop.schedule(10, 0, record, 2);
    loop.schedule(10, 1, record, 5);
    loop.schedule(10, 0, record, 3);
    loop.schedule(10, -32768, record, 1);
    loop.schedule(20, 32767, record, 7);

    assertEquals(7, loop.run());

    assertEquals(List.of(1L, 2L, 3L, 4L, 5L, 6L, 7L), order);
    assertEquals(20, loop.nowNanos());
  }

  @Test
  void aThousandEventsAtOneTimeKeepTheirOrderAfterCancels() {
    List<Long> handles = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      handles.add(loop.schedule(5, 0, record, i));
    }
    List<Long> expected = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      if (i % 3 == 0) {
        assertTrue(loop.cancel(handles.get(i)));
      } else {
        expected.add((long) i);
      }
    }

    loop.run();

    assertEquals(expected, order);
  }

  @Test
  void aRescheduledEventComesAfterThoseAlreadyThere() {
    long first = loop.schedule(5, 0, record, 1);
    loop.schedule(5, 0, record, 2);
    loop.schedule(9, 0, record, 3);
    loop.reschedule(first, 9);
    loop.schedule(9, 0, record, 4);

    loop.run();

    assertEquals(List.of(2L, 3L, 1L, 4L), order);
  }

  @Test
  void aRescheduledEventKeepsItsNegativePriority() {
    long urgent = loop.schedule(1, -7, record, 1);
    loop.schedule(9, -6, record, 3);
    loop.schedule(9, -7, record, 0);
    loop.reschedule(urgent, 9);

    loop.run();

    assertEquals(List.of(0L, 1L, 3L), order);
  }

  @Test
  void aHandlerMaySchedule() {
    loop.schedule(3, 0, (now, payload) -> loop.schedule(now, 0, record, payload + 1), 41);

    loop.run();

    assertEquals(List.of(42L), order);
  }

  @Test
  void runUntilRunsTheEventsOfThatTimeAndSetsTheClock() {
    loop.schedule(10, 0, record, 1);
    loop.schedule(11, 0, record, 2);

    assertEquals(1, loop.runUntil(10));
    assertEquals(10, loop.nowNanos());
    assertEquals(1, loop.pending());
    assertEquals(1, loop.runUntil(500));
    assertEquals(500, loop.nowNanos());
    assertEquals(List.of(1L, 2L), order);
  }

  @Test
  void aStaleHandleIsDetectedEvenWhenItsPlaceIsTakenAgain() {
    long old = loop.schedule(1, 0, record, 1);
    assertTrue(loop.isPending(old));
    loop.run();
    long current = loop.schedule(2, 0, record, 2);

    assertNotEquals(old, current);
    assertFalse(loop.isPending(old));
    assertFalse(loop.cancel(old));
    var refused = assertThrows(IllegalArgumentException.class, () -> loop.reschedule(old, 100));
    assertEquals(
        "The event of handle " + Long.toHexString(old) + " has run or been cancelled.",
        refused.getMessage());
    assertTrue(loop.cancel(current));
    assertFalse(loop.cancel(current));
    assertFalse(loop.cancel(EventLoop.NO_EVENT));
    assertFalse(loop.cancel(-1));
    assertEquals(0, loop.run());
  }

  @Test
  void anEventThatRunsIsNoLongerPending() {
    long[] handle = new long[1];
    handle[0] = loop.schedule(1, 0, (now, payload) -> assertFalse(loop.cancel(handle[0])), 0);

    assertEquals(1, loop.run());
  }

  @Test
  void thePastIsRefused() {
    loop.runUntil(1_000);
    long handle = loop.schedule(1_000, 0, record, 1);

    String message = "The time (999 ns) is before now (1000 ns).";
    assertEquals(
        message,
        assertThrows(IllegalArgumentException.class, () -> loop.schedule(999, 0, record, 2))
            .getMessage());
    assertEquals(
        message,
        assertThrows(IllegalArgumentException.class, () -> loop.reschedule(handle, 999))
            .getMessage());
    assertEquals(
        message,
        assertThrows(IllegalArgumentException.class, () -> loop.runUntil(999)).getMessage());
  }

  @Test
  void aPriorityOutOfRangeIsRefused() {
    var refused =
        assertThrows(IllegalArgumentException.class, () -> loop.schedule(1, 32768, record, 1));
    assertEquals("The priority (32768) must be -32768 to 32767.", refused.getMessage());
  }

  @Test
  void aLoopThatRunsIsNotRunAgain() {
    loop.schedule(1, 0, (now, payload) -> loop.run(), 0);

    var refused = assertThrows(IllegalStateException.class, loop::run);
    assertEquals("The event loop is already running.", refused.getMessage());
  }

  @Test
  void anEventAllocatesNothing() {
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    var churn = new Churn(loop, 1_000);
    loop.runUntil(100_000);

    long before = threads.getCurrentThreadAllocatedBytes();
    long events = loop.runUntil(1_100_000);
    long bytes = threads.getCurrentThreadAllocatedBytes() - before;

    assertTrue(events > 500_000, events + " events");
    assertTrue(churn.rescheduled > 100_000, churn.rescheduled + " rescheduled");
    assertTrue(bytes < events, bytes + " bytes in " + events + " events");
  }

  /** Events that follow themselves, and push one another about, by a linear congruence. */
  private static final class Churn implements EventHandler {
    private final EventLoop loop;
    private final long[] handles;
    private long state = 20110303;
    private long rescheduled;

    Churn(EventLoop loop, int events) {
      this.loop = loop;
      handles = new long[events];
      for (int i = 0; i < events; i++) {
        handles[i] = loop.schedule(i, 0, this, i);
      }
    }

    @Override
    public void handle(long nowNanos, long payload) {
      int self = (int) payload;
      handles[self] = loop.schedule(nowNanos + 1 + next(1_000), next(3), this, payload);
      int other = next(handles.length);
      if (next(4) == 0) {
        loop.reschedule(handles[other], nowNanos + 1 + next(1_000));
        rescheduled++;
      } else if (next(4) == 0 && loop.cancel(handles[other])) {
        handles[other] = loop.schedule(nowNanos + 1 + next(1_000), 0, this, other);
      }
    }

    private int next(int bound) {
      state = state * 6364136223846793005L + 1442695040888963407L;
      return (int) ((state >>> 33) % bound);
    }
  }
}

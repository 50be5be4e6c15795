package io.densimeter.model.sim;

import java.util.Arrays;
import java.util.Objects;

/**
 * A queue of future events and the simulated clock that they move.
 *
 * <p>Events run in the order of their time, then priority (the smaller first), then first come: an
 * event scheduled or rescheduled later runs later. Handlers may schedule, cancel and reschedule.
 *
 * <p>The queue is a four-ary heap on parallel arrays of primitives, with the heap position of each
 * event for cancelling in O(log n). Arrays grow with the number of pending events; apart from that,
 * nothing is allocated. Not for use by several threads.
 *
 * @see <a href="https://doi.org/10.1145/231379.231381">LaMarca and Ladner, The influence of caches
 *     on the performance of heaps, JEA 1996</a>
 */
public final class EventLoop {
  /** A handle that no event ever has. */
  public static final long NO_EVENT = 0;

  private static final int INITIAL_CAPACITY = 64;
  private static final int ARITY_BITS = 2;
  private static final int ARITY = 1 << ARITY_BITS;
  private static final int SEQUENCE_BITS = 48;
  private static final int FREE = -1;

  // By heap position. slots is a permutation of all slots: those from pending on are free.
  private long[] times = new long[INITIAL_CAPACITY];
  private long[] orders = new long[INITIAL_CAPACITY]; // priority above, sequence below
  private int[] slots = new int[INITIAL_CAPACITY];

  // By slot.
  private int[] positions = new int[INITIAL_CAPACITY];
  private int[] generations = new int[INITIAL_CAPACITY];
  private EventHandler[] handlers = new EventHandler[INITIAL_CAPACITY];
  private long[] payloads = new long[INITIAL_CAPACITY];

  private int pending;
  private long sequence;
  private long nowNanos;
  private boolean running;

  /** Creates an empty loop at time 0. */
  public EventLoop() {
    freeSlots(0);
  }

  /** Returns the simulated time in nanoseconds. */
  public long nowNanos() {
    return nowNanos;
  }

  /** Returns the number of events that wait. */
  public int pending() {
    return pending;
  }

  /**
   * Schedules an event.
   *
   * @param timeNanos when, now or later
   * @param priority order among events of one time, the smaller first; -32768 to 32767
   * @param handler what to do
   * @param payload a number for the handler
   * @return a handle to cancel or reschedule the event, never {@link #NO_EVENT}
   */
  public long schedule(long timeNanos, int priority, EventHandler handler, long payload) {
    requireNotPast(timeNanos);
    if (priority != (short) priority) {
      throw new IllegalArgumentException(
          "The priority ("
              + priority
              + ") must be "
              + Short.MIN_VALUE
              + " to "
              + Short.MAX_VALUE
              + ".");
    }
    Objects.requireNonNull(handler, "handler");
    if (pending == slots.length) {
      grow();
    }
    int slot = slots[pending];
    handlers[slot] = handler;
    payloads[slot] = payload;
    siftUp(pending++, timeNanos, order(priority), slot);
    return ((long) generations[slot] << Integer.SIZE) | slot;
  }

  /**
   * Returns whether the event of that handle still waits: it has neither run nor been cancelled.
   */
  public boolean isPending(long handle) {
    int slot = (int) handle;
    return slot >= 0
        && slot < positions.length
        && positions[slot] != FREE
        && generations[slot] == (int) (handle >>> Integer.SIZE);
  }

  /**
   * Cancels an event.
   *
   * @return whether it was waiting; false when it has already run or been cancelled
   */
  public boolean cancel(long handle) {
    if (!isPending(handle)) {
      return false;
    }
    remove(positions[(int) handle]);
    return true;
  }

  /**
   * Moves a waiting event to another time. It keeps its handle and priority, and comes after the
   * events that are already scheduled for that time and priority.
   *
   * @throws IllegalArgumentException when the event has run or been cancelled, or the time is past
   */
  public void reschedule(long handle, long timeNanos) {
    if (!isPending(handle)) {
      throw new IllegalArgumentException(
          "The event of handle " + Long.toHexString(handle) + " has run or been cancelled.");
    }
    requireNotPast(timeNanos);
    int slot = (int) handle;
    int position = positions[slot];
    int priority = (int) (orders[position] >> SEQUENCE_BITS);
    sift(position, timeNanos, order(priority), slot);
  }

  /**
   * Runs events until none is left.
   *
   * @return the number of events that ran
   */
  public long run() {
    return runWhileUpTo(Long.MAX_VALUE);
  }

  /**
   * Runs the events up to and including a time, and sets the clock to it.
   *
   * @return the number of events that ran
   */
  public long runUntil(long timeNanos) {
    requireNotPast(timeNanos);
    long count = runWhileUpTo(timeNanos);
    nowNanos = timeNanos;
    return count;
  }

  private long runWhileUpTo(long lastNanos) {
    if (running) {
      throw new IllegalStateException("The event loop is already running.");
    }
    running = true;
    try {
      long count = 0;
      while (pending > 0 && times[0] <= lastNanos) {
        int slot = slots[0];
        EventHandler handler = handlers[slot];
        long payload = payloads[slot];
        nowNanos = times[0];
        remove(0);
        handler.handle(nowNanos, payload);
        count++;
      }
      return count;
    } finally {
      running = false;
    }
  }

  private void requireNotPast(long timeNanos) {
    if (timeNanos < nowNanos) {
      throw new IllegalArgumentException(
          "The time (" + timeNanos + " ns) is before now (" + nowNanos + " ns).");
    }
  }

  private long order(int priority) {
    return ((long) priority << SEQUENCE_BITS) + sequence++;
  }

  private void remove(int position) {
    int slot = slots[position];
    positions[slot] = FREE;
    generations[slot] =
        Math.max(generations[slot] + 1, 1); // never 0, so that no handle is NO_EVENT
    int last = --pending;
    if (position != last) {
      sift(position, times[last], orders[last], slots[last]);
    }
    slots[last] = slot;
  }

  private void sift(int position, long time, long order, int slot) {
    int parent = (position - 1) >> ARITY_BITS;
    if (position > 0 && isBefore(time, order, parent)) {
      siftUp(position, time, order, slot);
    } else {
      siftDown(position, time, order, slot);
    }
  }

  private void siftUp(int start, long time, long order, int slot) {
    int position = start;
    while (position > 0) {
      int parent = (position - 1) >> ARITY_BITS;
      if (!isBefore(time, order, parent)) {
        break;
      }
      put(position, times[parent], orders[parent], slots[parent]);
      position = parent;
    }
    put(position, time, order, slot);
  }

  private void siftDown(int start, long time, long order, int slot) {
    int position = start;
    while (true) {
      int child = (position << ARITY_BITS) + 1;
      if (child >= pending) {
        break;
      }
      int first = child;
      int end = Math.min(child + ARITY, pending);
      while (++child < end) {
        if (isBefore(times[child], orders[child], first)) {
          first = child;
        }
      }
      if (isBefore(time, order, first)) {
        break;
      }
      put(position, times[first], orders[first], slots[first]);
      position = first;
    }
    put(position, time, order, slot);
  }

  private boolean isBefore(long time, long order, int position) {
    long other = times[position];
    return time < other || (time == other && order < orders[position]);
  }

  private void put(int position, long time, long order, int slot) {
    times[position] = time;
    orders[position] = order;
    slots[position] = slot;
    positions[slot] = position;
  }

  private void grow() {
    int old = slots.length;
    int capacity = Math.multiplyExact(old, 2);
    times = Arrays.copyOf(times, capacity);
    orders = Arrays.copyOf(orders, capacity);
    slots = Arrays.copyOf(slots, capacity);
    positions = Arrays.copyOf(positions, capacity);
    generations = Arrays.copyOf(generations, capacity);
    handlers = Arrays.copyOf(handlers, capacity);
    payloads = Arrays.copyOf(payloads, capacity);
    freeSlots(old);
  }

  private void freeSlots(int from) {
    for (int slot = from; slot < slots.length; slot++) {
      slots[slot] = slot;
      positions[slot] = FREE;
      generations[slot] = 1;
    }
  }
}

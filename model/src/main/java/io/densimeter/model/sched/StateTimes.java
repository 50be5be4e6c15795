package io.densimeter.model.sched;

import java.util.Arrays;

/** How long each of many things was in each of a few states, in whole nanoseconds. */
final class StateTimes {
  private final int states;
  private long[] nanos = new long[0];
  private long[] since = new long[0];
  private byte[] state = new byte[0];

  StateTimes(int states) {
    this.states = states;
  }

  /** Adds a thing in that state. */
  void add(int firstState, long nowNanos) {
    int size = since.length + 1;
    nanos = Arrays.copyOf(nanos, size * states);
    since = Arrays.copyOf(since, size);
    since[size - 1] = nowNanos;
    state = Arrays.copyOf(state, size);
    state[size - 1] = (byte) firstState;
  }

  int size() {
    return since.length;
  }

  int state(int thing) {
    return state[thing];
  }

  void enter(int thing, int newState, long nowNanos) {
    nanos[thing * states + state[thing]] += nowNanos - since[thing];
    since[thing] = nowNanos;
    state[thing] = (byte) newState;
  }

  /** Returns the time in a state until now. */
  long nanos(int thing, int inState, long nowNanos) {
    long current = state[thing] == inState ? nowNanos - since[thing] : 0;
    return nanos[thing * states + inState] + current;
  }

  /** Starts over from now. */
  void clear(long nowNanos) {
    Arrays.fill(nanos, 0);
    Arrays.fill(since, nowNanos);
  }
}

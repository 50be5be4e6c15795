package io.densimeter.model.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import umontreal.ssj.rng.RandomStream;
import umontreal.ssj.simevents.Event;
import umontreal.ssj.simevents.Simulator;

/**
 * One random program of scheduling, cancelling and rescheduling, run on our loop and on SSJ's
 * simulator with the same random numbers: both must run the same events in the same order.
 */
class EventLoopAgainstSsjTest {
  private static final int EVENTS = 20_000;

  @ParameterizedTest
  @ValueSource(longs = {1, 20110303, -5})
  void bothRunTheSameEventsInTheSameOrder(long seed) {
    var ours = new OnOurLoop(seed);
    var theirs = new OnSsj(seed);

    ours.run();
    theirs.run();

    assertEquals(theirs.log, ours.log, () -> "seed " + seed);
    assertTrue(ours.ties > 1_000, ours.ties + " ties in seed " + seed);
    assertTrue(ours.cancelled > 1_000, ours.cancelled + " cancelled in seed " + seed);
    assertTrue(ours.rescheduled > 1_000, ours.rescheduled + " rescheduled in seed " + seed);
  }

  /** The program; a subclass says which simulator runs it. Events are numbered from 0. */
  private abstract static class Program {
    final List<String> log = new ArrayList<>();
    int ties;
    int cancelled;
    int rescheduled;

    private final RandomStream random;
    private final List<Integer> waiting = new ArrayList<>();
    private int created;
    private long last = -1;

    Program(long seed) {
      random = new RandomStreams(seed, 0).stream("event program");
    }

    abstract void schedule(int event, long delay, int priority);

    abstract void cancel(int event);

    abstract void reschedule(int event, long delay);

    void start() {
      for (int i = 0; i < 100; i++) {
        create();
      }
    }

    void happened(int event, long now) {
      log.add(now + ": " + event);
      ties += now == last ? 1 : 0;
      last = now;
      waiting.remove((Integer) event);
      while (created < EVENTS && (waiting.size() < 50 || random.nextInt(0, 9) < 4)) {
        create();
      }
      if (!waiting.isEmpty() && random.nextInt(0, 9) < 2) {
        int victim = waiting.remove(random.nextInt(0, waiting.size() - 1));
        cancel(victim);
        cancelled++;
      }
      if (!waiting.isEmpty() && random.nextInt(0, 9) < 2) {
        int moved = waiting.get(random.nextInt(0, waiting.size() - 1));
        reschedule(moved, random.nextInt(0, 20));
        rescheduled++;
      }
    }

    private void create() {
      waiting.add(created);
      int priority = random.nextInt(-1, 1);
      schedule(created++, random.nextInt(0, 20), priority);
    }
  }

  private static final class OnOurLoop extends Program {
    private final EventLoop loop = new EventLoop();
    private final long[] handles = new long[EVENTS];

    OnOurLoop(long seed) {
      super(seed);
    }

    void run() {
      start();
      loop.run();
    }

    @Override
    void schedule(int event, long delay, int priority) {
      handles[event] =
          loop.schedule(
              loop.nowNanos() + delay,
              priority,
              (now, payload) -> happened((int) payload, now),
              event);
    }

    @Override
    void cancel(int event) {
      assertTrue(loop.cancel(handles[event]));
    }

    @Override
    void reschedule(int event, long delay) {
      loop.reschedule(handles[event], loop.nowNanos() + delay);
    }
  }

  private static final class OnSsj extends Program {
    private final Simulator simulator = new Simulator();
    private final Event[] events = new Event[EVENTS];

    OnSsj(long seed) {
      super(seed);
    }

    void run() {
      simulator.init();
      start();
      simulator.start();
    }

    @Override
    void schedule(int event, long delay, int priority) {
      events[event] =
          new Event(simulator) {
            @Override
            public void actions() {
              happened(event, (long) simulator.time());
            }
          };
      events[event].setPriority(priority);
      events[event].schedule(delay);
    }

    @Override
    void cancel(int event) {
      assertTrue(events[event].cancel());
    }

    @Override
    void reschedule(int event, long delay) {
      events[event].reschedule(delay);
    }
  }
}

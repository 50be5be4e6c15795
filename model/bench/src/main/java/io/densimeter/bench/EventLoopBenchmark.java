package io.densimeter.bench;

import io.densimeter.model.sim.EventHandler;
import io.densimeter.model.sim.EventLoop;
import io.densimeter.model.sim.RandomStreams;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import umontreal.ssj.simevents.Event;
import umontreal.ssj.simevents.Simulator;
import umontreal.ssj.simevents.eventlist.BinaryTree;
import umontreal.ssj.simevents.eventlist.EventList;
import umontreal.ssj.simevents.eventlist.SplayTree;

/**
 * The hold model: each event schedules itself again after an exponential delay. Ours beside SSJ's
 * simulator with two of its event lists.
 *
 * <p>An operation is an event: an invocation simulates the time in which {@value #EVENTS} are due
 * on average.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(EventLoopBenchmark.EVENTS)
@Fork(2)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class EventLoopBenchmark {
  static final int EVENTS = 10_000;
  private static final int DELAYS = 1 << 16;

  /** Events that wait at any time. */
  @Param({"1000", "100000"})
  int pending;

  private final double[] delays = new double[DELAYS];
  private final EventHandler hold = this::hold;
  private final EventLoop loop = new EventLoop();
  private Simulator splayTree = new Simulator();
  private Simulator binaryTree = new Simulator();
  private int next;

  /** Fills the event lists. */
  @Setup(Level.Trial)
  public void fill() {
    var random = new RandomStreams(20110303, 0).stream("delays");
    for (int i = 0; i < DELAYS; i++) {
      delays[i] = 1 - 1e9 * StrictMath.log(1 - random.nextDouble());
    }
    for (int i = 0; i < pending; i++) {
      loop.schedule((long) delay(), 0, hold, i);
    }
    splayTree = simulator(new SplayTree());
    binaryTree = simulator(new BinaryTree());
  }

  /** Ours. */
  @Benchmark
  public long ours() {
    return loop.runUntil(loop.nowNanos() + (long) horizon());
  }

  /** SSJ's simulator on its default list. */
  @Benchmark
  public double ssjSplayTree() {
    return run(splayTree);
  }

  /** SSJ's simulator on its binary tree. */
  @Benchmark
  public double ssjBinaryTree() {
    return run(binaryTree);
  }

  private void hold(long nowNanos, long payload) {
    loop.schedule(nowNanos + (long) delay(), 0, hold, payload);
  }

  private double delay() {
    return delays[next++ & (DELAYS - 1)];
  }

  private double horizon() {
    return 1e9 * EVENTS / pending;
  }

  private Simulator simulator(EventList list) {
    var simulator = new Simulator(list);
    simulator.init(list);
    for (int i = 0; i < pending; i++) {
      new Hold(simulator).schedule(delay());
    }
    return simulator;
  }

  private double run(Simulator simulator) {
    new Stop(simulator).schedule(horizon());
    simulator.start();
    return simulator.time();
  }

  private final class Hold extends Event {
    Hold(Simulator simulator) {
      super(simulator);
    }

    @Override
    public void actions() {
      schedule(delay());
    }
  }

  private static final class Stop extends Event {
    Stop(Simulator simulator) {
      super(simulator);
    }

    @Override
    public void actions() {
      simulator().stop();
    }
  }
}

package io.densimeter.model.operation;

import io.densimeter.model.sim.EventHandler;
import io.densimeter.model.sim.EventLoop;
import java.util.function.IntConsumer;
import java.util.function.IntToLongFunction;
import umontreal.ssj.rng.RandomStream;

/** A disk array or a network link of the host: a first-come queue with one or more servers. */
final class Device {
  private final EventLoop loop;
  private final DeviceSpec spec;
  private final RandomStream random;
  private final RequestQueue waiting;
  private final IntConsumer done;
  private final WholeNanos whole = WholeNanos.ofNanos();
  private final EventHandler finish = this::finish;
  private final IntToLongFunction bytesOf;
  private int busy;
  private long changedNanos;
  private long busyNanos;
  private long served;

  Device(
      EventLoop loop,
      DeviceSpec spec,
      RandomStream random,
      Requests requests,
      IntToLongFunction bytesOf,
      IntConsumer done) {
    this.loop = loop;
    this.spec = spec;
    this.random = random;
    this.bytesOf = bytesOf;
    this.done = done;
    waiting = new RequestQueue(requests);
  }

  void submit(int request) {
    if (busy < spec.servers()) {
      start(request);
    } else {
      waiting.append(request);
    }
  }

  private void start(int request) {
    change(1);
    double bytesNanos = bytesOf.applyAsLong(request) / spec.bytesPerSecond() * 1e9;
    long service = whole.take(spec.serviceNanos().draw(random) + bytesNanos);
    loop.schedule(loop.nowNanos() + service, 0, finish, request);
  }

  private void finish(long nowNanos, long request) {
    change(-1);
    served++;
    if (!waiting.isEmpty()) {
      start(waiting.take());
    }
    done.accept((int) request);
  }

  private void change(int by) {
    busyNanos += busy * (loop.nowNanos() - changedNanos);
    changedNanos = loop.nowNanos();
    busy += by;
  }

  /** Returns busy time of all servers since the last {@link #clear}. */
  long busyNanos() {
    change(0);
    return busyNanos;
  }

  long served() {
    return served;
  }

  int servers() {
    return spec.servers();
  }

  void clear() {
    change(0);
    busyNanos = 0;
    served = 0;
  }
}

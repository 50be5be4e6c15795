package io.densimeter.model.operation;

import io.densimeter.model.sched.HostCpu;
import io.densimeter.model.sched.VcpuBursts;
import io.densimeter.model.sim.EventHandler;
import io.densimeter.model.sim.EventLoop;
import io.densimeter.model.workload.GuestOperation;
import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * A guest at work: its kernel gives the stages of requests to its vCPUs, first come, first served
 * or in slices, and halts a vCPU that finds none.
 *
 * <p>Steal is what the guest sees: the time from a wake-up to the next halt, less the time on a
 * pCPU. It is counted here, apart from the host's account of CPU ready.
 */
final class OperationGuest {
  private static final long NOT_STARTED = -1;

  private final EventLoop loop;
  private final HostCpu cpu;
  private final GuestLoad load;
  private final Requests requests;
  private final RequestQueue ready;
  private final IntConsumer stageDone;
  private final int firstVcpu;
  private final GuestVcpu[] vcpus;
  private final int[] current;
  private final boolean[] halted;
  private final long[] changedNanos; // since when it is halted, or wants to run
  private final long[] wantedNanos;
  private final long[] ticks;
  private final EventHandler tick = this::tick;

  OperationGuest(
      EventLoop loop,
      HostCpu cpu,
      GuestLoad load,
      Requests requests,
      GuestVcpu[] vcpus,
      IntConsumer stageDone) {
    this.loop = loop;
    this.cpu = cpu;
    this.load = load;
    this.requests = requests;
    this.vcpus = vcpus.clone();
    this.stageDone = stageDone;
    ready = new RequestQueue(requests);
    firstVcpu = cpu.vcpus();
    load.vcpus().forEach(cpu::add);
    current = new int[vcpus.length];
    Arrays.fill(current, Requests.NONE);
    halted = new boolean[vcpus.length];
    Arrays.fill(halted, true);
    changedNanos = new long[vcpus.length];
    wantedNanos = new long[vcpus.length];
    ticks = new long[vcpus.length];
    for (int v = 0; v < vcpus.length; v++) {
      awaitTick(v);
    }
  }

  GuestLoad load() {
    return load;
  }

  /** Lets a request begin its next stage on the CPU. */
  void submit(int request) {
    requests.leftNanos(request, NOT_STARTED);
    ready.append(request);
    for (int v = 0; v < vcpus.length; v++) {
      if (halted[v]) {
        resume(v);
        return;
      }
    }
  }

  private void resume(int vcpu) {
    long now = loop.nowNanos();
    halted[vcpu] = false;
    vcpus[vcpu].idle(now - changedNanos[vcpu]);
    changedNanos[vcpu] = now;
    loop.cancel(ticks[vcpu]);
    cpu.wake(firstVcpu + vcpu);
  }

  private void tick(long nowNanos, long vcpu) {
    if (halted[(int) vcpu]) {
      resume((int) vcpu);
    }
  }

  /** Answers a vCPU, by its number on the host, that asks for work. */
  long nextNanos(int hostVcpu) {
    int vcpu = hostVcpu - firstVcpu;
    int request = current[vcpu];
    if (request != Requests.NONE) {
      current[vcpu] = Requests.NONE;
      if (requests.leftNanos(request) == 0) {
        stageDone.accept(request);
      } else {
        ready.append(request); // the guest's slice is over: to the end of its queue
      }
    }
    if (ready.isEmpty()) {
      return noRequest(vcpu);
    }
    request = ready.take();
    current[vcpu] = request;
    if (requests.leftNanos(request) == NOT_STARTED) {
      execute(vcpus[vcpu], request);
    }
    long left = requests.leftNanos(request);
    long granted = Math.min(left, load.sliceNanos());
    requests.leftNanos(request, left - granted);
    return granted;
  }

  private void execute(GuestVcpu vcpu, int request) {
    var demand = load.demand();
    int stage = requests.stage(request);
    if (stage == 0) {
      vcpu.repeat(GuestOperation.PACKET_RECEIVE, demand.packetBytes(), demand.packetsIn());
    }
    vcpu.compute(requests.cpuNanos(request, stage));
    if (stage < demand.diskRequests()) {
      vcpu.repeat(GuestOperation.DISK_REQUEST, demand.diskBytes(), 1);
    } else {
      vcpu.repeat(GuestOperation.PACKET_SEND, demand.packetBytes(), demand.packetsOut());
    }
    requests.leftNanos(request, vcpu.takeVcpuNanos());
    requests.outsideNanos(request, vcpu.takeOutsideNanos());
  }

  private long noRequest(int vcpu) {
    vcpus[vcpu].tick();
    long pending = vcpus[vcpu].takeVcpuNanos();
    if (pending > 0) {
      return pending;
    }
    long now = loop.nowNanos();
    wantedNanos[vcpu] += now - changedNanos[vcpu];
    changedNanos[vcpu] = now;
    halted[vcpu] = true;
    awaitTick(vcpu);
    return VcpuBursts.NO_WORK;
  }

  private void awaitTick(int vcpu) {
    long until = vcpus[vcpu].untilTickNanos();
    if (until != Long.MAX_VALUE) {
      ticks[vcpu] = loop.schedule(loop.nowNanos() + until, 0, tick, vcpu);
    }
  }

  /** Returns the time that the guest wanted to run and did not, as it sees it. */
  long stealNanos() {
    long steal = 0;
    for (int v = 0; v < vcpus.length; v++) {
      long wanted = wantedNanos[v] + (halted[v] ? 0 : loop.nowNanos() - changedNanos[v]);
      steal += wanted - cpu.accounts().runNanos(firstVcpu + v);
    }
    return steal;
  }

  /** Returns the time that the host let its vCPUs wait for a pCPU. */
  long readyNanos() {
    long sum = 0;
    for (int v = 0; v < vcpus.length; v++) {
      sum += cpu.accounts().readyNanos(firstVcpu + v);
    }
    return sum;
  }

  /** Returns the time that its vCPUs were co-stopped. */
  long coStopNanos() {
    long sum = 0;
    for (int v = 0; v < vcpus.length; v++) {
      sum += cpu.accounts().coStopNanos(firstVcpu + v);
    }
    return sum;
  }

  /** Returns the time that its vCPUs ran. */
  long runNanos() {
    long sum = 0;
    for (int v = 0; v < vcpus.length; v++) {
      sum += cpu.accounts().runNanos(firstVcpu + v);
    }
    return sum;
  }

  GuestVcpu vcpu(int vcpu) {
    return vcpus[vcpu];
  }

  /** Forgets what was counted. */
  void clear() {
    for (int v = 0; v < vcpus.length; v++) {
      wantedNanos[v] = 0;
      if (!halted[v]) {
        changedNanos[v] = loop.nowNanos();
      }
      vcpus[v].clear();
    }
  }
}

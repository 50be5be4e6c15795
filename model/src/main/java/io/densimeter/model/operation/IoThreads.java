package io.densimeter.model.operation;

import io.densimeter.model.sched.HostCpu;
import io.densimeter.model.sched.VcpuBursts;
import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * Whoever does the hypervisor's work for requests outside the guests' vCPUs: the driver domain's
 * vCPUs, a vhost thread, a device process. One queue; it needs pCPUs like any vCPU.
 */
final class IoThreads {
  private final Requests requests;
  private final HostCpu cpu;
  private final IntConsumer done;
  private final RequestQueue waiting;
  private final int[] vcpus;
  private final int[] current;

  /**
   * Creates idle threads.
   *
   * @param vcpus their numbers on the host, one after the other
   * @param done what happens to a request whose work is done
   */
  IoThreads(Requests requests, HostCpu cpu, int[] vcpus, IntConsumer done) {
    this.requests = requests;
    this.cpu = cpu;
    this.vcpus = vcpus.clone();
    this.done = done;
    waiting = new RequestQueue(requests);
    current = new int[vcpus.length];
    Arrays.fill(current, Requests.NONE);
  }

  void submit(int request) {
    waiting.append(request);
    wakeOne();
  }

  /** Answers a thread that asks for work. */
  long nextNanos(int vcpu) {
    int thread = vcpu - vcpus[0];
    int finished = current[thread];
    current[thread] = Requests.NONE;
    if (finished != Requests.NONE) {
      done.accept(finished);
    }
    if (waiting.isEmpty()) {
      return VcpuBursts.NO_WORK;
    }
    int request = waiting.take();
    current[thread] = request;
    if (!waiting.isEmpty()) {
      wakeOne();
    }
    return requests.outsideNanos(request);
  }

  private void wakeOne() {
    for (int i = 0; i < vcpus.length; i++) {
      if (current[i] == Requests.NONE && cpu.wake(vcpus[i])) {
        return;
      }
    }
  }

  /** Returns the time that the threads ran. */
  long runNanos() {
    return Arrays.stream(vcpus).mapToLong(cpu.accounts()::runNanos).sum();
  }

  /** Returns the time that they waited for a pCPU. */
  long readyNanos() {
    return Arrays.stream(vcpus).mapToLong(cpu.accounts()::readyNanos).sum();
  }

  int threads() {
    return vcpus.length;
  }
}

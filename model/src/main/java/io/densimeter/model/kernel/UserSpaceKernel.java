package io.densimeter.model.kernel;

import io.densimeter.model.platform.CostTable;
import io.densimeter.model.platform.Path;

/**
 * A kernel in user space that serves the guest's system calls itself (gVisor's Sentry). What it
 * cannot serve from its own memory it asks of its host: a file that it does not know yet from its
 * file server, file data, waiting and packets by host calls. Packets go through its own network
 * stack; those of a burst come with one host call.
 *
 * <p>Source: gVisor architecture guide (platforms, file system, networking); pkg/tcpip/link/fdbased
 * of gVisor receives by {@code recvmmsg}.
 */
final class UserSpaceKernel {
  private final boolean present;
  private final double intercept;
  private final double hostCall;
  private final double fileServer;
  private final double fault;
  private final double packet;
  private final SoftirqBatch dispatcher;
  private final KnownFiles known = new KnownFiles();

  UserSpaceKernel(CostTable costs) {
    present = costs.has(Path.SYSTEM_CALL_INTERCEPT);
    intercept = present ? costs.path(Path.SYSTEM_CALL_INTERCEPT) : 0;
    hostCall = present ? costs.path(Path.HOST_CALL) : 0;
    fileServer = present ? costs.path(Path.FILE_SERVER) : 0;
    fault = present ? costs.path(Path.USER_FAULT) : 0;
    packet = present ? costs.path(Path.USER_STACK_PACKET) : 0;
    dispatcher = new SoftirqBatch(hostCall);
  }

  /** Returns whether there is one. */
  boolean present() {
    return present;
  }

  /** Serves a system call instead of the host's kernel. */
  void systemCall(GuestCpu cpu) {
    cpu.charge(Mechanism.SYSTEM_CALL, intercept - cpu.openNative());
  }

  /** Serves a page fault. */
  void fault(GuestCpu cpu) {
    cpu.charge(Mechanism.TRAP, fault);
  }

  /** Asks the host for something. */
  void hostCall(GuestCpu cpu) {
    cpu.charge(Mechanism.USER_KERNEL, hostCall);
  }

  /** Finds a file by path. */
  void lookup(int file, GuestCpu cpu) {
    if (known.add(file)) {
      cpu.charge(Mechanism.USER_KERNEL, fileServer);
    }
  }

  /** Removes a file. */
  void remove(int file, GuestCpu cpu) {
    known.remove(file);
    cpu.charge(Mechanism.USER_KERNEL, fileServer);
  }

  /** Sends or receives a packet. */
  void packet(GuestCpu cpu) {
    double cycles = packet;
    if (dispatcher.starts(cpu.now())) {
      cycles += hostCall;
    }
    cpu.charge(Mechanism.USER_KERNEL, cycles);
    dispatcher.handled(cpu.now());
  }
}

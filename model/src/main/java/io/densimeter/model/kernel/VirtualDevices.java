package io.densimeter.model.kernel;

import io.densimeter.model.platform.CostTable;
import io.densimeter.model.platform.IoPath;
import io.densimeter.model.platform.Path;
import io.densimeter.model.platform.Primitive;
import io.densimeter.model.platform.Setting;

/**
 * The devices of a hardware-assisted guest: emulated in user space, virtio served in user space or
 * by a kernel thread (vhost), or assigned to the guest.
 *
 * <p>A virtio request costs a kick (an exit) when the I/O thread sleeps, and none when it is busy;
 * a completion interrupts the guest unless its driver is still polling after the last interrupt.
 * Both follow from the load (Russell, ACM OSR 42(5), 2008).
 */
final class VirtualDevices {
  /**
   * Register accesses of an emulated controller for a request, and of an emulated card for a
   * packet.
   */
  private static final int EMULATED_ACCESSES = 3;

  private final IoPath path;
  private final VmExits exits;
  private final VirtualInterrupts interrupts;
  private final IoWorker net;
  private final IoWorker block;
  private final InterruptModeration netAnswers;
  private final double ringRequest;
  private final double kick;
  private final double workerWake;
  private final double packetWork;
  private final double requestWork;
  private final double copyByte;
  private final double ioHandler;
  private final double mmioDecode;
  private final double userExit;
  private final double userCompletion;

  VirtualDevices(CostTable costs, VmExits exits, VirtualInterrupts interrupts) {
    this.exits = exits;
    this.interrupts = interrupts;
    path = costs.implementation().io();
    boolean suppressed = costs.on(Setting.NOTIFICATION_SUPPRESSION);
    net = new IoWorker(suppressed);
    block = new IoWorker(suppressed);
    ringRequest = costs.path(Path.RING_REQUEST);
    kick = costs.path(Path.KICK_HANDLER);
    workerWake = costs.path(Path.IO_THREAD_WAKE);
    packetWork = costs.path(Path.IO_THREAD_PACKET);
    requestWork = costs.path(Path.IO_THREAD_REQUEST);
    copyByte = costs.primitive(Primitive.COPY_BYTE);
    ioHandler = costs.path(Path.IO_HANDLER);
    mmioDecode = costs.path(Path.MMIO_DECODE);
    userExit = costs.path(Path.USER_EXIT);
    userCompletion = costs.has(Path.USER_COMPLETION) ? costs.path(Path.USER_COMPLETION) : 0;
    netAnswers = new InterruptModeration(costs.setting(Setting.COALESCED_PACKETS) * packetWork);
  }

  /** The guest reads a port of an emulated device, which takes the instruction emulator. */
  void readPort(boolean userSpace, GuestCpu cpu) {
    double device = userSpace ? userExit + userCompletion : 0;
    exits.emulate(ExitReason.IO, Mechanism.DEVICE_EMULATION, mmioDecode + ioHandler + device, cpu);
  }

  /** The guest writes a port of an emulated device: the exit says all that there is to know. */
  void writePort(boolean userSpace, GuestCpu cpu) {
    exits.emulate(
        ExitReason.IO, Mechanism.DEVICE_EMULATION, ioHandler + (userSpace ? userExit : 0), cpu);
  }

  /** The guest tells a device of the I/O thread to look at its queue. */
  void kick(boolean byMemory, GuestCpu cpu) {
    if (byMemory) {
      exits.emulate(ExitReason.MMIO, Mechanism.IO_RING, mmioDecode + kick, cpu);
    } else {
      exits.emulate(ExitReason.IO, Mechanism.IO_RING, kick, cpu);
    }
  }

  /** The guest accesses a memory-mapped register of an emulated device. */
  void mmio(boolean userSpace, GuestCpu cpu) {
    exits.emulate(
        ExitReason.MMIO, Mechanism.DEVICE_EMULATION, mmioDecode + (userSpace ? userExit : 0), cpu);
  }

  /** The guest sends a disk request and takes its completion. */
  void diskRequest(int bytes, GuestCpu cpu) {
    switch (path) {
      case EMULATED, EMULATED_USER -> emulated(requestWork, bytes, cpu);
      case VHOST, VIRTIO_USER, DRIVER_DOMAIN -> {
        cpu.charge(Mechanism.IO_RING, ringRequest);
        post(block, requestWork, cpu);
      }
      case PASSTHROUGH, DIRECT -> {}
    }
    interrupts.deliverDevice(Mechanism.INTERRUPT, cpu);
  }

  /** The guest sends or receives a packet. */
  void packet(boolean send, int bytes, GuestCpu cpu) {
    double work = packetWork + bytes * copyByte;
    switch (path) {
      case EMULATED, EMULATED_USER -> emulated(packetWork, bytes, cpu);
      case VHOST, VIRTIO_USER, DRIVER_DOMAIN -> {
        cpu.charge(Mechanism.IO_RING, ringRequest);
        if (send) {
          post(net, work, cpu);
        } else {
          net.post(cpu.now(), workerWake, work);
          cpu.chargeHypervisor(Mechanism.IO_THREAD, work);
        }
      }
      case PASSTHROUGH, DIRECT -> {
        // The card moderates its interrupts as on bare metal.
        if (cpu.openNative() > 0) {
          interrupts.deliverDevice(Mechanism.INTERRUPT, cpu);
        }
        return;
      }
    }
    if (netAnswers.raise(cpu.now())) {
      interrupts.deliver(Mechanism.INTERRUPT, cpu);
    }
  }

  private void emulated(double work, int bytes, GuestCpu cpu) {
    for (int access = 0; access < EMULATED_ACCESSES; access++) {
      exits.take(ExitReason.MMIO, Mechanism.DEVICE_EMULATION, mmioDecode + userExit, cpu);
    }
    cpu.chargeHypervisor(Mechanism.IO_THREAD, work + bytes * copyByte);
  }

  private void post(IoWorker worker, double work, GuestCpu cpu) {
    if (worker.post(cpu.now(), workerWake, work)) {
      double userSpace = path == IoPath.VIRTIO_USER ? userExit : 0;
      exits.take(ExitReason.IO, Mechanism.IO_RING, kick + userSpace, cpu);
      cpu.chargeHypervisor(Mechanism.IO_THREAD, workerWake);
    }
    cpu.chargeHypervisor(Mechanism.IO_THREAD, work);
  }
}

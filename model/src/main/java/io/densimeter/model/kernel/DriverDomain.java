package io.densimeter.model.kernel;

import io.densimeter.model.platform.CostTable;
import io.densimeter.model.platform.Path;
import io.densimeter.model.platform.Primitive;
import io.densimeter.model.platform.Setting;

/**
 * Shared rings to a driver domain that takes CPU of its own: netfront and blkfront on the guest's
 * side, netback and blkback on the other.
 *
 * <p>For a request the guest fills a ring slot and grants a page; when the driver domain is idle it
 * sends an event, else not. The driver domain maps or copies the granted page, does the work of the
 * backend and drives the device; its answer is an event to the guest (Fraser et al., "Safe hardware
 * access with the Xen virtual machine monitor", OASIS 2004; Cherkasova and Gardner, "Measuring CPU
 * overhead for I/O processing in the Xen virtual machine monitor", USENIX ATC 2005).
 */
final class DriverDomain {
  private static final int PAGE_BYTES = 4096;

  private final Hypercalls hypercalls;
  private final EventChannel events;
  private final IoWorker net;
  private final IoWorker block;
  private final InterruptModeration answers;
  private final double ringRequest;
  private final double eventSend;
  private final double grant;
  private final double backendPacket;
  private final double backendRequest;
  private final double copyByte;
  private final double wake;

  DriverDomain(CostTable costs, Hypercalls hypercalls, EventChannel events) {
    this.hypercalls = hypercalls;
    this.events = events;
    boolean suppressed = costs.on(Setting.NOTIFICATION_SUPPRESSION);
    net = new IoWorker(suppressed);
    block = new IoWorker(suppressed);
    ringRequest = costs.path(Path.RING_REQUEST);
    eventSend = costs.path(Path.EVENT_SEND);
    grant = costs.path(Path.GRANT);
    backendPacket = costs.path(Path.BACKEND_PACKET);
    backendRequest = costs.path(Path.BACKEND_REQUEST);
    copyByte = costs.primitive(Primitive.COPY_BYTE);
    wake = costs.primitive(Primitive.INTERRUPT) + costs.primitive(Primitive.TASK_SWITCH);
    answers = new InterruptModeration(costs.setting(Setting.COALESCED_PACKETS) * backendPacket);
  }

  /** Sends a disk request through the ring and takes the answer. */
  void diskRequest(int bytes, GuestCpu cpu) {
    int pages = Math.max(1, (bytes + PAGE_BYTES - 1) / PAGE_BYTES);
    cpu.charge(Mechanism.IO_RING, ringRequest);
    double work = backendRequest + pages * grant;
    notifyBackend(block, work, cpu);
    cpu.chargeHypervisor(Mechanism.DRIVER_DOMAIN, work);
    events.deliver(Mechanism.EVENT_CHANNEL, cpu);
  }

  /** Sends or receives a packet through the ring. */
  void packet(boolean send, int bytes, GuestCpu cpu) {
    cpu.charge(Mechanism.IO_RING, ringRequest);
    double work = backendPacket + grant + bytes * copyByte;
    if (send) {
      notifyBackend(net, work, cpu);
    } else {
      net.post(cpu.now(), wake, work);
    }
    cpu.chargeHypervisor(Mechanism.DRIVER_DOMAIN, work);
    if (answers.raise(cpu.now())) {
      events.deliver(Mechanism.EVENT_CHANNEL, cpu);
    }
  }

  private void notifyBackend(IoWorker backend, double work, GuestCpu cpu) {
    if (backend.post(cpu.now(), wake, work)) {
      hypercalls.call(Mechanism.EVENT_CHANNEL, eventSend, cpu);
      cpu.chargeHypervisor(Mechanism.DRIVER_DOMAIN, wake);
    }
  }
}

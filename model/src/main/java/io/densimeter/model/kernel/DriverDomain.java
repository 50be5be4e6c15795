package io.densimeter.model.kernel;

import io.densimeter.model.platform.CostTable;
import io.densimeter.model.platform.Path;
import io.densimeter.model.platform.Setting;

/**
 * The devices of a paravirtual guest: netfront and blkfront on the guest's side of {@link
 * SharedRing rings}, and a {@link Backend} on the other.
 *
 * <p>For a request the guest fills a slot and sends an event when the backend sleeps. The backend
 * gets at the page as {@link Grants} say, does its work and drives the device; its answers are
 * events to the guest, as rare as the interrupts of the device itself (Fraser et al., "Safe
 * hardware access with the Xen virtual machine monitor", OASIS 2004; Cherkasova and Gardner,
 * "Measuring CPU overhead for I/O processing in the Xen virtual machine monitor", USENIX ATC 2005).
 */
final class DriverDomain {
  private final EventChannel events;
  private final Grants grants;
  private final Backend backend;
  private final SharedRing sent;
  private final SharedRing received;
  private final SharedRing requests;
  private final double ringRequest;
  private final double backendPacket;
  private final double backendRequest;

  DriverDomain(CostTable costs, Hypercalls hypercalls, EventChannel events) {
    this.events = events;
    grants = new Grants(costs, hypercalls);
    boolean ownCpu = costs.on(Setting.DRIVER_DOMAIN) && costs.on(Setting.DRIVER_DOMAIN_CPUS);
    backend = ownCpu ? new OwnCpuBackend(costs, hypercalls) : new SameCpuBackend(costs, hypercalls);
    int slots = (int) costs.setting(Setting.RING_SLOTS);
    sent = new SharedRing(slots);
    received = new SharedRing(slots);
    requests = new SharedRing(slots);
    ringRequest = costs.path(Path.RING_REQUEST);
    backendPacket = costs.path(Path.BACKEND_PACKET);
    backendRequest = costs.path(Path.BACKEND_REQUEST);
  }

  /** Sends a disk request through the ring and takes the answer. */
  void diskRequest(int bytes, GuestCpu cpu) {
    cpu.charge(Mechanism.IO_RING, ringRequest);
    backend.post(requests, true, backendRequest + grants.request(bytes), cpu);
    backend.interrupt(cpu);
    events.deliver(Mechanism.EVENT_CHANNEL, cpu);
  }

  /** Sends a packet through the ring. */
  void send(int bytes, GuestCpu cpu) {
    cpu.charge(Mechanism.IO_RING, ringRequest);
    backend.post(sent, true, backendPacket + grants.send(bytes), cpu);
    answer(cpu.now(), cpu);
  }

  /** Receives a packet through the ring. */
  void receive(int bytes, GuestCpu cpu) {
    // The packet is what the guest was woken for, so its event is older than the guest's work.
    double arrivedCycles = cpu.now() - cpu.openNative();
    cpu.charge(Mechanism.IO_RING, ringRequest);
    backend.post(received, false, backendPacket + grants.receive(bytes, cpu), cpu);
    answer(arrivedCycles, cpu);
  }

  /** When the moderated card interrupts, as it would natively, the answers come as one event. */
  private void answer(double sinceCycles, GuestCpu cpu) {
    if (cpu.openNative() > 0) {
      backend.interrupt(cpu);
      events.deliver(Mechanism.EVENT_CHANNEL, sinceCycles, cpu);
    }
  }
}

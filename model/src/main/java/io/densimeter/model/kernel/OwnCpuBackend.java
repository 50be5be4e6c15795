package io.densimeter.model.kernel;

import io.densimeter.model.platform.CostTable;
import io.densimeter.model.platform.Path;
import io.densimeter.model.platform.Primitive;
import io.densimeter.model.platform.Setting;

/**
 * A driver domain with a CPU of its own: one server for all rings of the guest, on the vCPU's
 * clock.
 *
 * <p>Up to the rate of one request a service time it runs beside the guest. Beyond, its backlog
 * grows until the ring is full; from then on each request waits for a slot, so the guest gets no
 * more than the driver domain serves, however fast it asks. The wait is time of the vCPU, charged
 * to {@link Mechanism#DRIVER_DOMAIN}.
 */
final class OwnCpuBackend implements Backend {
  private final Hypercalls hypercalls;
  private final boolean suppressed;
  private final double eventSend;
  private final double wake;
  private double busyUntilCycles = Double.NEGATIVE_INFINITY;

  OwnCpuBackend(CostTable costs, Hypercalls hypercalls) {
    this.hypercalls = hypercalls;
    suppressed = costs.on(Setting.NOTIFICATION_SUPPRESSION);
    eventSend = costs.path(Path.EVENT_SEND);
    wake = costs.primitive(Primitive.INTERRUPT) + costs.primitive(Primitive.TASK_SWITCH);
  }

  @Override
  public void post(SharedRing ring, boolean notify, double workCycles, GuestCpu cpu) {
    double wait = ring.wait(cpu.now());
    if (wait > 0) {
      cpu.charge(Mechanism.DRIVER_DOMAIN, wait);
    }
    if (notify && (ring.empty(cpu.now()) || !suppressed)) {
      hypercalls.call(Mechanism.EVENT_CHANNEL, eventSend, cpu);
    }
    double now = cpu.now();
    double start = busyUntilCycles;
    if (now >= busyUntilCycles) {
      cpu.chargeHypervisor(Mechanism.DRIVER_DOMAIN, wake);
      start = now + wake;
    }
    busyUntilCycles = start + workCycles;
    ring.take(busyUntilCycles);
    cpu.chargeHypervisor(Mechanism.DRIVER_DOMAIN, workCycles);
  }

  @Override
  public void interrupt(GuestCpu cpu) {}
}

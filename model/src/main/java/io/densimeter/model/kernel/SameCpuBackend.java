package io.densimeter.model.kernel;

import io.densimeter.model.platform.CostTable;
import io.densimeter.model.platform.Path;
import io.densimeter.model.platform.Primitive;
import io.densimeter.model.platform.Setting;

/**
 * A backend on the guest's own CPU: a driver domain that takes turns with the guest, or the drivers
 * of the hypervisor itself (Xen 1.x).
 *
 * <p>Requests lie in the ring until the device interrupts or the ring is full; then the backend
 * takes the CPU and does all of them. So the switches of domains are paid once for as many requests
 * as come between two interrupts. The hypervisor's own drivers need no switch.
 */
final class SameCpuBackend implements Backend {
  private final Hypercalls hypercalls;
  private final double eventSend;
  private final double switches;
  private final int slots;
  private double waitingCycles;
  private int waiting;

  SameCpuBackend(CostTable costs, Hypercalls hypercalls) {
    this.hypercalls = hypercalls;
    eventSend = costs.path(Path.EVENT_SEND);
    switches =
        costs.on(Setting.DRIVER_DOMAIN)
            ? 2 * (costs.path(Path.BASE_SWITCH) + costs.primitive(Primitive.ADDRESS_SPACE_SWITCH))
            : 0;
    slots = (int) costs.setting(Setting.RING_SLOTS);
  }

  @Override
  public void post(SharedRing ring, boolean notify, double workCycles, GuestCpu cpu) {
    if (notify && waiting == 0) {
      hypercalls.call(Mechanism.EVENT_CHANNEL, eventSend, cpu);
    }
    waiting++;
    waitingCycles += workCycles;
    if (waiting == slots) {
      interrupt(cpu);
    }
  }

  @Override
  public void interrupt(GuestCpu cpu) {
    if (waiting > 0) {
      cpu.charge(Mechanism.DRIVER_DOMAIN, switches + waitingCycles);
      waiting = 0;
      waitingCycles = 0;
    }
  }
}

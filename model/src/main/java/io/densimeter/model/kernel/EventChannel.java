package io.densimeter.model.kernel;

import io.densimeter.model.platform.CostTable;
import io.densimeter.model.platform.Path;
import io.densimeter.model.platform.Primitive;

/**
 * The event channel of a paravirtual guest: a pending bit and an upcall instead of an interrupt.
 *
 * <p>While an upcall is handled, further ones are masked: an event that arrives sets its pending
 * bit, and the handler takes it before it returns. The handler is taken to run as long as the
 * upcall itself, so events that come closer than that, such as the packets behind a wake-up, share
 * one upcall.
 */
final class EventChannel {
  private final double upcall;
  private double maskedUntilCycles = Double.NEGATIVE_INFINITY;

  EventChannel(CostTable costs) {
    upcall = costs.primitive(Primitive.EXCEPTION) + costs.path(Path.UPCALL);
  }

  /** Delivers an event that happens now. */
  void deliver(Mechanism mechanism, GuestCpu cpu) {
    deliver(mechanism, cpu.now(), cpu);
  }

  /** Delivers an event that has been pending since a time. */
  void deliver(Mechanism mechanism, double sinceCycles, GuestCpu cpu) {
    if (sinceCycles < maskedUntilCycles) {
      return;
    }
    cpu.charge(mechanism, upcall);
    maskedUntilCycles = cpu.now() + upcall;
  }
}

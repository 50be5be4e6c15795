package io.densimeter.model.kernel;

import io.densimeter.model.platform.CostTable;
import io.densimeter.model.platform.Path;
import io.densimeter.model.platform.Primitive;

/**
 * The event channel of a paravirtual guest: a pending bit and an upcall instead of an interrupt. An
 * event that arrives while the last upcall is still being handled sets a bit and is taken by the
 * same upcall.
 */
final class EventChannel {
  private final double upcall;
  private double handledUntilCycles = Double.NEGATIVE_INFINITY;

  EventChannel(CostTable costs) {
    upcall = costs.primitive(Primitive.EXCEPTION) + costs.path(Path.UPCALL);
  }

  /** Delivers an event to the guest. */
  void deliver(Mechanism mechanism, GuestCpu cpu) {
    if (cpu.now() < handledUntilCycles) {
      return;
    }
    cpu.charge(mechanism, upcall);
    handledUntilCycles = cpu.now();
  }

  /** Returns the price of an upcall in cycles. */
  double upcall() {
    return upcall;
  }
}

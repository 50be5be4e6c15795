package io.densimeter.model.kernel;

import io.densimeter.model.platform.CostTable;
import io.densimeter.model.platform.Path;
import io.densimeter.model.workload.GuestOperation;

/**
 * Interrupts between vCPUs of a guest: the sender's write of the interrupt command exits, posted
 * interrupts or not; the target is interrupted, or woken when it was halted.
 *
 * <p>A sender that goes on leaves the target's cost to be paid all the same, end of interrupt
 * included. A sender that waits, as benchmarks do, sees the time until the target's handler runs:
 * its own return into guest mode, and the end of the interrupt, overlap with that (Dall et al.,
 * ISCA 2016, section 4: "time from sending a virtual interrupt until the receiving vCPU handles
 * it").
 */
final class VirtualIpis {
  private final VmExits exits;
  private final VirtualInterrupts interrupts;
  private final VirtualHalts halts;
  private final double ipiHandler;

  VirtualIpis(CostTable costs, VmExits exits, VirtualInterrupts interrupts, VirtualHalts halts) {
    this.exits = exits;
    this.interrupts = interrupts;
    this.halts = halts;
    ipiHandler = costs.path(Path.IPI_HANDLER);
  }

  /** Sends an interrupt; the operand is that of {@link GuestOperation#IPI}. */
  void send(long operand, GuestCpu cpu) {
    int halted = GuestOperation.low(operand);
    if (GuestOperation.high(operand) == 0) {
      exits.emulateUntilHandled(ExitReason.IPI, Mechanism.INTERRUPT, ipiHandler, cpu);
      if (halted == 0) {
        interrupts.reach(Mechanism.INTERRUPT, cpu);
      } else {
        halts.wakeAndWait(halted, cpu);
      }
      return;
    }
    exits.emulateFast(ExitReason.IPI, Mechanism.INTERRUPT, ipiHandler, cpu);
    if (halted == 0) {
      interrupts.deliver(Mechanism.INTERRUPT, cpu);
    } else {
      halts.wakeOther(halted, cpu);
    }
  }
}

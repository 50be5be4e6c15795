package io.densimeter.model.kernel;

import io.densimeter.model.platform.CostTable;
import io.densimeter.model.platform.Path;
import io.densimeter.model.platform.Setting;

/**
 * The timer of a vCPU: a deadline that the guest writes and an interrupt when it has passed.
 *
 * <p>On x86 the write exits, and the hypervisor arms a timer of the host; on ARM the guest arms the
 * virtual timer itself. The host's timer fires on the pCPU that the vCPU runs on, so its interrupt
 * ends guest mode even where interrupts are posted, unless timers are handled on pCPUs set aside
 * and posted from there (Linux 0c5f81dad46c, 2019).
 */
final class VirtualTimer {
  private final VmExits exits;
  private final VirtualInterrupts interrupts;
  private final boolean armedByGuest;
  private final boolean expiresElsewhere;
  private final double timerHandler;
  private final double interruptHandler;

  VirtualTimer(CostTable costs, VmExits exits, VirtualInterrupts interrupts) {
    this.exits = exits;
    this.interrupts = interrupts;
    armedByGuest = costs.on(Setting.VIRTUAL_TIMER);
    expiresElsewhere = costs.on(Setting.POSTED_TIMERS) && interrupts.posted();
    timerHandler =
        costs.has(Path.TIMER_HANDLER)
            ? costs.path(Path.TIMER_HANDLER)
            : costs.path(Path.MSR_HANDLER);
    interruptHandler = costs.path(Path.INTERRUPT_HANDLER);
  }

  /** The timer fires, and the guest arms it again. */
  void tick(GuestCpu cpu) {
    if (expiresElsewhere) {
      cpu.chargeHypervisor(Mechanism.TIMER, interruptHandler);
      interrupts.deliver(Mechanism.TIMER, cpu);
    } else {
      interrupts.deliverLocal(Mechanism.TIMER, cpu);
    }
    if (!armedByGuest) {
      exits.takeFast(ExitReason.MSR_WRITE, Mechanism.TIMER, timerHandler, cpu);
    }
  }
}

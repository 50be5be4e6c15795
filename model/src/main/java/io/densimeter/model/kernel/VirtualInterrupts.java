package io.densimeter.model.kernel;

import io.densimeter.model.platform.CostTable;
import io.densimeter.model.platform.CpuFeature;
import io.densimeter.model.platform.Path;
import io.densimeter.model.platform.Setting;

/**
 * Interrupts to a vCPU under hardware assistance.
 *
 * <p>With an emulated interrupt controller a physical interrupt ends guest mode, a virtual one is
 * injected on the way back, and its end is another exit. With posted interrupts, where the CPU has
 * them and the implementation uses them, none of the three exits (Gordon et al., "ELI: bare-metal
 * performance for I/O virtualization", ASPLOS 2012, for what the exits cost).
 */
final class VirtualInterrupts {
  private final VmExits exits;
  private final boolean posted;
  private final boolean virtualEoi;
  private final double interruptHandler;
  private final double inject;
  private final double eoiHandler;

  VirtualInterrupts(CostTable costs, VmExits exits) {
    this.exits = exits;
    posted =
        costs.on(Setting.PASSED_INTERRUPTS) && costs.platform().has(CpuFeature.VIRTUAL_INTERRUPTS);
    virtualEoi = costs.on(Setting.VIRTUAL_EOI);
    interruptHandler = costs.path(Path.INTERRUPT_HANDLER);
    inject = costs.path(Path.INJECT);
    eoiHandler = costs.path(Path.EOI_HANDLER);
  }

  /** Delivers an interrupt to the running vCPU and completes it. */
  void deliver(Mechanism mechanism, GuestCpu cpu) {
    if (posted) {
      cpu.charge(mechanism, inject);
      return;
    }
    exits.take(ExitReason.INTERRUPT, mechanism, interruptHandler + inject, cpu);
    complete(cpu);
  }

  /** Injects an interrupt into a vCPU that enters guest mode anyway, and completes it. */
  void injectOnEntry(Mechanism mechanism, GuestCpu cpu) {
    cpu.charge(mechanism, inject);
    if (!posted) {
      complete(cpu);
    }
  }

  private void complete(GuestCpu cpu) {
    if (virtualEoi) {
      cpu.charge(Mechanism.INTERRUPT, eoiHandler);
      return;
    }
    exits.take(ExitReason.EOI, Mechanism.INTERRUPT, eoiHandler, cpu);
  }
}

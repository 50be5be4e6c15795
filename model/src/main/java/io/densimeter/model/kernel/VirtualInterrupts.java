package io.densimeter.model.kernel;

import io.densimeter.model.platform.CostTable;
import io.densimeter.model.platform.CpuFeature;
import io.densimeter.model.platform.IoPath;
import io.densimeter.model.platform.Path;
import io.densimeter.model.platform.Setting;

/**
 * Interrupts to a vCPU under hardware assistance.
 *
 * <p>With an emulated interrupt controller a physical interrupt ends guest mode, a virtual one is
 * injected on the way back, and its end is another exit. With posted interrupts (APICv, AVIC),
 * where the CPU has them and the implementation uses them, what other pCPUs send needs none of the
 * exits.
 *
 * <p>The interrupts of an assigned device also pass through a handler thread of the host, unless
 * the guest's interrupt table takes them without an exit (exit-less interrupts); their end needs no
 * exit when the guest writes the controller itself (Gordon et al., "ELI: bare-metal performance for
 * I/O virtualization", ASPLOS 2012).
 */
final class VirtualInterrupts {
  private final VmExits exits;
  private final boolean posted;
  private final boolean virtualEoi;
  private final boolean exitlessDevice;
  private final double interruptHandler;
  private final double passToGuest;
  private final double inject;
  private final double eoiHandler;

  VirtualInterrupts(CostTable costs, VmExits exits) {
    this.exits = exits;
    posted =
        costs.on(Setting.PASSED_INTERRUPTS) && costs.platform().has(CpuFeature.VIRTUAL_INTERRUPTS);
    virtualEoi = costs.on(Setting.VIRTUAL_EOI);
    boolean assigned = costs.implementation().io() == IoPath.PASSTHROUGH;
    exitlessDevice = assigned && costs.on(Setting.EXITLESS_DELIVERY);
    interruptHandler = costs.path(Path.INTERRUPT_HANDLER);
    passToGuest =
        assigned && costs.has(Path.ASSIGNED_INTERRUPT) ? costs.path(Path.ASSIGNED_INTERRUPT) : 0;
    inject = costs.path(Path.INJECT);
    eoiHandler = costs.path(Path.EOI_HANDLER);
  }

  /** Returns whether interrupts are posted to a vCPU that runs. */
  boolean posted() {
    return posted;
  }

  /** Delivers an interrupt that another pCPU sends to the running vCPU, and completes it. */
  void deliver(Mechanism mechanism, GuestCpu cpu) {
    reach(mechanism, cpu);
    complete(cpu);
  }

  /** Delivers an interrupt of the guest's own device to the running vCPU, and completes it. */
  void deliverDevice(Mechanism mechanism, GuestCpu cpu) {
    if (!exitlessDevice) {
      if (passToGuest > 0 && !posted) {
        cpu.charge(mechanism, passToGuest);
      }
      reach(mechanism, cpu);
    }
    complete(cpu);
  }

  /** Delivers an interrupt until the guest's handler starts. */
  void reach(Mechanism mechanism, GuestCpu cpu) {
    if (posted) {
      cpu.charge(mechanism, inject);
    } else {
      reachByExit(mechanism, cpu);
    }
  }

  /** Delivers an interrupt of the pCPU that the vCPU runs on: it always ends guest mode. */
  void deliverLocal(Mechanism mechanism, GuestCpu cpu) {
    reachByExit(mechanism, cpu);
    complete(cpu);
  }

  private void reachByExit(Mechanism mechanism, GuestCpu cpu) {
    exits.take(ExitReason.INTERRUPT, mechanism, interruptHandler + inject, cpu);
  }

  /** Injects an interrupt into a vCPU that enters guest mode anyway, and completes it. */
  void injectOnEntry(Mechanism mechanism, GuestCpu cpu) {
    inject(mechanism, cpu);
    complete(cpu);
  }

  /** Injects an interrupt into a vCPU that enters guest mode anyway. */
  void inject(Mechanism mechanism, GuestCpu cpu) {
    cpu.charge(mechanism, inject);
  }

  /** The guest ends an interrupt, by itself: the open operation is the write of the controller. */
  void end(GuestCpu cpu) {
    if (virtualEoi) {
      cpu.charge(Mechanism.INTERRUPT, eoiHandler - cpu.openNative());
    } else if (!posted) {
      exits.emulate(ExitReason.EOI, Mechanism.INTERRUPT, eoiHandler, cpu);
    }
  }

  private void complete(GuestCpu cpu) {
    if (virtualEoi) {
      cpu.charge(Mechanism.INTERRUPT, eoiHandler);
    } else if (!posted) {
      exits.take(ExitReason.EOI, Mechanism.INTERRUPT, eoiHandler, cpu);
    }
  }
}

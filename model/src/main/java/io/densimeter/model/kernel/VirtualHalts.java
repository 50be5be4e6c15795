package io.densimeter.model.kernel;

import io.densimeter.model.platform.CostTable;
import io.densimeter.model.platform.Path;
import io.densimeter.model.platform.Setting;

/**
 * Halts of vCPUs: of this one, and of those that it wakes by an interrupt.
 *
 * <p>A halt is an exit that blocks the vCPU's thread; the wake-up schedules the thread and enters
 * guest mode with an interrupt to inject. A vCPU that is woken while it still polls ({@link
 * HaltPolling}) has not blocked and pays neither. Who waits for the answer of another vCPU also
 * waits until the other's pCPU has come out of its sleep ({@link PcpuSleep}).
 */
final class VirtualHalts {
  /** Halted vCPUs that are told apart; a power of two. */
  private static final int VCPUS = 16;

  private final VmExits exits;
  private final VirtualInterrupts interrupts;
  private final HaltPolling ownPolling;
  private final HaltedVcpu[] others = new HaltedVcpu[VCPUS];
  private final double exitToUserSpace;
  private final double block;
  private final double wake;

  VirtualHalts(CostTable costs, VmExits exits, VirtualInterrupts interrupts) {
    this.exits = exits;
    this.interrupts = interrupts;
    ownPolling =
        new HaltPolling(costs.setting(Setting.HALT_POLL_NANOS), costs.platform().clockHertz());
    for (int vcpu = 0; vcpu < VCPUS; vcpu++) {
      others[vcpu] = new HaltedVcpu(costs);
    }
    exitToUserSpace = costs.on(Setting.USER_HALT) ? costs.path(Path.USER_EXIT) : 0;
    block = costs.path(Path.HALT_HANDLER);
    wake = costs.path(Path.HALT_WAKE);
  }

  /** This vCPU halts for so long, and is woken by an interrupt. */
  void halt(double idleCycles, GuestCpu cpu) {
    if (idleCycles > 0) {
      haltAndWake(!ownPolling.polled(idleCycles), cpu);
    }
  }

  /**
   * This vCPU wakes another one and goes on: the other's halt and wake-up take CPU all the same.
   */
  void wakeOther(int vcpu, GuestCpu cpu) {
    haltAndWake(others[vcpu & (VCPUS - 1)].wake(cpu.now()), cpu);
  }

  private void haltAndWake(boolean blocked, GuestCpu cpu) {
    double handler = exitToUserSpace + (blocked ? block + wake : 0);
    exits.take(ExitReason.HLT, Mechanism.IDLE, handler, cpu);
    interrupts.injectOnEntry(Mechanism.INTERRUPT, cpu);
  }

  /** This vCPU wakes another one and waits until the other's interrupt handler runs. */
  void wakeAndWait(int vcpu, GuestCpu cpu) {
    var other = others[vcpu & (VCPUS - 1)];
    if (other.wake(cpu.now())) {
      cpu.charge(Mechanism.IDLE, other.latency() + wake);
    }
    // The other left guest mode, and blocked, before.
    exits.enter(ExitReason.HLT, cpu);
    interrupts.inject(Mechanism.INTERRUPT, cpu);
  }
}

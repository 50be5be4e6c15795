package io.densimeter.model.kernel;

import io.densimeter.model.platform.CostTable;
import io.densimeter.model.platform.Path;
import io.densimeter.model.platform.Primitive;
import io.densimeter.model.platform.Setting;

/**
 * VM exits of a vCPU, counted by reason in the ledger.
 *
 * <pre>cycles = round trip + accesses · control-structure access + dispatch + handler</pre>
 *
 * <p>An exit that the hypervisor handles at once, before it enables interrupts and saves the rest
 * of the guest's state (a fast path), has a short dispatch instead of accesses and dispatch. When
 * the hypervisor is itself a guest, {@link NestedExits} come on top.
 *
 * <p>Round trips: Agesen, Mattson, Rugina and Sheldon, "Software techniques for avoiding hardware
 * virtualization exits", USENIX ATC 2012, table 1; control-structure accesses: Adams and Agesen,
 * ASPLOS 2006, table 1; fast paths: W. Li, KVM patches of 2019 and 2020.
 */
final class VmExits {
  private final double exit;
  private final double fastExit;
  private final double shareBefore;
  private final NestedExits nested;

  VmExits(CostTable costs) {
    double roundTrip = costs.primitive(Primitive.VM_EXIT_ROUND_TRIP);
    exit =
        roundTrip
            + (costs.setting(Setting.VMCS_ACCESSES) * costs.primitive(Primitive.VMCS_ACCESS)
                + costs.path(Path.EXIT_DISPATCH));
    fastExit = costs.has(Path.FAST_DISPATCH) ? roundTrip + costs.path(Path.FAST_DISPATCH) : exit;
    shareBefore = costs.setting(Setting.EXIT_SHARE);
    nested = new NestedExits(costs, exit);
  }

  /** Takes one exit, with that handler between exit and entry, charged to that mechanism. */
  void take(ExitReason reason, Mechanism mechanism, double handlerCycles, GuestCpu cpu) {
    take(reason, exit, mechanism, handlerCycles, cpu);
  }

  /** Takes one exit on the fast path, where the implementation has one. */
  void takeFast(ExitReason reason, Mechanism mechanism, double handlerCycles, GuestCpu cpu) {
    take(reason, fastExit, mechanism, handlerCycles, cpu);
  }

  /**
   * Takes one exit that replaces the native instruction: the handler stands for it, so its native
   * price is taken off again.
   */
  void emulate(ExitReason reason, Mechanism mechanism, double handlerCycles, GuestCpu cpu) {
    take(reason, exit, mechanism, 0, cpu);
    cpu.charge(mechanism, handlerCycles - cpu.openNative());
  }

  /** As {@link #emulate}, on the fast path, where the implementation has one. */
  void emulateFast(ExitReason reason, Mechanism mechanism, double handlerCycles, GuestCpu cpu) {
    take(reason, fastExit, mechanism, 0, cpu);
    cpu.charge(mechanism, handlerCycles - cpu.openNative());
  }

  /**
   * As {@link #emulateFast}, for one that waits for what the handler sets off on another pCPU: its
   * own way back into guest mode overlaps with that.
   */
  void emulateUntilHandled(
      ExitReason reason, Mechanism mechanism, double handlerCycles, GuestCpu cpu) {
    take(reason, shareBefore * fastExit, mechanism, 0, cpu);
    cpu.charge(mechanism, handlerCycles - cpu.openNative());
  }

  /** Ends an exit whose way out of guest mode overlapped with something else. */
  void enter(ExitReason reason, GuestCpu cpu) {
    take(reason, (1 - shareBefore) * exit, Mechanism.VM_EXIT, 0, cpu);
  }

  private void take(
      ExitReason reason, double price, Mechanism mechanism, double handlerCycles, GuestCpu cpu) {
    cpu.countExit(reason);
    cpu.charge(Mechanism.VM_EXIT, price);
    nested.reflect(cpu);
    if (handlerCycles > 0) {
      cpu.charge(mechanism, handlerCycles);
    }
  }
}
